package dev.pgrehearse.changelog.standin;

import java.util.Optional;
import liquibase.Scope;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.changelog.visitor.ChangeExecListener;
import liquibase.database.Database;
import liquibase.exception.PreconditionErrorException;
import liquibase.exception.PreconditionFailedException;
import liquibase.precondition.CustomPreconditionWrapper;

/** A {@code customPrecondition} that holds where its class is not on the classpath. */
public final class PatientCustomPrecondition extends CustomPreconditionWrapper implements StandIn {

  @Override
  public Optional<String> missingClass() {
    try {
      Class.forName(getClassName(), false, Scope.getCurrentScope().getClassLoader());
      return Optional.empty();
    } catch (ClassNotFoundException | LinkageError e) {
      return Optional.of(getClassName());
    }
  }

  @Override
  public void check(
      Database database,
      DatabaseChangeLog changelog,
      ChangeSet changeSet,
      ChangeExecListener listener)
      throws PreconditionFailedException, PreconditionErrorException {
    if (missingClass().isEmpty()) {
      super.check(database, changelog, changeSet, listener);
    }
  }
}
