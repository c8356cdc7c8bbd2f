package dev.pgrehearse.proof;

/** A form of statement that has no meaning for a table, or for which its rows are not enough. */
final class CannotBeTried extends Exception {
  private static final long serialVersionUID = 1L;

  CannotBeTried(String reason) {
    super(reason);
  }
}
