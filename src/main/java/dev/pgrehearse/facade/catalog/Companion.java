package dev.pgrehearse.facade.catalog;

/**
 * What changes its schema together with the table.
 *
 * @param kind {@code index}, {@code sequence} or {@code type}
 */
public record Companion(String kind, String name) {

  /** The types take the table's new name when the table does. */
  public boolean isType() {
    return kind.equals("type");
  }

  public boolean isSequence() {
    return kind.equals("sequence");
  }
}
