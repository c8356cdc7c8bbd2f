package dev.pgrehearse.clients;

import dev.pgrehearse.server.Database;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A PostgREST of its own on one database, set up as Supabase sets it up. */
final class PostgrestServer implements AutoCloseable {

  /** What every token of the test is signed with. */
  static final String SECRET = "known-to-this-test-and-to-its-throwaway-servers-only";

  private static final String LOGIN = "pgrehearse_clients";
  private static final String PASSWORD = "of-a-throwaway-server";
  private static final Duration START = Duration.ofSeconds(60);

  private final Process process;
  private final Thread whenKilled;
  private final Path log;
  private final URI address;

  private PostgrestServer(Process process, Path log, URI address) {
    this.process = process;
    this.whenKilled = new Thread(process::destroyForcibly);
    this.log = log;
    this.address = address;
    Runtime.getRuntime().addShutdownHook(whenKilled);
  }

  /** The role that it logs in as, once for each server. */
  static void createLogin(Database database) throws SQLException {
    try (Connection connection = database.connectAsSuperuser();
        Statement statement = connection.createStatement()) {
      statement.execute("create role %s login noinherit password '%s'".formatted(LOGIN, PASSWORD));
      statement.execute("grant anon, authenticated, service_role to " + LOGIN);
    }
  }

  static PostgrestServer start(Path program, Database database) throws Exception {
    int port = freePort();
    Path log = Files.createTempFile("postgrest", ".log");
    ProcessBuilder builder = new ProcessBuilder(program.toString());
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
    builder.environment().putAll(settings(database, port));
    PostgrestServer server =
        new PostgrestServer(builder.start(), log, URI.create("http://127.0.0.1:" + port));
    try {
      server.waitUntilReady();
      return server;
    } catch (IOException | InterruptedException | AssertionError e) {
      server.close();
      throw e;
    }
  }

  private static Map<String, String> settings(Database database, int port) throws SQLException {
    return Map.of(
        "PGRST_DB_URI", address(database),
        "PGRST_DB_SCHEMAS", "public",
        "PGRST_DB_EXTRA_SEARCH_PATH", "public, extensions",
        "PGRST_DB_ANON_ROLE", "anon",
        "PGRST_DB_POOL", "2",
        "PGRST_DB_CHANNEL_ENABLED", "false",
        "PGRST_JWT_SECRET", SECRET,
        "PGRST_SERVER_HOST", "127.0.0.1",
        "PGRST_SERVER_PORT", String.valueOf(port));
  }

  private static String address(Database database) throws SQLException {
    try (Connection connection = database.connectAsSuperuser()) {
      URI jdbc = URI.create(connection.getMetaData().getURL().substring("jdbc:".length()));
      return "postgresql://%s:%s@%s:%d/%s"
          .formatted(LOGIN, PASSWORD, jdbc.getHost(), jdbc.getPort(), database.name());
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Until it has read the catalog it answers 503, or nothing. */
  private void waitUntilReady() throws IOException, InterruptedException {
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest request = HttpRequest.newBuilder(address.resolve("/")).timeout(START).build();
    long deadline = System.nanoTime() + START.toNanos();
    String last = "nothing";
    while (process.isAlive() && System.nanoTime() < deadline) {
      try {
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() == 200) {
          return;
        }
        last = response.body();
      } catch (java.net.ConnectException e) {
        last = "no connection";
      }
      Thread.sleep(100);
    }
    throw new AssertionError(
        "PostgREST did not become ready; its last answer: %s; its log:%n%s"
            .formatted(last, Files.readString(log)));
  }

  URI address() {
    return address;
  }

  @Override
  public void close() throws IOException, InterruptedException {
    process.destroy();
    if (!process.waitFor(5, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
    Runtime.getRuntime().removeShutdownHook(whenKilled);
    Files.delete(log);
  }
}
