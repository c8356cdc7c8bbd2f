import dev.pgrehearse.server.Database;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A PostgREST with one connection to the database, which it keeps. */
final class Postgrest implements AutoCloseable {
  private static final String LOGIN = "pgrehearse_benchmark";
  private static final int SECONDS_TO_START = 60;

  private final HttpClient client = HttpClient.newHttpClient();
  private final Process program;
  private final URI address;

  private Postgrest(Process program, URI address) {
    this.program = program;
    this.address = address;
  }

  /** The role that it logs in as. */
  static void createLogin(Database database) throws SQLException {
    try (Connection connection = database.connectAsSuperuser()) {
      Sql.run(connection, "create role %s login noinherit".formatted(LOGIN));
      Sql.run(connection, "grant anon, authenticated, service_role to " + LOGIN);
    }
  }

  /**
   * @param name of its connection
   */
  static Postgrest start(
      Path program, Database database, List<String> schemas, boolean prepared, String name)
      throws SQLException, IOException, InterruptedException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    Map<String, String> settings = new HashMap<>();
    settings.put("PGRST_DB_URI", uri(database, name));
    settings.put("PGRST_DB_SCHEMAS", String.join(", ", schemas));
    settings.put("PGRST_DB_ANON_ROLE", "anon");
    settings.put("PGRST_DB_POOL", "1");
    settings.put("PGRST_DB_POOL_MAX_IDLETIME", "36000");
    settings.put("PGRST_DB_POOL_MAX_LIFETIME", "36000");
    settings.put("PGRST_DB_CHANNEL_ENABLED", "false");
    settings.put("PGRST_DB_PREPARED_STATEMENTS", String.valueOf(prepared));
    settings.put("PGRST_JWT_SECRET", Token.SECRET);
    settings.put("PGRST_LOG_LEVEL", "crit");
    settings.put("PGRST_SERVER_HOST", "127.0.0.1");
    settings.put("PGRST_SERVER_PORT", String.valueOf(port));
    ProcessBuilder builder = new ProcessBuilder(program.toString()).inheritIO();
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().keySet().removeIf(variable -> variable.startsWith("PG"));
    builder.environment().putAll(settings);
    return new Postgrest(builder.start(), URI.create("http://127.0.0.1:" + port));
  }

  private static String uri(Database database, String name) throws SQLException {
    try (Connection connection = database.connectAsSuperuser()) {
      URI jdbc = URI.create(connection.getMetaData().getURL().substring("jdbc:".length()));
      return "postgresql://%s@%s:%d/%s?application_name=%s"
          .formatted(LOGIN, jdbc.getHost(), jdbc.getPort(), database.name(), name);
    }
  }

  /** Until it has read the catalog it answers 503, or nothing. */
  void waitUntilReady(String schema, String token) throws IOException, InterruptedException {
    for (int tenth = 0; tenth < 10 * SECONDS_TO_START && program.isAlive(); tenth++) {
      try {
        if (get(schema, "memory_entries?limit=0", token).statusCode() == 200) {
          return;
        }
      } catch (java.net.ConnectException e) {
        // It does not listen yet.
      }
      Thread.sleep(100);
    }
    throw new IllegalStateException("PostgREST does not answer");
  }

  HttpResponse<String> get(String schema, String pathAndQuery, String token)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(address.resolve("/" + pathAndQuery))
            .header("Accept-Profile", schema)
            .header("Authorization", "Bearer " + token)
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /** The process of Postgres that works for its connection of this name. */
  static ServerProcess process(Database database, String name) throws SQLException {
    try (Connection connection = database.connectAsSuperuser();
        PreparedStatement query =
            connection.prepareStatement(
                "select pid from pg_catalog.pg_stat_activity where application_name = ?")) {
      query.setString(1, name);
      try (ResultSet row = query.executeQuery()) {
        if (!row.next()) {
          throw new IllegalStateException("PostgREST is not connected as " + name);
        }
        return ServerProcess.of(row.getInt(1));
      }
    }
  }

  @Override
  public void close() {
    program.destroy();
    try {
      if (!program.waitFor(5, TimeUnit.SECONDS)) {
        program.destroyForcibly();
      }
    } catch (InterruptedException e) {
      program.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
