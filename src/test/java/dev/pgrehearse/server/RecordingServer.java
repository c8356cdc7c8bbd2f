package dev.pgrehearse.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;

/** A server that somebody else runs and that records, in pg_stat_statements, what is sent to it. */
public final class RecordingServer implements AutoCloseable {
  private final EmbeddedPostgres postgres;
  private final EmbeddedFolder folder;

  private RecordingServer(EmbeddedPostgres postgres, EmbeddedFolder folder) {
    this.postgres = postgres;
    this.folder = folder;
  }

  public static RecordingServer start(int majorVersion) throws IOException {
    EmbeddedFolder folder = EmbeddedFolder.create();
    return new RecordingServer(
        EmbeddedPostgres.builder()
            .setPgBinaryResolver(PostgresJar.of(majorVersion))
            .setOverrideWorkingDirectory(folder.programs().toFile())
            .setDataDirectory(folder.data())
            .setCleanDataDirectory(true)
            .setRegisterShutdownHook(false)
            .setErrorRedirector(Redirect.appendTo(folder.log().toFile()))
            .setOutputRedirector(Redirect.appendTo(folder.log().toFile()))
            .setLocaleConfig("locale", "C")
            .setServerConfig("fsync", "off")
            .setServerConfig("autovacuum", "off")
            .setServerConfig("shared_preload_libraries", "pg_stat_statements")
            .start(),
        folder);
  }

  /** For pgrehearse, to make databases of its own on it. */
  public ServerChoice choice() {
    return ServerChoice.parse(postgres.getJdbcUrl("postgres", "postgres"), 17);
  }

  @Override
  public void close() throws IOException {
    postgres.close();
    folder.delete();
  }
}
