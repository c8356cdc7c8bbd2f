package dev.pgrehearse.lock;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.postgresql.PGConnection;

/** Looks again and again at what a session has locked, while it is busy with one statement. */
final class LockSampler {

  private final int backend;
  private final SessionLook onlooker;
  private final AtomicBoolean isOver = new AtomicBoolean();
  private final Map<Long, RelationState> seen = new TreeMap<>();
  private final Thread thread;
  private volatile Optional<SQLException> missed = Optional.empty();

  private LockSampler(int backend, SessionLook onlooker) {
    this.backend = backend;
    this.onlooker = onlooker;
    this.thread = new Thread(this::look, "pgrehearse-locks");
    this.thread.setDaemon(true);
  }

  static LockSampler of(Connection watched, SessionLook onlooker) throws SQLException {
    return new LockSampler(watched.unwrap(PGConnection.class).getBackendPID(), onlooker);
  }

  void start() {
    thread.start();
  }

  /** What it held at any time, each as strongly as it was seen; the caller's to change. */
  Map<Long, RelationState> stop() throws SQLException {
    isOver.set(true);
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("interrupted while a statement is watched", e);
    }
    if (missed.isPresent()) {
      throw missed.get();
    }
    return seen;
  }

  /** A relation may go while it is looked at; the next look is as good. */
  private void look() {
    while (!isOver.get()) {
      try {
        onlooker
            .heldBy(backend)
            .forEach((oid, state) -> seen.merge(oid, state, LockSampler::stronger));
        missed = Optional.empty();
        Thread.sleep(1);
      } catch (SQLException e) {
        missed = Optional.of(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private static RelationState stronger(RelationState one, RelationState other) {
    return one.strongest().isPresent()
            && other.strongest().filter(mode -> mode.compareTo(one.strongest().get()) > 0).isEmpty()
        ? one
        : other;
  }
}
