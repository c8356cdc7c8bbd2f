package dev.pgrehearse.kill;

/** A deployment did not come to the point where it was to be killed. */
final class NotReached extends Exception {
  private static final long serialVersionUID = 1L;

  NotReached(String message) {
    super(message);
  }
}
