import java.util.Optional;

/** Looks at a process, and at the Postgres that it starts, for as long as they are there. */
final class Watch implements AutoCloseable {

  /** Handed down in the environment; tells a command's server from all others. */
  static final String MARK = "PGREHEARSE_BENCHMARK";

  private static final long PAUSE_MS = 100;

  /** To look through all processes is itself work, and what a server has done adds up anyway. */
  private static final int SERVER_EVERY = 3;

  private final Process process;
  private final String mark;
  private final Thread thread = new Thread(this::look, "watch");
  private Optional<ProcessHandle> postmaster = Optional.empty();
  private double peakMiB = Double.NaN;
  private double serverCpu = Double.NaN;

  private Watch(Process process, String mark) {
    this.process = process;
    this.mark = mark;
  }

  static Watch begin(Process process, String mark) {
    Watch watch = new Watch(process, mark);
    watch.thread.setDaemon(true);
    watch.thread.start();
    return watch;
  }

  private void look() {
    try {
      for (int i = 0; process.isAlive(); i++) {
        peakMiB = larger(peakMiB, ProcessCounters.peakMiB(process.pid()));
        if (i % SERVER_EVERY == 0) {
          lookAtServer();
        }
        Thread.sleep(PAUSE_MS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void lookAtServer() {
    if (postmaster.filter(ProcessHandle::isAlive).isEmpty()) {
      postmaster = ProcessCounters.postmaster(MARK + "=" + mark);
    }
    // A child that ends between two looks into /proc is missing for a moment.
    postmaster.ifPresent(
        server -> serverCpu = larger(serverCpu, ProcessCounters.family(server.pid())));
  }

  /** What is not a number is none. */
  private static double larger(double one, double other) {
    return Double.isNaN(one) || other > one ? other : one;
  }

  double peakMiB() throws InterruptedException {
    thread.join();
    return peakMiB;
  }

  double serverCpu() throws InterruptedException {
    thread.join();
    return serverCpu;
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
