package dev.pgrehearse.changelog;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Looks on while the statements of a changeset, forward or back, are run one by one. What it asks
 * the session itself is asked within the changeset's transaction.
 */
public interface StatementWatch {

  /**
   * The changeset begins.
   *
   * @param session that runs it
   * @param onlooker a superuser's connection, which sees what is committed
   */
  void begin(Connection session, Connection onlooker) throws SQLException;

  /** The next statement is about to run. */
  void before(SentStatement statement) throws SQLException;

  /** It has run. */
  void after(SentStatement statement) throws SQLException;

  /** All is committed, or one has failed. */
  void end() throws SQLException;
}
