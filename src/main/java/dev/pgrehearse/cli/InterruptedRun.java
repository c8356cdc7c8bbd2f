package dev.pgrehearse.cli;

/** Ctrl-C, or a polite kill: the databases went while the command still worked on them. */
final class InterruptedRun extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InterruptedRun(Throwable cause) {
    super("interrupted; nothing of this run is left on the server", cause);
  }
}
