package dev.pgrehearse.server;

/**
 * One run at a time makes or drops roles that runs share: else one drops a role that the next has
 * just found. An advisory lock of the database that the URL names; it writes nothing.
 */
final class ClusterLock {
  private static final long KEY = 0x7067_7265L;

  private final Session session;

  ClusterLock(Session session) {
    this.session = session;
  }

  void during(Runnable work) {
    session.execute("select pg_catalog.pg_advisory_lock(%d)".formatted(KEY));
    try {
      work.run();
    } finally {
      session.execute("select pg_catalog.pg_advisory_unlock(%d)".formatted(KEY));
    }
  }
}
