package dev.pgrehearse.server;

/** Work that is left for the moment when the process is told to end: Ctrl-C, a polite kill. */
final class EndOfProcess {
  private final Thread hook;

  private EndOfProcess(Runnable work) {
    this.hook = new Thread(() -> quietly(work), "pgrehearse-end");
  }

  /**
   * @throws ServerException when that moment has come already
   */
  static EndOfProcess then(Runnable work) {
    EndOfProcess end = new EndOfProcess(work);
    try {
      Runtime.getRuntime().addShutdownHook(end.hook);
    } catch (IllegalStateException e) {
      throw new ServerException("interrupted; nothing of this run is left", e);
    }
    return end;
  }

  /** There is nobody left to tell; what must stay, the next run sweeps. */
  private static void quietly(Runnable work) {
    try {
      work.run();
    } catch (ServerException e) {
      // Its process ends without it.
    }
  }

  /** It is done, or somebody else will do it. */
  void forget() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // It is at work already.
    }
  }
}
