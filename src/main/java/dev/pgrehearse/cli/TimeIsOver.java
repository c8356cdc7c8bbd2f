package dev.pgrehearse.cli;

/** The run took longer than it was given; its databases are gone. */
final class TimeIsOver extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TimeIsOver(String message, Throwable cause) {
    super(message, cause);
  }
}
