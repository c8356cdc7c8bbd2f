package dev.pgrehearse.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Which rows there are, whatever else they hold.
 *
 * @param keys per table, for each row the columns that tell it from others and their hash: those of
 *     the primary key, or all where there is none; the second of two equal rows is numbered 2
 */
public record RowKeys(SortedMap<String, SortedSet<String>> keys) {

  public RowKeys {
    TreeMap<String, SortedSet<String>> copy = new TreeMap<>();
    keys.forEach(
        (table, rows) -> copy.put(table, Collections.unmodifiableSortedSet(new TreeSet<>(rows))));
    keys = Collections.unmodifiableSortedMap(copy);
  }

  public static RowKeys of(Connection connection, FingerprintScope scope) throws SQLException {
    return new RowKeyReader(scope).read(connection);
  }

  /**
   * Tables to the number of their rows that {@code later} has not; a table that is gone loses all.
   * Where the columns that tell rows apart have changed (a primary key made or dropped), rows
   * cannot be recognised, and only their number is compared.
   */
  public SortedMap<String, Long> lostIn(RowKeys later) {
    SortedMap<String, Long> lost = new TreeMap<>();
    keys.forEach(
        (table, rows) -> {
          long count = lost(rows, later.keys.getOrDefault(table, Collections.emptySortedSet()));
          if (count > 0) {
            lost.put(table, count);
          }
        });
    return lost;
  }

  /** The same rows, of tables that have other names; two that get one name are put together. */
  public RowKeys renamed(UnaryOperator<String> name) {
    SortedMap<String, SortedSet<String>> renamed = new TreeMap<>();
    keys.forEach(
        (table, rows) ->
            renamed.computeIfAbsent(name.apply(table), known -> new TreeSet<>()).addAll(rows));
    return new RowKeys(renamed);
  }

  /** The rows that {@code earlier} had not. */
  public RowKeys minus(RowKeys earlier) {
    SortedMap<String, SortedSet<String>> fresh = new TreeMap<>();
    keys.forEach(
        (table, rows) -> {
          SortedSet<String> rest = new TreeSet<>(rows);
          rest.removeAll(earlier.keys.getOrDefault(table, Collections.emptySortedSet()));
          fresh.put(table, rest);
        });
    return new RowKeys(fresh);
  }

  /**
   * Whether rows of {@code table} can be recognised in {@code other}: the same columns tell them.
   */
  public boolean comparable(String table, RowKeys other) {
    Set<String> here = columns(keys.getOrDefault(table, Collections.emptySortedSet()));
    Set<String> there = columns(other.keys.getOrDefault(table, Collections.emptySortedSet()));
    return here.isEmpty() || there.isEmpty() || !Collections.disjoint(here, there);
  }

  /** How many rows a table has; 0 for one that is not there. */
  public long count(String table) {
    return keys.getOrDefault(table, Collections.emptySortedSet()).size();
  }

  private static long lost(SortedSet<String> before, SortedSet<String> after) {
    if (!after.isEmpty() && Collections.disjoint(columns(before), columns(after))) {
      return before.size() - (long) after.size();
    }
    return before.stream().filter(key -> !after.contains(key)).count();
  }

  private static Set<String> columns(SortedSet<String> keys) {
    return keys.stream()
        .map(key -> key.substring(0, key.lastIndexOf(' ') + 1))
        .collect(Collectors.toSet());
  }
}
