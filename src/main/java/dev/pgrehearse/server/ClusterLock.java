package dev.pgrehearse.server;

import java.util.function.Supplier;

/**
 * One run at a time makes or drops roles that runs share: else one drops a role that the next has
 * just found. By a lock on a catalog of the whole server, whichever database a run's URL names; it
 * writes nothing, and is in the way of nobody who makes, alters or drops roles.
 */
final class ClusterLock {
  private final Supplier<Session> sessions;

  /**
   * @param sessions opens one of its own, which holds the lock
   */
  ClusterLock(Supplier<Session> sessions) {
    this.sessions = sessions;
  }

  void during(Runnable work) {
    try (Session holder = sessions.get()) {
      holder.execute("begin; lock table pg_catalog.pg_shseclabel in share update exclusive mode");
      work.run();
    }
  }
}
