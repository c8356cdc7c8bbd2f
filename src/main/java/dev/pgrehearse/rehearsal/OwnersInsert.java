package dev.pgrehearse.rehearsal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.List;

/**
 * Writes a row as the owner of its table, within the transaction of a superuser's connection: what
 * triggers do then is done by the owner, for a superuser's reach is the whole server.
 */
final class OwnersInsert {

  private final Connection connection;

  OwnersInsert(Connection connection) {
    this.connection = connection;
  }

  /** Returns how many rows the first statement that the table takes has written, or 0. */
  int first(List<String> inserts, String owner) throws SQLException {
    for (String insert : inserts) {
      int rows = write(insert, owner);
      if (rows > 0) {
        return rows;
      }
    }
    return 0;
  }

  private int write(String insert, String owner) throws SQLException {
    Savepoint savepoint = connection.setSavepoint();
    try (Statement statement = connection.createStatement()) {
      statement.execute("set local session authorization " + owner);
      int rows = statement.executeUpdate(insert);
      statement.execute("set constraints all immediate");
      statement.execute("set local session authorization default");
      return rows;
    } catch (SQLException e) {
      connection.rollback(savepoint);
      return 0;
    }
  }

  /** Whether a statement wrote a row that it says to be such a one; any other is taken back. */
  boolean returnsTrue(String insertReturning, String owner) throws SQLException {
    Savepoint savepoint = connection.setSavepoint();
    try (Statement statement = connection.createStatement()) {
      statement.execute("set local session authorization " + owner);
      boolean isSuch;
      try (ResultSet row = statement.executeQuery(insertReturning)) {
        isSuch = row.next() && row.getBoolean(1);
      }
      statement.execute("set constraints all immediate");
      statement.execute("set local session authorization default");
      if (!isSuch) {
        connection.rollback(savepoint);
      }
      return isSuch;
    } catch (SQLException e) {
      connection.rollback(savepoint);
      return false;
    }
  }
}
