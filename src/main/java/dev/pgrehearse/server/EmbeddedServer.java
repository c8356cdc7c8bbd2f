package dev.pgrehearse.server;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

/** A Postgres of our own as a child process, in a temporary folder, on a port that was free. */
final class EmbeddedServer implements RunningPostgres {
  private final Postmaster postmaster;
  private final EmbeddedFolder folder;
  private final FileChannel lock;

  private EmbeddedServer(Postmaster postmaster, EmbeddedFolder folder, FileChannel lock) {
    this.postmaster = postmaster;
    this.folder = folder;
    this.lock = lock;
  }

  static RunningPostgres start(ServerChoice.Embedded choice) {
    return start(choice, Map.of());
  }

  /**
   * Likewise, with settings of the caller's.
   *
   * @param more by name
   */
  static RunningPostgres start(ServerChoice.Embedded choice, Map<String, String> more) {
    PostgresJar jar = PostgresJar.of(choice.majorVersion());
    EmbeddedFolder folder = EmbeddedFolder.create();
    Map<String, String> settings = new HashMap<>(settings());
    settings.putAll(more);
    try {
      EmbeddedBase base = EmbeddedBase.of(jar, folder.programs());
      base.copyTo(folder, jar);
      Postmaster postmaster =
          new Postmaster(base.bin(), folder.data(), folder.log(), freePort(), settings);
      EmbeddedServer server = new EmbeddedServer(postmaster, folder, lock(folder));
      postmaster.start();
      return server;
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

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** Held until the process ends: by it other runs know that this one lives. */
  private static FileChannel lock(EmbeddedFolder folder) throws IOException {
    FileChannel channel =
        FileChannel.open(
            folder.data().resolve(EmbeddedFolder.LOCK),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE);
    channel.lock();
    return channel;
  }

  @Override
  public String provider() {
    return "embedded";
  }

  @Override
  public Address address() {
    return Address.of(
            "jdbc:postgresql://localhost:%d/postgres?user=postgres".formatted(postmaster.port()),
            Map.of())
        .ofOurOwn();
  }

  @Override
  public boolean throwaway() {
    return true;
  }

  @Override
  public void close() {
    try {
      postmaster.abandon();
      lock.close();
    } catch (IOException e) {
      throw new ServerException("the embedded Postgres did not stop: " + e.getMessage(), e);
    } finally {
      folder.delete();
    }
  }
}
