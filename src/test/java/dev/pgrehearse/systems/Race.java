package dev.pgrehearse.systems;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Sessions that really meet: one holds a row, the others run up against it, and only when all of
 * them wait does it let go. So each has begun before any has ended, on every run.
 */
final class Race {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final SovereignIdentity system;
  private final String held;

  /**
   * @param held a select … for update of the row that all racers need
   */
  Race(SovereignIdentity system, String held) {
    this.system = system;
    this.held = held;
  }

  /** What each racer came home with, in the order of {@code racers}. */
  <T> List<T> run(List<Callable<T>> racers) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(racers.size());
    try (Connection holder = system.asMigrationRole();
        Statement statement = holder.createStatement()) {
      holder.setAutoCommit(false);
      statement.execute(held);
      List<Future<T>> running = new ArrayList<>();
      for (Callable<T> racer : racers) {
        running.add(threads.submit(racer));
      }
      awaitWaiting(racers.size());
      holder.commit();
      List<T> results = new ArrayList<>();
      for (Future<T> future : running) {
        results.add(result(future));
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }

  private static <T> T result(Future<T> future) throws Exception {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new AssertionError("a racer failed", e.getCause());
    }
  }

  private void awaitWaiting(int expected) throws SQLException, InterruptedException {
    Instant end = Instant.now().plus(PATIENCE);
    int waiting = 0;
    try (Connection onlooker = system.asMigrationRole();
        Statement statement = onlooker.createStatement()) {
      while (Instant.now().isBefore(end)) {
        waiting = waiting(statement);
        if (waiting == expected) {
          return;
        }
        Thread.sleep(5);
      }
    }
    throw new AssertionError(waiting + " of " + expected + " sessions came to wait for the row");
  }

  /** Sessions that wait for a lock on a row: on its tuple, or on whoever has it. */
  private static int waiting(Statement statement) throws SQLException {
    try (ResultSet row =
        statement.executeQuery(
            """
            select count(distinct l.pid)
            from pg_catalog.pg_locks as l
            where not l.granted
                and l.locktype in ('tuple', 'transactionid')
            """)) {
      row.next();
      return row.getInt(1);
    }
  }
}
