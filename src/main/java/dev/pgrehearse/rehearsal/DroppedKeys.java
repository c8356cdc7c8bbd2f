package dev.pgrehearse.rehearsal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The rows that a key refused: a second one with the same values, and one that refers to nothing.
 */
record DroppedKeys(BothStates states) {

  /** By copying those that are there, or with values that nobody has, twice. */
  Freedom duplicate(String table, List<String> columns, String words) {
    SortedMap<String, String> types = states.columnsAfter(table);
    Map<String, Optional<String>> copy = new LinkedHashMap<>();
    Map<String, Optional<String>> made = new LinkedHashMap<>();
    List<String> conditions = new ArrayList<>();
    for (String column : columns) {
      if (types.containsKey(column)) {
        copy.put(column, Optional.of(column));
        conditions.add(column + " is not null");
        nobodys(types.get(column))
            .or(() -> firstLabel(types.get(column)))
            .ifPresent(value -> made.put(column, Optional.of(value)));
      }
    }
    String such = copy.isEmpty() ? "true" : String.join(" and ", conditions);
    return new Freedom(
        table,
        "a second row with the same %s (%s)"
            .formatted(columns.isEmpty() ? "key" : String.join(", ", columns), words),
        List.of(new Freedom.Candidate(copy, 1, such), new Freedom.Candidate(made, 2, such)),
        Optional.empty());
  }

  private Optional<String> firstLabel(String type) {
    return BothStates.labels(
            BothStates.value(
                states.after().getOrDefault("type " + type, new TreeMap<>()), "labels"))
        .stream()
        .findFirst();
  }

  /** Where no other key refuses it still. */
  Optional<Freedom> orphan(String table, String key, List<String> columns) {
    boolean another =
        states.after().values().stream()
            .filter(is -> BothStates.value(is, "belongs to").equals("table " + table))
            .anyMatch(is -> BothStates.value(is, "definition").startsWith(key));
    SortedMap<String, String> types = states.columnsAfter(table);
    Map<String, Optional<String>> row = new LinkedHashMap<>();
    columns.forEach(
        column ->
            nobodys(types.getOrDefault(column, ""))
                .ifPresent(value -> row.put(column, Optional.of(value))));
    return another || row.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Freedom.of(
                table,
                "a row whose %s refers to nothing (%s)".formatted(String.join(", ", columns), key),
                row));
  }

  /** A value that no row of the table referred to has. */
  private static Optional<String> nobodys(String type) {
    if (type.equals("uuid")) {
      return Optional.of("'b7a9bd5e-54f5-4cd8-9c52-0c3a8b7e6d10'");
    }
    if (type.equals("smallint")) {
      return Optional.of("29999");
    }
    if (type.matches("integer|bigint|numeric")) {
      return Optional.of("799999999");
    }
    if (type.matches("date|timestamp.*")) {
      return Optional.of("'2001-02-03'");
    }
    return type.startsWith("character varying") || type.equals("text")
        ? Optional.of("'~none'")
        : Optional.empty();
  }
}
