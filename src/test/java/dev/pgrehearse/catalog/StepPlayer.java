package dev.pgrehearse.catalog;

import dev.pgrehearse.catalog.WatchStep.Manner;
import dev.pgrehearse.server.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.postgresql.PGConnection;

/** Sends the statements of steps, in the manner of each, and writes down what was sent. */
final class StepPlayer {
  /** Nobody waits for what another session holds. */
  private static final String SETTINGS = "set search_path = ''; set lock_timeout = '200ms'";

  private static final String UNDO_SETTINGS =
      "discard temporary; reset search_path; reset lock_timeout";

  private static final String IN_THE_WAY =
      """
      select exists (
          select
          from pg_catalog.pg_locks as l
          where l.pid = %d
              and l.locktype = 'relation'
              and l.mode = 'AccessExclusiveLock'
      )
      """;

  private final Database database;
  private final Connection looking;
  private final Map<String, String> kinds;
  private final WatchTally tally;
  private final StringBuilder log = new StringBuilder();
  private Optional<Held> held = Optional.empty();

  /** A transaction that is left open. */
  record Held(Connection connection, boolean commits) {}

  StepPlayer(Database database, Connection looking, Map<String, String> kinds, WatchTally tally) {
    this.database = database;
    this.looking = looking;
    this.kinds = kinds;
    this.tally = tally;
  }

  /** As a script, with remarks. */
  String log() {
    return log.toString();
  }

  Optional<Held> held() {
    return held;
  }

  /** Ends what is left open. */
  void release() throws SQLException {
    if (held.isPresent()) {
      note(held.get().commits() ? "what was held is committed" : "what was held is rolled back");
      try (Connection connection = held.get().connection()) {
        end(connection, held.get().commits());
      }
      held = Optional.empty();
    }
  }

  void play(WatchStep step) throws SQLException {
    note(step.manner().name());
    if (step.manner() == Manner.BY_THE_LOOKER) {
      WatchStage.execute(looking, SETTINGS);
      each(step.draws(), looking);
      WatchStage.execute(looking, UNDO_SETTINGS);
      return;
    }
    Connection connection = database.connectAsSuperuser();
    boolean isHeld = false;
    try {
      WatchStage.execute(connection, SETTINGS);
      if (step.manner() == Manner.EACH) {
        each(step.draws(), connection);
      } else {
        connection.setAutoCommit(false);
        together(step, connection);
        if (step.manner().isHeld() && held.isEmpty() && !isInTheWay(connection)) {
          held = Optional.of(new Held(connection, step.manner().commits()));
          isHeld = true;
        } else {
          end(connection, step.manner().commits());
        }
      }
    } finally {
      if (!isHeld) {
        connection.close();
      }
    }
  }

  /** Deferred checks may refuse the commit. */
  private void end(Connection connection, boolean commits) throws SQLException {
    if (commits) {
      try {
        connection.commit();
      } catch (SQLException e) {
        note("refused: commit");
        connection.rollback();
      }
    } else {
      connection.rollback();
    }
  }

  /** A look would wait for its end. */
  private boolean isInTheWay(Connection open) throws SQLException {
    int pid = open.unwrap(PGConnection.class).getBackendPID();
    try (Statement statement = looking.createStatement();
        ResultSet row = statement.executeQuery(IN_THE_WAY.formatted(pid))) {
      row.next();
      return row.getBoolean(1);
    }
  }

  private void each(List<Draw> draws, Connection connection) throws SQLException {
    for (Draw draw : draws) {
      Optional<String> sql = filled(draw, connection);
      if (sql.isEmpty()) {
        continue;
      }
      boolean alone = draw.entry().alone();
      connection.setAutoCommit(alone);
      try {
        WatchStage.execute(connection, sql.get());
        if (!alone) {
          connection.commit();
        }
        accepted(draw, sql.get());
      } catch (SQLException e) {
        if (!alone) {
          connection.rollback();
        }
        refused(draw, sql.get());
      } finally {
        connection.setAutoCommit(true);
      }
    }
  }

  private void together(WatchStep step, Connection connection) throws SQLException {
    boolean undone = false;
    for (Draw draw : step.draws()) {
      Optional<String> sql = filled(draw, connection);
      if (sql.isEmpty()) {
        continue;
      }
      undone = step.manner() == Manner.HALF_UNDONE && !undone;
      Savepoint part = connection.setSavepoint();
      try {
        WatchStage.execute(connection, sql.get());
        accepted(draw, sql.get());
        if (undone) {
          note("that is rolled back");
          connection.rollback(part);
        } else {
          connection.releaseSavepoint(part);
        }
      } catch (SQLException e) {
        connection.rollback(part);
        refused(draw, sql.get());
      }
    }
  }

  private Optional<String> filled(Draw draw, Connection connection) throws SQLException {
    tally.drawn(draw.entry());
    return draw.sql(connection, kinds);
  }

  private void accepted(Draw draw, String sql) {
    tally.sent(draw.entry(), true);
    log.append(sql).append(";\n");
  }

  /** One that was refused may have left something behind all the same: an invalid index, say. */
  private void refused(Draw draw, String sql) {
    tally.sent(draw.entry(), false);
    note("refused: " + sql.replace("\n", "\n-- "));
  }

  private void note(String remark) {
    log.append("-- ").append(remark).append('\n');
  }
}
