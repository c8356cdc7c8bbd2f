import dev.pgrehearse.server.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Sessions that send transactions as PostgREST does, one after the other, until they are closed. */
final class Sessions implements AutoCloseable {
  private static final String SESSION =
      """
      select
          set_config('role', ?, true),
          set_config('request.jwt.claims', ?, true),
          set_config('request.method', 'POST', true)""";

  /**
   * What came of the transactions of a while.
   *
   * @param milliseconds of each, sorted
   * @param errors by SQLSTATE and statement, with how often
   */
  record Seen(List<Double> milliseconds, Map<String, Long> errors) {
    int count() {
      return milliseconds.size();
    }

    double quantile(double part) {
      return milliseconds.isEmpty()
          ? Double.NaN
          : milliseconds.get((int) Math.round(part * (milliseconds.size() - 1)));
    }
  }

  private final Database database;
  private final List<Requests.Request> requests;
  private final ExecutorService threads;
  private final List<Future<Void>> sessions = new ArrayList<>();
  private volatile boolean ended;
  private List<Double> milliseconds = new ArrayList<>();
  private Map<String, Long> errors = new HashMap<>();

  private Sessions(Database database, List<Requests.Request> requests, int number) {
    this.database = database;
    this.requests = List.copyOf(requests);
    this.threads = Executors.newFixedThreadPool(number);
  }

  static Sessions on(Database database, List<Requests.Request> requests, int number) {
    Sessions all = new Sessions(database, requests, number);
    for (int i = 0; i < number; i++) {
      Random random = new Random(i);
      all.sessions.add(all.threads.submit(() -> all.session(random)));
    }
    return all;
  }

  private Void session(Random random) throws SQLException {
    try (Connection connection = database.connectAsSuperuser()) {
      connection.setAutoCommit(false);
      while (!ended) {
        Requests.Request request = requests.get(random.nextInt(requests.size()));
        long start = System.nanoTime();
        String error = send(connection, request);
        done((System.nanoTime() - start) / 1e6, error);
      }
    }
    return null;
  }

  private synchronized void done(double took, String error) {
    milliseconds.add(took);
    if (!error.isEmpty()) {
      errors.merge(error, 1L, Long::sum);
    }
  }

  private static String send(Connection connection, Requests.Request request) throws SQLException {
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
      return "";
    } catch (SQLException e) {
      connection.rollback();
      return "%s at %s: %s"
          .formatted(
              e.getSQLState(),
              current.replaceAll("\\s+", " "),
              String.valueOf(e.getMessage()).replaceAll("\\s+", " "));
    }
  }

  /** Since it was last asked. */
  synchronized Seen since() {
    List<Double> sorted = milliseconds;
    Collections.sort(sorted);
    Seen seen = new Seen(sorted, errors);
    milliseconds = new ArrayList<>();
    errors = new HashMap<>();
    return seen;
  }

  @Override
  public void close() throws Exception {
    ended = true;
    threads.shutdown();
    for (Future<Void> session : sessions) {
      session.get();
    }
  }
}
