package dev.pgrehearse.proof.subject;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Finds the views of after that go by the name that a table had before. */
public final class FacadeReader {

  private static final String TABLES =
      """
      select
          c.oid,
          pg_catalog.format('%I.%I', n.nspname, c.relname) as name
      from pg_catalog.pg_class as c
      join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p')
          and n.nspname not like 'pg\\_%'
          and n.nspname <> 'information_schema'
      order by c.oid
      """;

  private static final String VIEWS =
      """
      select
          pg_catalog.format('%I.%I', n.nspname, c.relname) as name,
          exists (
              select from pg_catalog.pg_trigger as t where t.tgrelid = c.oid and t.tgtype & 64 <> 0
          ) as has_triggers,
          pg_catalog.pg_relation_is_updatable(c.oid, false) <> 0 as is_updatable
      from pg_catalog.pg_class as c
      join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
      where c.relkind in ('v', 'm')
          and n.nspname not like 'pg\\_%'
          and n.nspname <> 'information_schema'
      order by name
      """;

  private record View(String name, FacadeKind kind) {}

  private FacadeReader() {}

  public static List<Facade> facades(Look before, Look after) throws SQLException {
    Map<String, Long> tables = new TreeMap<>();
    tables(before).forEach((oid, name) -> tables.put(name, oid));
    List<View> views =
        after.all(
            VIEWS,
            row ->
                new View(
                    row.getString("name"),
                    row.getBoolean("has_triggers")
                        ? FacadeKind.TRIGGERS
                        : row.getBoolean("is_updatable")
                            ? FacadeKind.PASSTHROUGH
                            : FacadeKind.READ_ONLY));
    List<Facade> facades = new ArrayList<>();
    for (View view : views) {
      if (tables.containsKey(view.name())) {
        facades.add(new Facade(view.name(), tables.get(view.name()), view.kind()));
      }
    }
    return facades;
  }

  /** Every table's name, by oid. */
  static Map<Long, String> tables(Look look) throws SQLException {
    Map<Long, String> names = new TreeMap<>();
    look.all(TABLES, row -> Map.entry(row.getLong("oid"), row.getString("name")))
        .forEach(entry -> names.put(entry.getKey(), entry.getValue()));
    return names;
  }
}
