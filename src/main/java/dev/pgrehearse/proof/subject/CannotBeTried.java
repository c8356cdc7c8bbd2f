package dev.pgrehearse.proof.subject;

/** A form of statement that has no meaning for a table, or for which its rows are not enough. */
public final class CannotBeTried extends Exception {
  private static final long serialVersionUID = 1L;

  public CannotBeTried(String reason) {
    super(reason);
  }
}
