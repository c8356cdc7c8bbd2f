package dev.pgrehearse.facade;

import dev.pgrehearse.facade.catalog.LiveCatalog;
import dev.pgrehearse.facade.move.Move;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.server.QuietTransaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/**
 * The functions that name the tables of a pack, written anew in one go when all of them have moved.
 * On the way back they come first, while both names of each table are good.
 *
 * @param forward the SQL
 * @param rollback its way back
 * @param notices one on each function
 */
public record FunctionsPlan(String forward, String rollback, List<Finding> notices) {

  public FunctionsPlan {
    notices = List.copyOf(notices);
    if (notices.isEmpty()) {
      throw new IllegalArgumentException("there is no function to be written anew");
    }
  }

  /** Writes them, in one transaction, on a database of ours. */
  public void play(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(forward);
    }
    connection.commit();
  }

  /**
   * Plans them on a database on which the moves are made. Nothing is written; the connection is
   * left alone.
   *
   * @return nothing where no function names a table of the moves any more
   */
  public static Optional<FunctionsPlan> of(Connection live, List<Move> moves) throws SQLException {
    try (QuietTransaction transaction = QuietTransaction.on(live)) {
      try (Statement statement = transaction.statement()) {
        statement.execute("set transaction read only");
      }
      return new Planner(new LiveCatalog(live), List.of()).functionsOf(moves);
    }
  }
}
