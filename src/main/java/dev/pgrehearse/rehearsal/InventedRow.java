package dev.pgrehearse.rehearsal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A row that a table would take, as far as its catalog tells.
 *
 * @param columns those that must have a value and have none by themselves, and those whose default
 *     has to be a row elsewhere
 * @param partitioned the key by which it is partitioned, or ""
 * @param partition the bounds of a partition that it has, or ""
 * @param checks what a row must make true
 */
record InventedRow(
    String table,
    String owner,
    List<Column> columns,
    String partitioned,
    String partition,
    List<String> checks) {

  /**
   * A column.
   *
   * @param type its name, of a domain the one below
   * @param category Postgres's own
   * @param room of a text, 0 where there is no limit
   * @param label a label of an enum, quoted, or null
   * @param refers the table and column that it refers to, or null
   * @param defaulted whether it has a default
   */
  record Column(
      String name,
      String type,
      String category,
      int room,
      String label,
      String refers,
      boolean defaulted) {}

  private static final Pattern BOUNDS = Pattern.compile("FOR VALUES (?:FROM|IN) \\((.*?)\\).*");
  private static final Pattern KEY = Pattern.compile("(?:RANGE|LIST) \\((.*)\\)");

  /** Trying is cheap, and still has an end. */
  private static final int MOST = 24;

  InventedRow {
    columns = List.copyOf(columns);
    checks = List.copyOf(checks);
  }

  /** Tables that must have a row first. */
  List<String> parents() {
    return columns.stream()
        .map(Column::refers)
        .filter(Objects::nonNull)
        .map(refers -> refers.substring(0, refers.lastIndexOf(' ')))
        .filter(parent -> !parent.equals(table))
        .distinct()
        .toList();
  }

  /** Statements of which the first that the table takes is enough. */
  List<String> inserts() {
    Map<String, String> plain = new LinkedHashMap<>();
    columns.stream()
        .filter(column -> !column.defaulted())
        .forEach(column -> plain.put(column.name(), value(column)));
    plain.putAll(placed());
    Map<String, String> referring = new LinkedHashMap<>();
    columns.forEach(column -> referring.put(column.name(), value(column)));
    referring.putAll(placed());
    List<Map<String, String>> rows = new ArrayList<>();
    rows.add(plain);
    Map<String, String> firsts = new LinkedHashMap<>(plain);
    for (Column column : columns.stream().filter(each -> !each.defaulted()).toList()) {
      for (String value : column.refers() == null ? checked(column) : List.<String>of()) {
        if (firsts.get(column.name()).equals(plain.get(column.name()))) {
          firsts.put(column.name(), value);
        }
        Map<String, String> row = new LinkedHashMap<>(plain);
        row.put(column.name(), value);
        rows.add(row);
      }
    }
    rows.add(1, firsts);
    rows.add(2, referring);
    return rows.stream().map(this::insert).distinct().limit(MOST).toList();
  }

  /** Values that the checks which speak of a column may be content with. */
  private List<String> checked(Column column) {
    String about =
        checks.stream()
            .filter(check -> new OldCheck(check, List.of()).names(column.name()))
            .collect(Collectors.joining(" "));
    return about.isEmpty()
        ? List.of()
        : new OldCheck(about, List.of())
            .values(written(column)).stream().map(OldCheck::quoted).toList();
  }

  private String insert(Map<String, String> row) {
    return row.isEmpty()
        ? "insert into %s default values".formatted(table)
        : "insert into %s (%s) select %s"
            .formatted(table, String.join(", ", row.keySet()), String.join(", ", row.values()));
  }

  /** What a partition that is there takes. */
  private Map<String, String> placed() {
    Map<String, String> placed = new TreeMap<>();
    Matcher key = KEY.matcher(partitioned);
    Matcher bounds = BOUNDS.matcher(partition);
    if (key.matches() && bounds.matches()) {
      List<String> names = List.of(key.group(1).split(", ", -1));
      List<String> values = List.of(bounds.group(1).split(", ", -1));
      for (int i = 0; i < Math.min(names.size(), values.size()); i++) {
        if (!values.get(i).equals("MINVALUE")
            && columns.stream().map(Column::name).toList().contains(names.get(i))) {
          placed.put(names.get(i), values.get(i));
        }
      }
    }
    return placed;
  }

  /** A number that no row of a changelog has, for those come with small ones. */
  private static String value(Column column) {
    if (column.refers() != null) {
      String[] at = column.refers().split(" (?=\\S+$)", 2);
      return "(select %s from %s order by tableoid, ctid limit 1)".formatted(at[1], at[0]);
    }
    if (column.label() != null) {
      return column.label();
    }
    return switch (column.type()) {
      case "uuid" -> "gen_random_uuid()";
      case "int2" -> "30001";
      case "int4", "int8" -> "900000001";
      case "json", "jsonb" -> "'{}'";
      case "bytea" -> "'\\x01'";
      case "xml" -> "'<a/>'";
      case "time", "timetz" -> "'04:05:06'";
      default -> valueOfCategory(column);
    };
  }

  private static String valueOfCategory(Column column) {
    return switch (column.category()) {
      case "B" -> "false";
      case "N" -> "1";
      case "S" -> OldCheck.quoted(text(column.room()));
      case "D" -> "'2001-02-03'";
      case "T" -> "'1 day'";
      case "A" -> "'{}'";
      case "I" -> "'192.0.2.1'";
      case "R" -> "'empty'";
      case "G" -> column.type().equals("point") ? "'(1,2)'" : "'(1,2),(3,4)'";
      case "V" -> "'1'";
      default -> "''";
    };
  }

  private static String text(int room) {
    String word = "pgrehearse";
    return room == 0 ? word : word.substring(0, Math.min(room, word.length()));
  }

  /** As {@link OldCheck} knows types. */
  private static String written(Column column) {
    return switch (column.category()) {
      case "N" -> "numeric";
      case "S" -> "text";
      case "D" -> "date";
      case "B" -> "boolean";
      default -> column.type();
    };
  }
}
