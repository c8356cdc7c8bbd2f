package dev.pgrehearse.changelog;

import dev.pgrehearse.finding.Location;
import liquibase.exception.RollbackFailedException;
import liquibase.exception.RollbackImpossibleException;

/** A changeset, or its rollback, that Postgres or Liquibase refused. */
public final class ChangesetFailed extends Exception {
  private static final long serialVersionUID = 1L;

  private final String sqlState;
  private final transient Location location;

  ChangesetFailed(String message, String sqlState, Location location, Throwable cause) {
    super(message, cause);
    this.sqlState = sqlState;
    this.location = location;
  }

  /** SQLSTATE of the refusal, or "" when Liquibase refused before Postgres was asked. */
  public String sqlState() {
    return sqlState;
  }

  /** Whether there is no rollback at all, rather than one that fails. */
  public boolean hasNoRollback() {
    for (Throwable t = getCause(); t != null; t = t.getCause()) {
      if (t instanceof RollbackImpossibleException || isRefusedForFormattedSql(t)) {
        return true;
      }
    }
    return false;
  }

  /** For SQL in a .sql changelog Liquibase says the same with another exception. */
  private static boolean isRefusedForFormattedSql(Throwable t) {
    return t instanceof RollbackFailedException
        && t.getCause() == null
        && String.valueOf(t.getMessage()).contains("does not support automatic rollback");
  }

  /** The file, and the line where it is known. */
  public Location location() {
    return location;
  }
}
