package dev.pgrehearse.facade.catalog;

import dev.pgrehearse.finding.Skipped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What {@code pg_stat_statements} has of this database.
 *
 * @param statements by role and text; those of a role that the reader may not look at have no text
 * @param skipped why there is nothing to read, or not everything
 * @param refused whether this login lacks the right to read it, or to read all of it
 */
public record StatementLog(List<Sent> statements, List<Skipped> skipped, boolean refused) {
  private static final String WHAT = "statements that were sent to the tables";
  public static final String RESET =
      "select pg_stat_statements_reset() and ask again after a day of traffic";
  private static final String HIDDEN = "<insufficient privilege>";
  private static final String EXTENSION =
      """
      select n.nspname
      from pg_catalog.pg_extension as e
      join pg_catalog.pg_namespace as n on n.oid = e.extnamespace
      where e.extname = 'pg_stat_statements'""";

  /**
   * A statement with who sent it.
   *
   * @param path what the database or the role sets as search_path
   * @param text as it was recorded, constants replaced by parameters; absent where it is hidden or
   *     lost
   * @param hidden whether this login may not see it
   */
  public record Sent(
      String role, long calls, Optional<String> path, Optional<String> text, boolean hidden) {

    static Sent of(ResultSet row) throws SQLException {
      Optional<String> text = Optional.ofNullable(row.getString("query"));
      boolean hidden = text.filter(HIDDEN::equals).isPresent();
      return new Sent(
          row.getString("role"),
          row.getLong("calls"),
          Optional.ofNullable(row.getString("path")),
          hidden ? Optional.empty() : text,
          hidden);
    }
  }

  public StatementLog {
    statements = List.copyOf(statements);
    skipped = List.copyOf(skipped);
  }

  public static StatementLog read(LiveCatalog catalog, Names names) throws SQLException {
    Optional<String> schema =
        catalog.rowsOf(EXTENSION, row -> row.getString(1)).stream().findFirst();
    if (schema.isEmpty()) {
      return nothing(
          WHAT,
          "pg_stat_statements is not in this database; create extension pg_stat_statements and"
              + " ask again after a day of traffic",
          false);
    }
    Connection connection = catalog.connection();
    Savepoint savepoint = connection.setSavepoint();
    try {
      List<Sent> statements = catalog.rowsOf(query(names, schema.get()), Sent::of);
      List<Skipped> skipped = new ArrayList<>();
      if (statements.stream().anyMatch(Sent::hidden)) {
        skipped.add(
            new Skipped(
                WHAT + " by other roles",
                "pg_stat_statements hides them; log in as a role with pg_read_all_stats"));
      }
      if (statements.stream().anyMatch(one -> one.text().isEmpty() && !one.hidden())) {
        skipped.add(new Skipped(WHAT, "pg_stat_statements has lost some of their texts; " + RESET));
      }
      return new StatementLog(statements, skipped, statements.stream().anyMatch(Sent::hidden));
    } catch (SQLException e) {
      connection.rollback(savepoint);
      return nothing(
          WHAT,
          "pg_stat_statements cannot be read (%s); %s".formatted(e.getSQLState(), remedy(e)),
          "42501".equals(e.getSQLState()));
    }
  }

  private static String remedy(SQLException e) {
    return switch (String.valueOf(e.getSQLState())) {
      case "42501" -> "log in as a role with pg_read_all_stats";
      case "55000" -> "name it in shared_preload_libraries, restart, and wait for traffic";
      case "22021", "22P05" -> "a text in it is damaged; " + RESET;
      default -> e.getMessage().lines().findFirst().orElse("");
    };
  }

  private static StatementLog nothing(String what, String why, boolean refused) {
    return new StatementLog(List.of(), List.of(new Skipped(what, why)), refused);
  }

  /** One row for each role and text: the same text can be there with several numbers. */
  private static String query(Names names, String schema) {
    return """
        select
            coalesce(r.rolname, 'role ' || s.userid) as role,
            s.query,
            pg_catalog.sum(s.calls)::bigint as calls,
            (
                select pg_catalog.substr(c.setting, pg_catalog.length('search_path=') + 1)
                from pg_catalog.pg_db_role_setting as p
                cross join lateral pg_catalog.unnest(p.setconfig) as c (setting)
                where p.setdatabase in (0, d.oid)
                    and p.setrole in (0, s.userid)
                    and c.setting like 'search\\_path=%%'
                order by
                    p.setrole = 0,
                    p.setdatabase = 0
                limit 1
            ) as path
        from %s as s
        join pg_catalog.pg_database as d on d.oid = s.dbid
        left join pg_catalog.pg_roles as r on r.oid = s.userid
        where d.datname = pg_catalog.current_database()
            -- What facade plan has tried on the tables is nobody's traffic.
            and (s.query is null or s.query not like '%%/* pgrehearse */%%')
        group by
            r.rolname,
            s.userid,
            d.oid,
            s.query
        order by
            r.rolname,
            s.userid,
            s.query collate "C\""""
        .formatted(names.qualified(schema, "pg_stat_statements"));
  }
}
