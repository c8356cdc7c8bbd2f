package dev.pgrehearse.changelog.standin;

import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.changelog.visitor.ChangeExecListener;
import liquibase.database.Database;
import liquibase.exception.PreconditionErrorException;
import liquibase.exception.PreconditionFailedException;
import liquibase.precondition.Precondition;
import liquibase.precondition.PreconditionLogic;
import liquibase.precondition.core.NotPrecondition;

/**
 * A {@code not} that is no reason to pass a changeset over for what it says of the role that
 * deploys.
 */
public final class PatientNot extends NotPrecondition {

  @Override
  public void check(
      Database database,
      DatabaseChangeLog changelog,
      ChangeSet changeSet,
      ChangeExecListener listener)
      throws PreconditionFailedException, PreconditionErrorException {
    turn(this);
    try {
      super.check(database, changelog, changeSet, listener);
    } finally {
      turn(this);
    }
  }

  private static void turn(PreconditionLogic logic) {
    for (Precondition nested : logic.getNestedPreconditions()) {
      if (nested instanceof PatientRunningAs role) {
        role.turn();
      } else if (nested instanceof PreconditionLogic inner) {
        turn(inner);
      }
    }
  }
}
