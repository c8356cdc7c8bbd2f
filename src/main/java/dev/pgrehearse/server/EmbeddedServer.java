package dev.pgrehearse.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.Map;

/** A Postgres of our own as a child process, in a temporary folder, on a port that was free. */
final class EmbeddedServer implements RunningPostgres {
  private final EmbeddedPostgres postgres;
  private final EmbeddedFolder folder;

  private EmbeddedServer(EmbeddedPostgres postgres, EmbeddedFolder folder) {
    this.postgres = postgres;
    this.folder = folder;
  }

  static RunningPostgres start(ServerChoice.Embedded choice) {
    PostgresJar programs = PostgresJar.of(choice.majorVersion());
    EmbeddedFolder folder = EmbeddedFolder.create();
    Redirect log = Redirect.appendTo(folder.log().toFile());
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setPgBinaryResolver(programs)
            .setOverrideWorkingDirectory(folder.programs().toFile())
            .setDataDirectory(folder.data())
            .setCleanDataDirectory(true)
            .setRegisterShutdownHook(false)
            .setPGStartupWait(Duration.ofSeconds(60))
            .setErrorRedirector(log)
            .setOutputRedirector(log)
            .setLocaleConfig("locale", "C");
    settings().forEach(builder::setServerConfig);
    try {
      return new EmbeddedServer(builder.start(), folder);
    } catch (IOException | RuntimeException | ExceptionInInitializerError e) {
      String reason = folder.lastLineOfLog();
      folder.delete();
      throw new ServerException(
          """
          Postgres %d could not be started as a child process: %s; run pgrehearse as an ordinary \
          user, or use --postgres docker or --postgres jdbc:postgresql://…"""
              .formatted(choice.majorVersion(), reason.isEmpty() ? e.getMessage() : reason),
          e);
    }
  }

  /** Speed over safety, and no work that starts by itself: two runs shall see the same. */
  private static Map<String, String> settings() {
    return Map.of(
        "fsync", "off",
        "synchronous_commit", "off",
        "full_page_writes", "off",
        "autovacuum", "off",
        "max_connections", "100",
        "shared_buffers", "128MB",
        "max_wal_size", "4GB",
        "timezone", "UTC",
        "lc_messages", "C");
  }

  @Override
  public String provider() {
    return "embedded";
  }

  @Override
  public Address address() {
    return Address.of(postgres.getJdbcUrl("postgres", "postgres"), Map.of());
  }

  @Override
  public boolean throwaway() {
    return true;
  }

  @Override
  public void close() {
    try {
      postgres.close();
    } catch (IOException e) {
      throw new ServerException("the embedded Postgres did not stop: " + e.getMessage(), e);
    } finally {
      folder.delete();
    }
  }
}
