package dev.pgrehearse.server;

import java.time.Duration;
import java.util.List;

/**
 * Who is connected to a database that is about to be copied or dropped, which must be nobody. A
 * session that was just closed takes a moment to go.
 */
final class Bystanders {
  private static final Duration GRACE = Duration.ofMillis(50);
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Session session;
  private final String database;
  private final String applicationName;

  Bystanders(Session session, String database, String applicationName) {
    this.session = session;
    this.database = database;
    this.applicationName = applicationName;
  }

  /** Before a copy: idle sessions of this run are ended, anybody else's are not. */
  void leave() {
    if (areGoneAfter(GRACE)) {
      return;
    }
    session.strings(
        """
        select pg_catalog.pg_terminate_backend(pid)
        from pg_catalog.pg_stat_activity
        where datname = ?
            and application_name = ?
            and state = 'idle'
        """,
        database,
        applicationName);
    if (!areGoneAfter(PATIENCE)) {
      throw new ServerException(
          "database %s cannot be copied while others work in it: %s; end them first"
              .formatted(database, String.join(", ", present())));
    }
  }

  /**
   * Before a drop, whoever they are. {@code drop database … with (force)} ends them too, but then
   * looks only every tenth of a second whether they have gone.
   */
  void end() {
    List<String> ended =
        session.strings(
            """
            select pg_catalog.pg_terminate_backend(pid)
            from pg_catalog.pg_stat_activity
            where datname = ?
            """,
            database);
    if (!ended.isEmpty()) {
      areGoneAfter(PATIENCE);
    }
  }

  private boolean areGoneAfter(Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    while (!present().isEmpty()) {
      if (System.nanoTime() > end) {
        return false;
      }
      pause();
    }
    return true;
  }

  private List<String> present() {
    return session.strings(
        """
        select pg_catalog.format(
            '%s as %s, %s (pid %s)', application_name, usename, state, pid
        )
        from pg_catalog.pg_stat_activity
        where datname = ?
            and backend_type = 'client backend'
        order by pid
        """,
        database);
  }

  private static void pause() {
    try {
      Thread.sleep(2);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServerException("interrupted while waiting for a database to be free", e);
    }
  }
}
