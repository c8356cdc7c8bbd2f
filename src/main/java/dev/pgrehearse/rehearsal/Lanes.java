package dev.pgrehearse.rehearsal;

import dev.pgrehearse.changelog.Changelog;
import dev.pgrehearse.changelog.LiquibaseThreads;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Jobs that go on side by side, as far as the machine has processors for it. */
final class Lanes implements AutoCloseable {

  /** Something that is done on databases of its own. */
  @FunctionalInterface
  interface Job {
    void run() throws SQLException;
  }

  private static final int MOST = 4;
  private static final int SECONDS_TO_END = 5;

  private final int lanes;
  private final Thread first = Thread.currentThread();
  private final Map<Thread, Map<Changelog, Changelog>> own = new HashMap<>();
  private final ExecutorService others;

  private Lanes(int lanes) {
    this.lanes = lanes;
    // Who is at work may have jobs of its own done side by side, and waits for them meanwhile.
    this.others = Executors.newCachedThreadPool(new LiquibaseThreads("pgrehearse-lane"));
  }

  /** As many as there are processors, but no more than there is work for. */
  static Lanes ofThisMachine() {
    return new Lanes(Math.min(MOST, Runtime.getRuntime().availableProcessors()));
  }

  /**
   * What Liquibase has read is not for two threads at once: the first keeps what there is, others
   * get it read again.
   */
  synchronized Changelog own(Changelog changelog) {
    Thread thread = Thread.currentThread();
    if (thread.equals(first)) {
      return changelog;
    }
    return own.computeIfAbsent(thread, t -> new HashMap<>())
        .computeIfAbsent(changelog, Changelog::reopened);
  }

  /** Returns when all are done; they begin in their order. */
  void run(List<Job> jobs) throws SQLException {
    Queue<Job> waiting = new ConcurrentLinkedQueue<>(jobs);
    List<Future<?>> running = new ArrayList<>();
    try {
      for (int lane = 1; lane < lanes; lane++) {
        running.add(others.submit(() -> work(waiting)));
      }
      work(waiting);
      for (Future<?> lane : running) {
        lane.get();
      }
    } catch (ExecutionException e) {
      throw failed(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("interrupted while a changelog is played", e);
    } finally {
      // Whoever is still at work has nobody left to work for.
      waiting.clear();
      running.forEach(lane -> lane.cancel(true));
    }
  }

  /** Waits for whoever is still at work on a server that is gone, which is not for long. */
  void end() {
    others.shutdownNow();
    try {
      others.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    others.shutdownNow();
  }

  private static Void work(Queue<Job> waiting) throws SQLException {
    for (Job job = waiting.poll(); job != null; job = waiting.poll()) {
      job.run();
    }
    return null;
  }

  private static SQLException failed(Throwable cause) {
    if (cause instanceof RuntimeException e) {
      throw e;
    }
    if (cause instanceof Error e) {
      throw e;
    }
    return cause instanceof SQLException e ? e : new SQLException(cause);
  }
}
