package dev.pgrehearse.check;

import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.server.Database;
import dev.pgrehearse.spec.Check;
import dev.pgrehearse.spec.Step;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runs checks over one connection, each in its own transaction, entered as PostgREST enters a
 * request. Not for use by several threads.
 */
public final class CheckRunner implements AutoCloseable {

  private final Connection connection;
  private final Session session;

  /**
   * @param database where the checks run; its rows are left as they are by {@link #run}
   * @param migrationRole the role that the identity {@code migration} stands for
   */
  public CheckRunner(Database database, String migrationRole) throws SQLException {
    connection = database.connectAsSuperuser();
    connection.setAutoCommit(false);
    session = new Session(connection, migrationRole);
  }

  /** Runs a check and rolls it back; returns what is wrong, none if it holds. */
  public List<Finding> run(Check check) throws SQLException {
    try {
      return play(check);
    } finally {
      connection.rollback();
    }
  }

  /** What a check came to that was run for the rows it writes. */
  public enum Kept {
    /** It does not hold here, and left nothing. */
    NOTHING,
    /** It holds, and had nothing to write. */
    NO_ROWS,
    /** It holds, and what it wrote is there. */
    ROWS
  }

  /**
   * Runs a check for the rows it writes and commits them if it holds. A check that collides with
   * what an earlier one left behind is rolled back: it is no finding here.
   */
  public Kept keep(Check check) throws SQLException {
    try {
      if (play(check).isEmpty()) {
        Kept kept = session.leaveHavingWritten() ? Kept.ROWS : Kept.NO_ROWS;
        connection.commit();
        return kept;
      }
    } catch (SQLException e) {
      if (connection.isClosed()) {
        throw e;
      }
    } finally {
      connection.rollback();
    }
    return Kept.NOTHING;
  }

  private List<Finding> play(Check check) throws SQLException {
    List<Finding> findings = new ArrayList<>();
    for (Step step : check.steps()) {
      Outcome outcome = execute(step);
      Optional<String> problem = new Verdict(step).problem(outcome);
      if (problem.isPresent()) {
        findings.add(CheckFindings.failed(check, step, problem.get()));
        return findings;
      }
      if (step.budgetMs().isPresent() && outcome.ms() > step.budgetMs().getAsLong()) {
        findings.add(CheckFindings.overBudget(check, step, outcome.ms()));
      }
    }
    deferredProblem().ifPresent(problem -> findings.add(CheckFindings.deferred(check, problem)));
    return findings;
  }

  /** The savepoint is not released: a failed step goes back to its own, the latest of the name. */
  private Outcome execute(Step step) throws SQLException {
    try {
      List<String> before = new ArrayList<>(List.of("savepoint step"));
      before.addAll(session.statementsToEnter(step.identity()));
      return Outcome.of(connection, before, step);
    } catch (SQLException e) {
      if (connection.isClosed()) {
        throw e;
      }
      send("rollback to savepoint step");
      return Outcome.refused(e);
    }
  }

  private void send(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** What would only fail at commit must not pass because a check never commits. */
  private Optional<String> deferredProblem() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(Session.LEAVING + "; set constraints all immediate");
      return Optional.empty();
    } catch (SQLException e) {
      return Optional.of(Outcome.refused(e).inWords());
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
