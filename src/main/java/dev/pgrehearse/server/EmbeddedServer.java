package dev.pgrehearse.server;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** A Postgres of our own as a child process, in a temporary folder, on a port that was free. */
final class EmbeddedServer implements RunningPostgres {
  private final Postmaster postmaster;
  private final EmbeddedFolder folder;
  private final FolderLock alive;
  private final Lock changing = new ReentrantLock();
  private Optional<EndOfProcess> end = Optional.empty();
  private boolean closed;

  private EmbeddedServer(Postmaster postmaster, EmbeddedFolder folder, FolderLock alive) {
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
    Map<String, String> settings = new HashMap<>(settings());
    settings.putAll(more);
    EmbeddedStart start = new EmbeddedStart();
    EndOfProcess end = EndOfProcess.then(start::undo);
    try {
      EmbeddedFolder folder = EmbeddedFolder.create();
      start.in(folder);
      FolderLock alive = FolderLock.hold(folder.run());
      EmbeddedBase base = EmbeddedBase.of(jar, folder.programs());
      start.on(base);
      base.requireRoom(folder);
      preparation.prepare(base, folder);
      Postmaster postmaster =
          new Postmaster(base.bin(), folder.data(), folder.log(), freePort(), settings);
      EmbeddedServer server = new EmbeddedServer(postmaster, folder, alive);
      postmaster.start();
      server.closes(end);
      return server;
    } catch (IOException | RuntimeException | ExceptionInInitializerError e) {
      ServerException failed = failed(choice, start, e);
      start.remove();
      end.forget();
      throw failed;
    } finally {
      start.end();
    }
  }

  private static ServerException failed(
      ServerChoice.Embedded choice, EmbeddedStart start, Throwable e) {
    if (start.isUndone()) {
      return new ServerException(
          "interrupted while Postgres was being started; nothing of it is left", e);
    }
    if (e instanceof ServerException known) {
      return known;
    }
    String reason = start.lastLineOfLog();
    return new ServerException(
        """
        Postgres %d could not be started as a child process: %s; run pgrehearse as an ordinary \
        user, or use --postgres docker or --postgres jdbc:postgresql://…"""
            .formatted(choice.majorVersion(), reason.isEmpty() ? e.getMessage() : reason),
        e);
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

  /** From here on the end of the process is the end of a server that is up. */
  private void closes(EndOfProcess started) {
    end = Optional.of(EndOfProcess.then(this::close));
    started.forget();
  }

  @Override
  public void isClosedByItsUser() {
    end.ifPresent(EndOfProcess::forget);
  }

  @Override
  public void close() {
    changing.lock();
    try {
      if (closed) {
        return;
      }
      closed = true;
      postmaster.abandon();
      alive.close();
    } catch (IOException e) {
      throw new ServerException("the embedded Postgres did not stop: " + e.getMessage(), e);
    } finally {
      folder.delete();
      isClosedByItsUser();
      changing.unlock();
    }
  }
}
