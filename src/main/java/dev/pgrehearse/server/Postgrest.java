package dev.pgrehearse.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/**
 * A PostgREST as a child process on one database of a throwaway server, which it enters as the role
 * {@code authenticator}. It ends with this process at the latest.
 */
public final class Postgrest implements AutoCloseable {
  private static final String LOGIN = "authenticator";
  private static final int LAST_LINES = 5;
  private static final int SECONDS_TO_END = 5;

  private final Process process;
  private final EndOfProcess end;
  private final Path log;
  private final URI address;

  private Postgrest(Process process, Path log, URI address) {
    this.process = process;
    this.end = EndOfProcess.then(process::destroyForcibly);
    this.log = log;
    this.address = address;
  }

  /** On a server of somebody's own no role is given a password. */
  public static boolean canBeOn(Server server) {
    return !server.provider().equals("jdbc");
  }

  /**
   * Starts it. It does not answer at once.
   *
   * @param program its path
   * @param schemas that it shows, at least one
   * @param secret what tokens are signed with, of 32 characters at least; its password as well
   * @throws ServerException when it cannot be started
   */
  public static Postgrest start(
      Path program, Server server, Database database, List<String> schemas, String secret) {
    try {
      letIn(database, secret);
      int port = freePort();
      Path log = Files.createTempFile("pgrehearse-postgrest", ".log");
      ProcessBuilder builder = new ProcessBuilder(program.toString());
      builder.redirectErrorStream(true).redirectOutput(log.toFile());
      builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
      builder.environment().putAll(settings(server, database, schemas, secret, port));
      return new Postgrest(builder.start(), log, URI.create("http://127.0.0.1:" + port));
    } catch (IOException | SQLException e) {
      throw new ServerException("PostgREST cannot be started: " + e.getMessage(), e);
    }
  }

  private static void letIn(Database database, String password) throws SQLException {
    try (Connection connection = database.connectAsSuperuser();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "alter role %s login password %s".formatted(LOGIN, statement.enquoteLiteral(password)));
    }
  }

  private static Map<String, String> settings(
      Server server, Database database, List<String> schemas, String secret, int port) {
    InetSocketAddress endpoint = server.endpoint();
    Set<String> path = new TreeSet<>(schemas);
    path.addAll(List.of("public", "extensions"));
    return Map.ofEntries(
        Map.entry(
            "PGRST_DB_URI",
            "postgresql://%s:%s@%s:%d/%s"
                .formatted(
                    LOGIN, secret, endpoint.getHostString(), endpoint.getPort(), database.name())),
        Map.entry("PGRST_DB_SCHEMAS", String.join(",", schemas)),
        Map.entry("PGRST_DB_EXTRA_SEARCH_PATH", String.join(",", path)),
        Map.entry("PGRST_DB_POOL", "4"),
        Map.entry("PGRST_DB_CONFIG", "false"),
        Map.entry("PGRST_DB_CHANNEL_ENABLED", "true"),
        Map.entry("PGRST_JWT_SECRET", secret),
        Map.entry("PGRST_LOG_LEVEL", "error"),
        Map.entry("PGRST_SERVER_HOST", "127.0.0.1"),
        Map.entry("PGRST_SERVER_PORT", String.valueOf(port)));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Where it listens. */
  public URI address() {
    return address;
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** The end of what it has printed. */
  public String lastWords() {
    try {
      List<String> lines = Files.readAllLines(log);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    } catch (IOException e) {
      return "its log cannot be read: " + e.getMessage();
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    end.forget();
    try {
      Files.deleteIfExists(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
