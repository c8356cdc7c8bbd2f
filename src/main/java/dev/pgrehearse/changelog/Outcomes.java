package dev.pgrehearse.changelog;

import liquibase.change.Change;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.changelog.visitor.AbstractChangeExecListener;
import liquibase.database.Database;

/** Hears from Liquibase what became of the one changeset that was played. */
final class Outcomes extends AbstractChangeExecListener {

  private final LockWatchingConnection connection;
  private Applied.Outcome outcome = Applied.Outcome.NOT_RUN;

  /**
   * @param connection has nothing more to watch once the changeset itself is through
   */
  Outcomes(LockWatchingConnection connection) {
    this.connection = connection;
  }

  Applied.Outcome outcome() {
    return outcome;
  }

  @Override
  public void willRun(
      Change change, ChangeSet changeSet, DatabaseChangeLog changeLog, Database database) {
    connection.willRun();
  }

  @Override
  public void ran(
      ChangeSet changeSet,
      DatabaseChangeLog changeLog,
      Database database,
      ChangeSet.ExecType execType) {
    connection.watchNoMore();
    if (execType == ChangeSet.ExecType.EXECUTED || execType == ChangeSet.ExecType.RERAN) {
      outcome = Applied.Outcome.RAN;
    } else if (execType == ChangeSet.ExecType.MARK_RAN) {
      outcome = Applied.Outcome.MARKED_AS_RAN;
    }
  }

  @Override
  public void willRollback(ChangeSet changeSet, DatabaseChangeLog changeLog, Database database) {
    connection.statementsBegin();
  }

  @Override
  public void rolledBack(ChangeSet changeSet, DatabaseChangeLog changeLog, Database database) {
    connection.watchNoMore();
  }
}
