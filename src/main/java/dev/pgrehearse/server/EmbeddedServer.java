package dev.pgrehearse.server;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** A Postgres of our own as a child process, in a temporary folder, on a port that was free. */
final class EmbeddedServer implements RunningPostgres {
  private final Postmaster postmaster;
  private final EmbeddedFolder folder;
  private final FileChannel alive;
  private final Lock changing = new ReentrantLock();
  private boolean closed;

  private EmbeddedServer(Postmaster postmaster, EmbeddedFolder folder, FileChannel alive) {
    this.postmaster = postmaster;
    this.folder = folder;
    this.alive = alive;
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
    return start(choice, more, (base, run) -> base.copyTo(run, jar));
  }

  /**
   * Likewise, on a data directory of the caller's.
   *
   * @param fill puts it at a path that is not there yet
   */
  static RunningPostgres start(ServerChoice.Embedded choice, Consumer<Path> fill) {
    PostgresJar jar = PostgresJar.of(choice.majorVersion());
    return start(
        choice,
        Map.of(),
        (base, run) -> {
          base.unpackFor(run, jar);
          fill.accept(run.data());
        });
  }

  private static RunningPostgres start(
      ServerChoice.Embedded choice, Map<String, String> more, Preparation preparation) {
    PostgresJar jar = PostgresJar.of(choice.majorVersion());
    EmbeddedFolder folder = EmbeddedFolder.create();
    Map<String, String> settings = new HashMap<>(settings());
    settings.putAll(more);
    try {
      EmbeddedBase base = EmbeddedBase.of(jar, folder.programs());
      preparation.prepare(base, folder);
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

  private interface Preparation {
    void prepare(EmbeddedBase base, EmbeddedFolder run) throws IOException;
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
  public boolean canBeFrozen() {
    return true;
  }

  @Override
  public void freeze(Consumer<DataDirectory> keep) {
    changing.lock();
    try {
      if (closed) {
        throw new ServerException("the run is over, there is nothing left to keep");
      }
      postmaster.stopCleanly();
      try {
        keep.accept(new DataDirectory(folder.data()));
      } finally {
        postmaster.start();
      }
    } catch (IOException e) {
      throw new ServerException(
          "the embedded Postgres could not be stopped and started again: " + e.getMessage(), e);
    } finally {
      changing.unlock();
    }
  }

  @Override
  public void close() {
    changing.lock();
    try {
      closed = true;
      postmaster.abandon();
      alive.close();
    } catch (IOException e) {
      throw new ServerException("the embedded Postgres did not stop: " + e.getMessage(), e);
    } finally {
      folder.delete();
      changing.unlock();
    }
  }
}
