package dev.pgrehearse.lock;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/**
 * The tables that are there before a changelog, by oid.
 *
 * @param names schema-qualified
 * @param filled whether a table holds rows
 * @param roots of partitions: the table that is queried
 */
public record TablesBefore(
    Map<Long, String> names, Map<Long, Boolean> filled, Map<Long, Long> roots) {

  private static final String TABLES =
      """
      select
          c.oid,
          pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(c.relname) as name,
          pg_catalog.pg_relation_size(c.oid) > 0
              or c.relkind = 'p' and exists (
                  select from pg_catalog.pg_partition_tree(c.oid) as t
                  where pg_catalog.pg_relation_size(t.relid) > 0
              ) as filled,
          case when c.relispartition then pg_catalog.pg_partition_root(c.oid)::oid end as root
      from pg_catalog.pg_class as c
      join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p', 'm')
          and c.oid >= 16384
      """;

  /** Where nothing is known. */
  public static final TablesBefore NONE = new TablesBefore(Map.of(), Map.of(), Map.of());

  public TablesBefore {
    names = Collections.unmodifiableMap(new HashMap<>(names));
    filled = Collections.unmodifiableMap(new HashMap<>(filled));
    roots = Collections.unmodifiableMap(new HashMap<>(roots));
  }

  /** Those of a database. */
  public static TablesBefore in(Connection connection) throws SQLException {
    Map<Long, String> names = new HashMap<>();
    Map<Long, Boolean> filled = new HashMap<>();
    Map<Long, Long> roots = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(TABLES)) {
      while (row.next()) {
        names.put(row.getLong("oid"), row.getString("name"));
        filled.put(row.getLong("oid"), row.getBoolean("filled"));
        long root = row.getLong("root");
        if (!row.wasNull()) {
          roots.put(row.getLong("oid"), root);
        }
      }
    }
    return new TablesBefore(names, filled, roots);
  }
}
