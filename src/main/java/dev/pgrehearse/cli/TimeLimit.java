package dev.pgrehearse.cli;

import dev.pgrehearse.rehearsal.Progress;
import dev.pgrehearse.server.Server;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Timer;
import java.util.TimerTask;
import java.util.function.Function;

/** Says what a run waits for when that takes long, and ends the run when its time is over. */
final class TimeLimit {

  /** What takes longer is worth a line. */
  private static final Duration LONG = Duration.ofSeconds(10);

  private final Optional<Duration> limit;
  private final long start = System.nanoTime();

  /** Counts from now on. */
  TimeLimit(Optional<Duration> limit) {
    this.limit = limit;
  }

  /**
   * Does work on a server, which goes when the time is over.
   *
   * @param work gets the progress to tell where it is
   */
  <T> T on(Server server, Progress shown, Function<Progress, T> work) {
    Whereabouts progress = new Whereabouts(shown);
    Watch watch = new Watch(server, progress);
    Timer timer = new Timer("pgrehearse-time", true);
    try {
      timer.schedule(task(watch::tell), LONG.toMillis(), LONG.toMillis());
      limit.ifPresent(time -> timer.schedule(task(watch::end), left(time)));
      return InterruptedRun.unless(server, () -> work.apply(progress));
    } catch (InterruptedRun e) {
      throw watch.end.map(words -> (RuntimeException) new TimeIsOver(words, e)).orElse(e);
    } finally {
      timer.cancel();
    }
  }

  private long left(Duration time) {
    return Math.max(0, time.toMillis() - (System.nanoTime() - start) / 1_000_000);
  }

  private static TimerTask task(Runnable work) {
    return new TimerTask() {
      @Override
      public void run() {
        work.run();
      }
    };
  }

  /** What the timer does. */
  private final class Watch {

    private final Server server;
    private final Whereabouts progress;
    private volatile Optional<String> end = Optional.empty();

    Watch(Server server, Whereabouts progress) {
      this.server = server;
      this.progress = progress;
    }

    void tell() {
      server
          .longestStatement(LONG)
          .ifPresent(statement -> progress.remark(progress.place() + ", waits for: " + statement));
    }

    void end() {
      String waited =
          server
              .longestStatement(Duration.ZERO)
              .map(statement -> ", which waited for: " + statement)
              .orElse("");
      end =
          Optional.of(
              "the run took longer than --timeout %s; it was at: %s%s"
                  .formatted(words(limit.orElseThrow()), progress.place(), waited));
      server.close();
    }
  }

  private static String words(Duration time) {
    return time.toString().substring(2).toLowerCase(Locale.ROOT);
  }
}
