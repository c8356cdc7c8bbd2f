package dev.pgrehearse.facade.move;

import dev.pgrehearse.facade.catalog.QualifiedName;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A table that goes somewhere else while its clients go on under the old name.
 *
 * @param renamedColumns old name of a column to its new one; clients keep the old one
 * @param triggers a facade with INSTEAD OF triggers instead of one that Postgres itself updates
 * @param shape in what the facade's columns are others than the table's
 */
public record Move(
    String fromSchema,
    String fromName,
    String toSchema,
    String toName,
    Map<String, String> renamedColumns,
    boolean triggers,
    Shape shape) {

  /** What the triggers of a facade take over. */
  public static final List<String> EVENTS = List.of("insert", "update", "delete");

  private static final int LONGEST_STEM = 63 - "_facade_insert".length();

  /**
   * Columns that clients see in another way than the table stores them. An expression speaks of the
   * table as it is after the move, and calls it {@code t}.
   *
   * @param dropped columns that the table loses, to the expression that clients see instead
   * @param computed columns of the facade to their expression, whatever the table stores
   * @param hidden columns of the table that clients do not see
   * @param added columns that the table gets, to type, default and not null; clients do not see
   *     them
   */
  public record Shape(
      Map<String, String> dropped,
      Map<String, String> computed,
      Set<String> hidden,
      Map<String, String> added) {

    /** The table's own columns, all of them and no others. */
    public static final Shape SAME = new Shape(Map.of(), Map.of(), Set.of(), Map.of());

    public Shape {
      dropped = Collections.unmodifiableMap(new TreeMap<>(dropped));
      computed = Collections.unmodifiableMap(new TreeMap<>(computed));
      hidden = Collections.unmodifiableSet(new TreeSet<>(hidden));
      added = Collections.unmodifiableMap(new TreeMap<>(added));
      Set<String> seen = new TreeSet<>();
      for (Set<String> names :
          List.of(dropped.keySet(), computed.keySet(), hidden, added.keySet())) {
        for (String name : names) {
          if (!seen.add(name)) {
            throw new IllegalArgumentException(
                "column %s is to be two of dropped, computed, hidden and added; choose one"
                    .formatted(name));
          }
        }
      }
    }

    boolean isSame() {
      return equals(SAME);
    }

    /** Whether the table itself is altered. */
    public boolean altersTable() {
      return !dropped.isEmpty() || !added.isEmpty();
    }
  }

  public Move {
    for (String name : new String[] {fromSchema, fromName, toSchema, toName}) {
      if (name.isEmpty()) {
        throw new IllegalArgumentException("a move names a schema and a table on both sides");
      }
    }
    renamedColumns = Map.copyOf(renamedColumns);
    for (String name : shape.dropped().keySet()) {
      if (renamedColumns.containsKey(name)) {
        throw new IllegalArgumentException(
            "column %s is to be renamed and dropped; choose one".formatted(name));
      }
    }
  }

  /** One whose facade shows the columns as they are. */
  public Move(
      String fromSchema,
      String fromName,
      String toSchema,
      String toName,
      Map<String, String> renamedColumns,
      boolean triggers) {
    this(fromSchema, fromName, toSchema, toName, renamedColumns, triggers, Shape.SAME);
  }

  /** Likewise, with the columns under their own names and without triggers. */
  public static Move of(String fromSchema, String fromName, String toSchema, String toName) {
    return new Move(fromSchema, fromName, toSchema, toName, Map.of(), false);
  }

  /** What the column is called in the table once it has moved. */
  public String columnAfter(String name) {
    return renamedColumns.getOrDefault(name, name);
  }

  /** In the order of the old names, so that the SQL is the same every time. */
  public TreeMap<String, String> renames() {
    return new TreeMap<>(renamedColumns);
  }

  /** Whether whoever names the table's columns finds the same ones in the facade. */
  public boolean sameColumns() {
    return renamedColumns.isEmpty() && shape.isSame();
  }

  /** Whether the facade has a column for each of the table's, of the same types. */
  public boolean sameRows() {
    return shape.hidden().isEmpty() && shape.dropped().isEmpty() && shape.added().isEmpty();
  }

  /** Whether the table keeps its columns, whatever the facade shows of them. */
  public boolean sameColumnsInTable() {
    return renamedColumns.isEmpty()
        && shape.dropped().isEmpty()
        && shape.computed().isEmpty()
        && shape.added().isEmpty();
  }

  public boolean changesSchema() {
    return !fromSchema.equals(toSchema);
  }

  public boolean changesName() {
    return !fromName.equals(toName);
  }

  /** Where the table is, and its facade is going to be. */
  public QualifiedName from() {
    return new QualifiedName(fromSchema, fromName);
  }

  /** Where the table is going to be. */
  public QualifiedName to() {
    return new QualifiedName(toSchema, toName);
  }

  /** The names of the functions that a facade with triggers may need, in the new schema. */
  public List<String> triggerFunctions() {
    return EVENTS.stream().map(this::triggerFunction).toList();
  }

  /** Postgres counts bytes, and would cut the event off. */
  public String triggerFunction(String event) {
    StringBuilder stem = new StringBuilder();
    int bytes = 0;
    for (int character : toName.codePoints().toArray()) {
      bytes += Character.toString(character).getBytes(StandardCharsets.UTF_8).length;
      if (bytes <= LONGEST_STEM) {
        stem.appendCodePoint(character);
      }
    }
    return stem + "_facade_" + event;
  }
}
