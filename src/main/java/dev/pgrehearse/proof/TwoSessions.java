package dev.pgrehearse.proof;

import dev.pgrehearse.check.Session;
import dev.pgrehearse.proof.answer.Answer;
import dev.pgrehearse.proof.answer.TrialOutcome;
import dev.pgrehearse.proof.asker.Asker;
import dev.pgrehearse.proof.asker.Asking;
import dev.pgrehearse.proof.asker.Side;
import dev.pgrehearse.proof.form.Step;
import dev.pgrehearse.proof.subject.CannotBeTried;
import dev.pgrehearse.proof.subject.ColumnChoice;
import dev.pgrehearse.proof.subject.Subject;
import dev.pgrehearse.proof.subject.TriedColumn;
import dev.pgrehearse.server.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Two sessions that change one row at once, on a database of their own, for both commit: the second
 * waits for the first, and then either builds on what it did or fails. Nothing may be lost without
 * an error.
 */
final class TwoSessions implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 30;
  private static final int PAUSE_MILLIS = 5;

  private final Connection first;
  private final Connection second;

  private TwoSessions(Connection first, Connection second) {
    this.first = first;
    this.second = second;
  }

  static TwoSessions on(Database database) throws SQLException {
    Connection first = database.connectAsSuperuser();
    Connection second = database.connectAsSuperuser();
    first.setAutoCommit(false);
    second.setAutoCommit(false);
    return new TwoSessions(first, second);
  }

  /** The statement that both run; the second builds on the first, or there is nothing to lose. */
  static String update(Subject on) throws CannotBeTried {
    TriedColumn column = on.counter();
    return "update %s set %s = %s %s"
        .formatted(
            on.name(), column.name(), ColumnChoice.built(column).orElseThrow(), on.where(on.row()));
  }

  /** Of another column of the row, which has nothing to do with the first. */
  static String elsewhere(Subject on) throws CannotBeTried {
    TriedColumn counter = on.counter();
    TriedColumn other =
        on.writable().stream()
            .filter(c -> !c.equals(counter) && !on.table().isUnique(c.name()))
            .filter(c -> !on.ownerColumns().contains(c))
            .findFirst()
            .orElseThrow(() -> new CannotBeTried("no second column may be changed freely"));
    return "update %s set %s = %s %s"
        .formatted(on.name(), other.name(), on.other(other, on.row()), on.where(on.row()));
  }

  private static String look(Subject on) throws CannotBeTried {
    return "select %s from %s %s".formatted(on.counter().name(), on.name(), on.where(on.row()));
  }

  /** What each of the two was told, and what the counter is at the end. */
  TrialOutcome run(Asker asker, Subject on, String one, String other)
      throws SQLException, CannotBeTried {
    List<Answer> answers = new ArrayList<>();
    enter(first, asker);
    answers.add(new Asking(first).ask(new Step.Sql(one)));
    if (answers.get(0).worked()) {
      leave(first);
      int waiting = enter(second, asker);
      CompletableFuture<Answer> answer = CompletableFuture.supplyAsync(() -> inSecond(other));
      awaitLock(answer, waiting);
      first.commit();
      answers.add(result(answer));
      leaveWell(answers.get(1));
      answers.add(new Asking(first).ask(new Step.Sql(look(on))));
    }
    first.rollback();
    return new TrialOutcome(answers, new TreeMap<>());
  }

  private void leaveWell(Answer answer) throws SQLException {
    if (answer.worked()) {
      second.commit();
    } else {
      second.rollback();
    }
  }

  private Answer inSecond(String update) {
    try {
      return new Asking(second).ask(new Step.Sql(update));
    } catch (SQLException e) {
      throw new ProofException(
          "the second of two sessions has broken off: " + e.getMessage() + "; run it again", e);
    }
  }

  private static Answer result(CompletableFuture<Answer> answer) throws SQLException {
    try {
      return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new SQLException("the second of two sessions does not come to an end", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("interrupted while two sessions change one row", e);
    }
  }

  /** Until the other waits for a lock of ours, or has not had to. */
  private void awaitLock(CompletableFuture<Answer> answer, int waiting) throws SQLException {
    try (Statement statement = first.createStatement()) {
      while (!answer.isDone()) {
        try (ResultSet row =
            statement.executeQuery(
                "select exists (select from pg_catalog.pg_locks where pid = %d and not granted)"
                    .formatted(waiting))) {
          row.next();
          if (row.getBoolean(1)) {
            return;
          }
        }
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("interrupted while two sessions change one row", e);
    }
  }

  private static int enter(Connection connection, Asker asker) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(Side.SETTINGS);
      int pid;
      try (ResultSet row = statement.executeQuery("select pg_catalog.pg_backend_pid()")) {
        row.next();
        pid = row.getInt(1);
      }
      statement.execute(asker.entering());
      return pid;
    }
  }

  private static void leave(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(Session.LEAVING);
    }
  }

  @Override
  public void close() throws SQLException {
    second.close();
    first.close();
  }
}
