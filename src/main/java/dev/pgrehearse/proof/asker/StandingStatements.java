package dev.pgrehearse.proof.asker;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.postgresql.PGStatement;

/**
 * Statements that surround every trial: what is sent thousands of times over one connection is
 * parsed and planned once. The driver keeps them by their text.
 */
final class StandingStatements {

  private StandingStatements() {}

  /** One or several, without parameters; to be closed after each use. */
  static PreparedStatement on(Connection connection, String text) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(text);
    statement.unwrap(PGStatement.class).setPrepareThreshold(1);
    return statement;
  }

  static void send(Connection connection, String text) throws SQLException {
    try (PreparedStatement statement = on(connection, text)) {
      statement.execute();
    }
  }
}
