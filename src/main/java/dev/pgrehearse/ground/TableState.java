package dev.pgrehearse.ground;

import dev.pgrehearse.changelog.ChangelogPlayer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What tells whether somebody has touched a table, and not what it is: the versions of its rows in
 * the catalog, and of its own.
 *
 * @param name as SQL names it, with its schema
 * @param catalog of the table, its columns, defaults, constraints, indexes, triggers and policies
 * @param rows how many it has, and a digest of their versions and places
 */
record TableState(String name, String catalog, String rows) {

  private static final String TABLES =
      """
      select
          c.oid,
          pg_catalog.format('%%I.%%I', n.nspname, c.relname) as name,
          pg_catalog.concat_ws(
              ' ',
              c.xmin,
              (
                  select pg_catalog.string_agg(a.attnum || ' ' || a.xmin, ',' order by a.attnum)
                  from pg_catalog.pg_attribute as a
                  where a.attrelid = c.oid and a.attnum > 0
              ),
              (
                  select pg_catalog.string_agg(d.oid || ' ' || d.xmin, ',' order by d.oid)
                  from pg_catalog.pg_attrdef as d
                  where d.adrelid = c.oid
              ),
              (
                  select pg_catalog.string_agg(k.oid || ' ' || k.xmin, ',' order by k.oid)
                  from pg_catalog.pg_constraint as k
                  where k.conrelid = c.oid
              ),
              (
                  select pg_catalog.string_agg(i.indexrelid::text, ',' order by i.indexrelid)
                  from pg_catalog.pg_index as i
                  where i.indrelid = c.oid
              ),
              (
                  select pg_catalog.string_agg(t.oid || ' ' || t.xmin, ',' order by t.oid)
                  from pg_catalog.pg_trigger as t
                  where t.tgrelid = c.oid and not t.tgisinternal
              ),
              (
                  select pg_catalog.string_agg(p.oid || ' ' || p.xmin, ',' order by p.oid)
                  from pg_catalog.pg_policy as p
                  where p.polrelid = c.oid
              )
          ) as catalog
      from pg_catalog.pg_class as c
      join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p')
          and n.nspname not like 'pg\\_%%'
          and n.nspname not in ('information_schema', '%s')
      order by c.oid"""
          .formatted(ChangelogPlayer.HISTORY_SCHEMA);

  private static final String ROWS =
      """
      select
          %d::bigint as oid,
          pg_catalog.concat_ws(
              ' ',
              pg_catalog.count(*),
              pg_catalog.sum(
                  pg_catalog.hashtextextended(
                      pg_catalog.concat_ws(' ', t.tableoid, t.xmin, t.ctid), 0
                  )::numeric
              )
          ) as rows
      from %s as t""";

  private static final String VIEWS =
      """
      select pg_catalog.format('%I.%I', n.nspname, c.relname)
      from pg_catalog.pg_class as c
      join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
      where c.relkind in ('v', 'm') and n.nspname not like 'pg\\_%'
      order by 1""";

  /**
   * Of every table, by its oid; whoever asks is a superuser.
   *
   * @param gone tables of which nobody wants to know any more
   */
  static Map<Long, TableState> read(Connection connection, Set<Long> gone) throws SQLException {
    Map<Long, TableState> tables = new TreeMap<>();
    try (Statement statement = connection.createStatement()) {
      try (ResultSet rows = statement.executeQuery(TABLES)) {
        while (rows.next()) {
          tables.put(
              rows.getLong(1), new TableState(rows.getString(2), rows.getString(3), "unread"));
        }
      }
      tables.keySet().removeAll(gone);
      if (!tables.isEmpty()) {
        String all =
            tables.entrySet().stream()
                .map(table -> ROWS.formatted(table.getKey(), table.getValue().name()))
                .collect(Collectors.joining("\nunion all\n"));
        try (ResultSet rows = statement.executeQuery(all)) {
          while (rows.next()) {
            String digest = rows.getString(2);
            tables.computeIfPresent(
                rows.getLong(1),
                (oid, table) -> new TableState(table.name(), table.catalog(), digest));
          }
        }
      }
    }
    return tables;
  }

  /** The names of all views. */
  static List<String> views(Connection connection) throws SQLException {
    List<String> names = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(VIEWS)) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    return names;
  }
}
