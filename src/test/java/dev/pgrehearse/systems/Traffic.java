package dev.pgrehearse.systems;

import dev.pgrehearse.server.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Sessions that send transactions as PostgREST does, one after the other, until it is closed: role
 * and claims first, then statements, then commit. What fails is kept, and the session goes on.
 */
final class Traffic implements AutoCloseable {

  /**
   * What a client sends in one transaction.
   *
   * @param role that it becomes
   * @param sub of its claims
   * @param statements sent in this order; those of one transaction write at most one row that
   *     others write too, so that clients are in nobody's way but for a moment
   */
  record Request(String role, String sub, List<String> statements) {
    Request {
      statements = List.copyOf(statements);
    }
  }

  private static final String SESSION =
      """
      select
          set_config('role', ?, true),
          set_config('request.jwt.claims', ?, true),
          set_config('request.method', 'POST', true)""";

  private final List<Request> requests;
  private final Database database;
  private final ExecutorService threads;
  private final List<Future<?>> sessions = new ArrayList<>();
  private final AtomicBoolean ended = new AtomicBoolean();
  private final AtomicLong transactions = new AtomicLong();
  private final AtomicLong longest = new AtomicLong();
  private final Map<String, Long> errors = new ConcurrentSkipListMap<>();

  private Traffic(Database database, List<Request> requests, int sessions) {
    this.database = database;
    this.requests = List.copyOf(requests);
    this.threads = Executors.newFixedThreadPool(sessions);
  }

  static Traffic on(Database database, List<Request> requests, int sessions) {
    Traffic traffic = new Traffic(database, requests, sessions);
    for (int i = 0; i < sessions; i++) {
      Random random = new Random(i);
      traffic.sessions.add(traffic.threads.submit(() -> traffic.session(random)));
    }
    return traffic;
  }

  private Void session(Random random) throws SQLException {
    try (Connection connection = database.connectAsSuperuser()) {
      connection.setAutoCommit(false);
      while (!ended.get()) {
        Request request = requests.get(random.nextInt(requests.size()));
        long start = System.nanoTime();
        send(connection, request);
        longest.accumulateAndGet((System.nanoTime() - start) / 1_000_000, Math::max);
        transactions.incrementAndGet();
      }
    }
    return null;
  }

  private void send(Connection connection, Request request) throws SQLException {
    String current = "begin";
    try {
      try (PreparedStatement session = connection.prepareStatement(SESSION)) {
        session.setString(1, request.role());
        session.setString(
            2, "{\"role\": \"%s\", \"sub\": \"%s\"}".formatted(request.role(), request.sub()));
        session.execute();
      }
      for (String sql : request.statements()) {
        current = sql;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
          statement.execute();
        }
      }
      current = "commit";
      connection.commit();
    } catch (SQLException e) {
      errors.merge(
          "%s: %s, at: %s".formatted(e.getSQLState(), e.getMessage(), current), 1L, Long::sum);
      connection.rollback();
    }
  }

  long transactions() {
    return transactions.get();
  }

  /** In milliseconds. */
  long longest() {
    return longest.getAndSet(0);
  }

  /** What failed so far, with how often; forgotten afterwards. */
  Map<String, Long> errors() {
    Map<String, Long> so = new ConcurrentSkipListMap<>(errors);
    errors.clear();
    return so;
  }

  @Override
  public void close() throws SQLException {
    ended.set(true);
    threads.shutdown();
    for (Future<?> session : sessions) {
      try {
        session.get();
      } catch (Exception e) {
        throw new AssertionError("a session ended early", e);
      }
    }
  }
}
