package dev.pgrehearse.proof.subject;

import dev.pgrehearse.proof.subject.TriedTable.UniqueIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A table as somebody meets it: what statements of theirs can be made of.
 *
 * @param table as it was before
 * @param fresh copies of rows that the table takes, as was tried: several of one row or of more
 * @param violating by check, a row that it refuses, as was tried
 * @param marks by which a row is theirs
 * @param othersMarks by which one is somebody else's
 * @param serverVersion major
 * @param room statements by which a superuser takes out of the table what {@code fresh} puts in
 *     again, or "" where it takes that as it is
 */
public record Subject(
    TriedTable table,
    List<Row> fresh,
    Map<String, Row> violating,
    Set<String> marks,
    Set<String> othersMarks,
    int serverVersion,
    String room) {

  public Subject {
    fresh = List.copyOf(fresh);
    violating = Map.copyOf(violating);
    marks = Set.copyOf(marks);
    othersMarks = Set.copyOf(othersMarks);
  }

  /** The same person, where these rows have been taken out by these statements. */
  public Subject without(List<Row> taken, String clearing) {
    return new Subject(
        table.without(taken), taken, Map.of(), marks, othersMarks, serverVersion, clearing);
  }

  /** The same person, who knows by check a row that it refuses. */
  public Subject knowing(Map<String, Row> refused) {
    return new Subject(table, fresh, refused, marks, othersMarks, serverVersion, room);
  }

  public String name() {
    return table.name();
  }

  public UniqueIndex key() throws CannotBeTried {
    return table
        .key()
        .orElseThrow(() -> new CannotBeTried("the table has no key by which to find a row"));
  }

  /** A row of theirs, or any where none is. */
  public Row row() throws CannotBeTried {
    return ownRows().stream()
        .findFirst()
        .orElseThrow(() -> new CannotBeTried("the table has no row"));
  }

  /** A row that is somebody else's. */
  public Row othersRow() throws CannotBeTried {
    return table.rows().stream()
        .filter(isSomebodys(othersMarks))
        .filter(isSomebodys(marks).negate())
        .findFirst()
        .orElseThrow(() -> new CannotBeTried("no row shows that it is somebody else's"));
  }

  /** A row that nobody has yet, theirs if it can be. */
  public Row fresh(int number) throws CannotBeTried {
    List<Row> own = ownFresh();
    if (own.size() <= number) {
      throw new CannotBeTried(
          own.isEmpty()
              ? "no copy of a row is taken by the table"
              : "too few copies of a row are taken by the table");
    }
    return own.get(number);
  }

  /** All rows that nobody has yet: theirs, or any where none is. */
  public List<Row> ownFresh() {
    return own(fresh);
  }

  /** New rows that are somebody else's. */
  public List<Row> freshOfOthers() {
    return fresh.stream()
        .filter(isSomebodys(othersMarks))
        .filter(isSomebodys(marks).negate())
        .toList();
  }

  /** Rows that are there: theirs, or any where none is. */
  public List<Row> ownRows() {
    return own(table.rows());
  }

  private List<Row> own(List<Row> rows) {
    List<Row> own = rows.stream().filter(isSomebodys(marks)).toList();
    return own.isEmpty() ? rows : own;
  }

  private static Predicate<Row> isSomebodys(Set<String> theirs) {
    return row ->
        row.values().values().stream()
            .flatMap(Optional::stream)
            .anyMatch(value -> theirs.contains(value));
  }

  /** Columns that say whose a row is. */
  public List<TriedColumn> ownerColumns() {
    return table.columns().stream()
        .filter(
            column ->
                table.rows().stream()
                    .flatMap(row -> row.value(column.name()).stream())
                    .anyMatch(value -> marks.contains(value) || othersMarks.contains(value)))
        .toList();
  }

  /** Columns that an insert may name. */
  public List<TriedColumn> writable() {
    return table.columns().stream().filter(TriedColumn::writable).toList();
  }

  /** Those that it must name, so that the row is complete and the same person's. */
  public List<TriedColumn> needed() {
    List<TriedColumn> owners = ownerColumns();
    return writable().stream()
        .filter(
            column ->
                (column.required() && !column.fillsItself())
                    || owners.contains(column)
                    || (!column.fillsItself() && table.isUnique(column.name())))
        .toList();
  }

  public String names(List<TriedColumn> columns) {
    return String.join(", ", columns.stream().map(TriedColumn::name).toList());
  }

  public String values(List<TriedColumn> columns, Row row) {
    return String.join(", ", columns.stream().map(c -> literal(c, row.value(c.name()))).toList());
  }

  /** {@code insert into … values …} of these columns. */
  public String insert(List<TriedColumn> columns, Row row) {
    return columns.isEmpty()
        ? "insert into %s default values".formatted(name())
        : "insert into %s (%s) values (%s)".formatted(name(), names(columns), values(columns, row));
  }

  /** All statements by which a superuser puts a row in. */
  public String putting(Row... rows) {
    List<String> statements = new ArrayList<>();
    // As clients have it, for triggers that name nothing in full.
    statements.add("set local search_path = public, extensions");
    if (!room.isEmpty()) {
      statements.add(room);
    }
    for (Row row : rows) {
      statements.add(insert(writable(), row));
    }
    return String.join("; ", statements);
  }

  /** Likewise, of every column that can be given, the identity's own too: the very row. */
  public String insertWhole(Row row) {
    List<TriedColumn> columns = table.columns().stream().filter(c -> !c.generated()).toList();
    boolean overriding = columns.stream().anyMatch(c -> c.identity().equals("a"));
    return "insert into %s (%s)%s values (%s)"
        .formatted(
            name(),
            names(columns),
            overriding ? " overriding system value" : "",
            values(columns, row));
  }

  public String literal(TriedColumn column, Optional<String> value) {
    return value.map(text -> quoted(text) + "::" + column.type()).orElse("null");
  }

  public static String quoted(String text) {
    String doubled = text.replace("'", "''");
    return text.contains("\\") ? "E'" + doubled.replace("\\", "\\\\") + "'" : "'" + doubled + "'";
  }

  /**
   * The condition that finds this row, with columns of {@code alias}: by its key, or by all that is
   * in it where the table has none.
   */
  public String isRow(String alias, Row row) {
    String prefix = alias.isEmpty() ? "" : alias + ".";
    List<String> conditions = new ArrayList<>();
    if (table.key().isPresent()) {
      for (String column : table.key().get().columns()) {
        conditions.add(
            "%s%s = %s"
                .formatted(prefix, column, literal(table.column(column), row.value(column))));
      }
    } else {
      for (TriedColumn column : table.columns()) {
        conditions.add(
            "%s%s::text is not distinct from %s"
                .formatted(
                    prefix,
                    column.name(),
                    row.value(column.name()).map(Subject::quoted).orElse("null")));
      }
    }
    return conditions.isEmpty() ? "true" : String.join(" and ", conditions);
  }

  public String where(Row row) {
    return "where " + isRow("", row);
  }

  /** Another value for a column than the row has, of those that the table may take. */
  public String other(TriedColumn column, Row row) {
    Optional<String> now = row.value(column.name());
    for (String label : column.labels()) {
      if (!now.equals(Optional.of(label))) {
        return literal(column, Optional.of(label));
      }
    }
    for (String value : table.referred().getOrDefault(column.name(), List.of())) {
      if (!now.equals(Optional.of(value))) {
        return literal(column, Optional.of(value));
      }
    }
    if (column.type().equals("boolean")) {
      return String.valueOf(!now.equals(Optional.of("true")));
    }
    if (column.type().equals("jsonb") || column.type().equals("json")) {
      return quoted("{\"changed\": true}") + "::" + column.type();
    }
    if (column.category().equals("A")) {
      return quoted("{}") + "::" + column.type();
    }
    return literal(column, new FreshRows(table).renewed(column, now, 1));
  }

  /** A column whose change shows and is stopped by nothing, as far as there is one. */
  public TriedColumn plain() throws CannotBeTried {
    return new ColumnChoice(this).plain();
  }

  /** A column whose new value can be made of the one that it has. */
  public TriedColumn counter() throws CannotBeTried {
    return new ColumnChoice(this).counter();
  }
}
