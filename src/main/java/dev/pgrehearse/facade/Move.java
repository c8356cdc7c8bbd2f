package dev.pgrehearse.facade;

import java.util.Map;
import java.util.TreeMap;

/**
 * A table that goes somewhere else while its clients go on under the old name.
 *
 * @param renamedColumns old name of a column to its new one; clients keep the old one
 * @param triggers a facade with INSTEAD OF triggers instead of one that Postgres itself updates
 */
public record Move(
    String fromSchema,
    String fromName,
    String toSchema,
    String toName,
    Map<String, String> renamedColumns,
    boolean triggers) {

  public Move {
    for (String name : new String[] {fromSchema, fromName, toSchema, toName}) {
      if (name.isEmpty()) {
        throw new IllegalArgumentException("a move names a schema and a table on both sides");
      }
    }
    renamedColumns = Map.copyOf(renamedColumns);
  }

  /** Likewise, with the columns under their own names and without triggers. */
  public static Move of(String fromSchema, String fromName, String toSchema, String toName) {
    return new Move(fromSchema, fromName, toSchema, toName, Map.of(), false);
  }

  /** What the column is called in the table once it has moved. */
  String columnAfter(String name) {
    return renamedColumns.getOrDefault(name, name);
  }

  /** In the order of the old names, so that the SQL is the same every time. */
  TreeMap<String, String> renames() {
    return new TreeMap<>(renamedColumns);
  }

  boolean changesSchema() {
    return !fromSchema.equals(toSchema);
  }

  boolean changesName() {
    return !fromName.equals(toName);
  }
}
