package dev.pgrehearse.server;

import java.util.List;
import java.util.function.Function;

/**
 * Transactions that SQL of users prepared and never ended: they keep their database from being
 * dropped, whoever asks.
 */
final class Prepared {
  private final Session session;
  private final Function<String, Session> sessions;

  /**
   * @param sessions opens one of a superuser in a database
   */
  Prepared(Session session, Function<String, Session> sessions) {
    this.session = session;
    this.sessions = sessions;
  }

  /** Only where they belong can they be rolled back. */
  void end(String database) {
    List<String> prepared =
        session.strings(
            "select gid from pg_catalog.pg_prepared_xacts where database = ? order by gid",
            database);
    if (!prepared.isEmpty()) {
      try (Session there = sessions.apply(database)) {
        prepared.forEach(gid -> there.execute("rollback prepared " + Session.literal(gid)));
      }
    }
  }
}
