package dev.pgrehearse.facade;

/**
 * What changes its schema together with the table.
 *
 * @param kind {@code index}, {@code sequence} or {@code type}
 */
record Companion(String kind, String name) {

  boolean isSequence() {
    return kind.equals("sequence");
  }
}
