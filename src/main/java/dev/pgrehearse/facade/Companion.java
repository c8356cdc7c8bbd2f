package dev.pgrehearse.facade;

/**
 * What changes its schema together with the table.
 *
 * @param kind {@code index}, {@code sequence} or {@code type}
 */
record Companion(String kind, String name) {

  /** The types take the table's new name when the table does. */
  boolean isType() {
    return kind.equals("type");
  }

  boolean isSequence() {
    return kind.equals("sequence");
  }
}
