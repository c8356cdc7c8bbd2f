package dev.pgrehearse.lock;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How big the tables of a server are, how its indexes are used and what it is set to: numbers and
 * names, and nothing of what is in the tables. As text for a file that is kept with the changelog.
 */
public final class ServerStats {

  private static final String HEAD =
      """
      # What pgrehearse stats read of a server: numbers and names, nothing of what is in the tables.
      # pgrehearse.yaml names this file under 'stats'; then a rehearsal knows which tables are big.
      """;

  private static final String TABLES =
      """
      with counted as (
          select
              c.oid,
              case
                  when c.reltuples > 0 then c.reltuples::bigint
                  else pg_catalog.pg_stat_get_live_tuples(c.oid)
              end as rows,
              pg_catalog.pg_total_relation_size(c.oid) as bytes
          from pg_catalog.pg_class as c
          where c.relkind in ('r', 'm')
      )
      select
          pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(c.relname) as name,
          case
              when c.relkind = 'p' then (
                  select coalesce(sum(p.rows), 0)::bigint
                  from pg_catalog.pg_partition_tree(c.oid) as t
                  join counted as p on p.oid = t.relid
              )
              else o.rows
          end as rows,
          case
              when c.relkind = 'p' then (
                  select coalesce(sum(p.bytes), 0)::bigint
                  from pg_catalog.pg_partition_tree(c.oid) as t
                  join counted as p on p.oid = t.relid
              )
              else o.bytes
          end as bytes
      from pg_catalog.pg_class as c
      join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
      left join counted as o on o.oid = c.oid
      where c.relkind in ('r', 'm', 'p')
          and n.nspname <> 'information_schema'
          and pg_catalog.left(n.nspname, 3) <> 'pg_'
      order by 1
      """;

  private static final String INDEXES =
      """
      select
          pg_catalog.quote_ident(s.schemaname) || '.' || pg_catalog.quote_ident(s.indexrelname) as name,
          s.idx_scan as scans,
          pg_catalog.pg_relation_size(s.indexrelid) as bytes
      from pg_catalog.pg_stat_user_indexes as s
      order by 1
      """;

  private static final String SETTINGS =
      """
      select s.name, pg_catalog.current_setting(s.name) as setting
      from pg_catalog.pg_settings as s
      where s.name in (
          'autovacuum',
          'deadlock_timeout',
          'default_transaction_isolation',
          'idle_in_transaction_session_timeout',
          'lock_timeout',
          'maintenance_work_mem',
          'max_connections',
          'max_parallel_maintenance_workers',
          'statement_timeout',
          'TimeZone',
          'wal_level',
          'work_mem'
      )
      order by pg_catalog.lower(s.name)
      """;

  private final String version;
  private final Map<String, String> settings;
  private final Map<String, List<String>> tables;
  private final Map<String, List<String>> indexes;

  private ServerStats(
      String version,
      Map<String, String> settings,
      Map<String, List<String>> tables,
      Map<String, List<String>> indexes) {
    this.version = version;
    this.settings = settings;
    this.tables = tables;
    this.indexes = indexes;
  }

  /** Asks a server, in one transaction that cannot write and waits for nobody. */
  public static ServerStats of(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("set transaction isolation level repeatable read, read only");
      // What others have locked against reading is not waited for.
      statement.execute("set local lock_timeout = '2s'");
      statement.execute("set local statement_timeout = '60s'");
      Map<String, String> settings = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      String version = "";
      try (ResultSet row = statement.executeQuery("show server_version")) {
        row.next();
        version = row.getString(1).replaceFirst(" .*", "");
      }
      try (ResultSet row = statement.executeQuery(SETTINGS)) {
        while (row.next()) {
          settings.put(row.getString(1), row.getString(2));
        }
      }
      settings.put("lock_timeout", ofNewSessions(statement, "lock_timeout"));
      settings.put("statement_timeout", ofNewSessions(statement, "statement_timeout"));
      Map<String, List<String>> tables = numbers(statement, TABLES);
      Map<String, List<String>> indexes = numbers(statement, INDEXES);
      return new ServerStats(version, settings, tables, indexes);
    } finally {
      connection.rollback();
    }
  }

  /** Not what is set here for the asking. */
  private static String ofNewSessions(Statement statement, String name) throws SQLException {
    try (ResultSet row =
        statement.executeQuery(
            """
            select case when s.reset_val = '0' then '0' else s.reset_val || coalesce(s.unit, '') end
            from pg_catalog.pg_settings as s
            where s.name = '%s'
            """
                .formatted(name))) {
      row.next();
      return row.getString(1);
    }
  }

  private static Map<String, List<String>> numbers(Statement statement, String sql)
      throws SQLException {
    Map<String, List<String>> numbers = new TreeMap<>();
    try (ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        List<String> line = new ArrayList<>();
        for (int i = 2; i <= row.getMetaData().getColumnCount(); i++) {
          line.add(row.getMetaData().getColumnLabel(i) + ": " + row.getLong(i));
        }
        numbers.put(row.getString(1), line);
      }
    }
    return numbers;
  }

  /** How many tables there are. */
  public int tables() {
    return tables.size();
  }

  /** The file's text. */
  public String yaml() {
    StringBuilder text = new StringBuilder(HEAD);
    text.append("server:\n  version: ").append(quoted(version)).append("\n  settings:\n");
    settings.forEach(
        (name, value) ->
            text.append("    ").append(name).append(": ").append(quoted(value)).append('\n'));
    section(text, "tables", tables);
    section(text, "indexes", indexes);
    return text.toString();
  }

  private static void section(StringBuilder text, String name, Map<String, List<String>> numbers) {
    text.append(name).append(numbers.isEmpty() ? ": {}\n" : ":\n");
    numbers.forEach(
        (key, line) ->
            text.append("  ")
                .append(quoted(key))
                .append(": {")
                .append(String.join(", ", line))
                .append("}\n"));
  }

  /** Names and settings are anything. */
  private static String quoted(String value) {
    return value.matches("[A-Za-z_][A-Za-z0-9_.]*") && value.contains(".")
        ? value
        : "'" + value.replace("'", "''") + "'";
  }
}
