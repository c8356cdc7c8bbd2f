package dev.pgrehearse.server;

import java.util.Map;

/** A server that somebody else runs and that records, in pg_stat_statements, what is sent to it. */
public final class RecordingServer implements AutoCloseable {
  private final RunningPostgres postgres;

  private RecordingServer(RunningPostgres postgres) {
    this.postgres = postgres;
  }

  public static RecordingServer start(int majorVersion) {
    return new RecordingServer(
        EmbeddedServer.start(
            new ServerChoice.Embedded(majorVersion),
            Map.of("shared_preload_libraries", "pg_stat_statements")));
  }

  /** For pgrehearse, to make databases of its own on it. */
  public ServerChoice choice() {
    return ServerChoice.parse(postgres.address().redacted() + "?user=postgres", 17);
  }

  @Override
  public void close() {
    postgres.close();
  }
}
