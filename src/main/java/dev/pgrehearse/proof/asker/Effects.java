package dev.pgrehearse.proof.asker;

import dev.pgrehearse.proof.answer.Effect;
import dev.pgrehearse.proof.subject.Look;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Sees what the transaction under way has done to any table, by oid and in columns that both sides
 * have: a facade must do the same to the same tables.
 */
public final class Effects {

  /**
   * A table on one side.
   *
   * @param name there
   * @param columns names there, of the columns that both sides have, in the order of before
   */
  record Place(String name, List<String> columns) {
    Place {
      columns = List.copyOf(columns);
    }
  }

  private static final String PLACES =
      """
      select
          c.oid,
          c.oid::pg_catalog.regclass::text as name,
          array(
              select a.attnum || ' ' || pg_catalog.quote_ident(a.attname)
              from pg_catalog.pg_attribute as a
              where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
              order by a.attnum
          ) as columns
      from pg_catalog.pg_class as c
      join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
      where c.relkind = 'r'
          and n.nspname not like 'pg\\_%'
          and n.nspname <> 'information_schema'
      order by c.oid
      """;

  private static final String COUNTS =
      """
      select c.oid, c.inserted, c.updated, c.deleted
      from (
          select
              t.oid,
              pg_catalog.pg_stat_get_xact_tuples_inserted(t.oid) as inserted,
              pg_catalog.pg_stat_get_xact_tuples_updated(t.oid) as updated,
              pg_catalog.pg_stat_get_xact_tuples_deleted(t.oid) as deleted
          from pg_catalog.unnest('{%s}'::pg_catalog.oid[]) as t (oid)
          offset 0 -- or each function is called twice
      ) as c
      where c.inserted + c.updated + c.deleted > 0
      """;

  private static final long[] NOTHING = {0, 0, 0};

  private static final String OURS =
      "xmin::text::bigint >= pg_catalog.pg_current_xact_id()::text::bigint %% 4294967296";

  private static final String WRITTEN = "select %s from only %s where " + OURS + " order by ctid";

  private static final String REST =
      """
      select
          pg_catalog.count(*) || ' rows, '
              || coalesce(
                  pg_catalog.sum(pg_catalog.hashtextextended(row(%s)::text, 0)), 0
              )
      from only %s
      where not\s"""
          + OURS;

  private final Map<Long, Place> places;
  private final String counting;

  private Effects(Map<Long, Place> places) {
    this.places = places;
    this.counting =
        COUNTS.formatted(String.join(",", places.keySet().stream().map(String::valueOf).toList()));
  }

  /** Sees nothing, for where a table's place changes under way. */
  public static Effects none() {
    return new Effects(Map.of());
  }

  /** Of both sides, in this order. */
  public static List<Effects> of(Look before, Look after) throws SQLException {
    Map<Long, Map<Integer, String>> old = new TreeMap<>();
    Map<Long, String> oldNames = new TreeMap<>();
    read(before, old, oldNames);
    Map<Long, Map<Integer, String>> now = new TreeMap<>();
    Map<Long, String> nowNames = new TreeMap<>();
    read(after, now, nowNames);
    return List.of(
        new Effects(places(oldNames, old, now)), new Effects(places(nowNames, now, old)));
  }

  private static void read(
      Look look, Map<Long, Map<Integer, String>> columns, Map<Long, String> names)
      throws SQLException {
    look.all(
        PLACES,
        row -> {
          Map<Integer, String> own = new TreeMap<>();
          for (String column : Look.strings(row, "columns")) {
            int blank = column.indexOf(' ');
            own.put(Integer.valueOf(column.substring(0, blank)), column.substring(blank + 1));
          }
          names.put(row.getLong("oid"), row.getString("name"));
          return columns.put(row.getLong("oid"), own);
        });
  }

  private static Map<Long, Place> places(
      Map<Long, String> names,
      Map<Long, Map<Integer, String>> columns,
      Map<Long, Map<Integer, String>> elsewhere) {
    Map<Long, Place> places = new TreeMap<>();
    names.forEach(
        (oid, name) -> {
          Map<Integer, String> own = new TreeMap<>(columns.get(oid));
          if (elsewhere.containsKey(oid)) {
            own.keySet().retainAll(elsewhere.get(oid).keySet());
          }
          places.put(oid, new Place(name, List.copyOf(own.values())));
        });
    return Collections.unmodifiableMap(places);
  }

  /** The name of a table on this side. */
  Optional<String> name(long oid) {
    return Optional.ofNullable(places.get(oid)).map(Place::name);
  }

  /** What the transaction has counted so far; a table of which that is nothing is not in it. */
  SortedMap<Long, long[]> counts(Connection connection) throws SQLException {
    SortedMap<Long, long[]> counts = new TreeMap<>();
    try (PreparedStatement statement = StandingStatements.on(connection, counting);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        counts.put(rows.getLong(1), new long[] {rows.getLong(2), rows.getLong(3), rows.getLong(4)});
      }
    }
    return counts;
  }

  /** Moves where the counters stood by what they counted from {@code old} to {@code now}. */
  void forget(
      SortedMap<Long, long[]> counts, SortedMap<Long, long[]> old, SortedMap<Long, long[]> now) {
    now.forEach(
        (table, after) -> {
          long[] start = counts.computeIfAbsent(table, oid -> NOTHING.clone());
          long[] before = old.getOrDefault(table, NOTHING);
          for (int i = 0; i < start.length; i++) {
            start[i] += after[i] - before[i];
          }
        });
  }

  /** What was done since the counters stood there. */
  SortedMap<Long, Effect> since(Connection connection, SortedMap<Long, long[]> then)
      throws SQLException {
    SortedMap<Long, Effect> effects = new TreeMap<>();
    for (Map.Entry<Long, long[]> now : counts(connection).entrySet()) {
      long[] old = then.getOrDefault(now.getKey(), NOTHING);
      long[] count = now.getValue();
      if (count[0] != old[0] || count[1] != old[1] || count[2] != old[2]) {
        effects.put(
            now.getKey(),
            effect(
                connection,
                places.get(now.getKey()),
                count[0] - old[0],
                count[1] - old[1],
                count[2] - old[2]));
      }
    }
    return effects;
  }

  private static Effect effect(
      Connection connection, Place place, long inserted, long updated, long deleted)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      String columns = place.columns().isEmpty() ? "1" : String.join(", ", place.columns());
      List<List<Optional<String>>> written = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery(WRITTEN.formatted(columns, place.name()))) {
        while (rows.next()) {
          written.add(Asking.row(rows));
        }
      }
      try (ResultSet rest = statement.executeQuery(REST.formatted(columns, place.name()))) {
        rest.next();
        return new Effect(inserted, updated, deleted, rest.getString(1), place.columns(), written);
      }
    }
  }
}
