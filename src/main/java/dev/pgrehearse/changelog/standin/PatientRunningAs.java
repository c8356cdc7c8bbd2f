package dev.pgrehearse.changelog.standin;

import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.changelog.visitor.ChangeExecListener;
import liquibase.database.Database;
import liquibase.exception.PreconditionFailedException;
import liquibase.precondition.core.RunningAsPrecondition;

/**
 * A {@code runningAs} that lets its changeset be played: here a role of the rehearsal's own stands
 * for the one that deploys. It holds, and within a {@code not} it does not.
 */
public final class PatientRunningAs extends RunningAsPrecondition {

  private boolean denied;

  void turn() {
    denied = !denied;
  }

  @Override
  public void check(
      Database database,
      DatabaseChangeLog changelog,
      ChangeSet changeSet,
      ChangeExecListener listener)
      throws PreconditionFailedException {
    if (denied) {
      throw new PreconditionFailedException("somebody else deploys", changelog, this);
    }
  }
}
