package dev.pgrehearse.facade;

import dev.pgrehearse.facade.catalog.Names;
import dev.pgrehearse.facade.move.Move;
import dev.pgrehearse.finding.Finding;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * One move as it was planned.
 *
 * @param columns of the facade, in their order, as SQL names them
 * @param needed those of them that an insert must give a value for
 * @param readers roles but the owner that may read every column, {@code public} for everybody
 * @param facade the old name, as SQL names it
 * @param home the new name, as SQL names it
 * @param origin what it was planned on; nothing when it is refused
 * @param forward the SQL of the move; empty when it is refused
 * @param rollback its way back; empty when it is refused
 * @param notices what the move touches, and what clients cannot do through a facade
 * @param refusals why it cannot be done, with what to do
 */
public record MovePlan(
    Move move,
    String facade,
    String home,
    List<String> columns,
    List<String> needed,
    List<String> readers,
    Origin origin,
    String forward,
    String rollback,
    List<Finding> notices,
    List<Finding> refusals) {

  public MovePlan {
    columns = List.copyOf(columns);
    needed = List.copyOf(needed);
    readers = List.copyOf(readers);
    notices = List.copyOf(notices);
    refusals = List.copyOf(refusals);
    if (forward.isEmpty() == refusals.isEmpty()) {
      throw new IllegalArgumentException("a move is either planned or refused: " + move);
    }
  }

  public static MovePlan refused(Move move, Names names, List<Finding> refusals) {
    return new MovePlan(
        move,
        move.from().quoted(names),
        move.to().quoted(names),
        List.of(),
        List.of(),
        List.of(),
        Origin.NONE,
        "",
        "",
        List.of(),
        refusals);
  }

  /**
   * Moves the table, in one transaction, on a database of ours.
   *
   * @throws IllegalStateException when the move is refused
   */
  public void play(Connection connection) throws SQLException {
    if (refused()) {
      throw new IllegalStateException("a refused move has no SQL: " + move);
    }
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(forward);
    }
    connection.commit();
  }

  public boolean refused() {
    return !refusals.isEmpty();
  }
}
