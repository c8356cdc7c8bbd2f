package dev.pgrehearse.cli;

import dev.pgrehearse.server.Server;
import java.util.function.Supplier;

/** Ctrl-C, or a polite kill: the databases went while the command still worked on them. */
final class InterruptedRun extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What comes of work on a server, unless that went while somebody was at work on it. */
  static <T> T unless(Server server, Supplier<T> work) {
    try {
      return work.get();
    } catch (RuntimeException e) {
      throw server.isOver() ? new InterruptedRun(e) : e;
    }
  }

  InterruptedRun(Throwable cause) {
    super("interrupted; nothing of this run is left on the server", cause);
  }
}
