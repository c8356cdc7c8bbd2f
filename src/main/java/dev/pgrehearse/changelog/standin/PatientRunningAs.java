package dev.pgrehearse.changelog.standin;

import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.changelog.visitor.ChangeExecListener;
import liquibase.database.Database;
import liquibase.precondition.core.RunningAsPrecondition;

/**
 * A {@code runningAs} that holds: here a role of the rehearsal's own stands for the one that
 * deploys.
 */
public final class PatientRunningAs extends RunningAsPrecondition {

  @Override
  public void check(
      Database database,
      DatabaseChangeLog changelog,
      ChangeSet changeSet,
      ChangeExecListener listener) {
    // Whoever it names is the one who is played.
  }
}
