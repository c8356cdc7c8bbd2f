package dev.pgrehearse.changelog;

import dev.pgrehearse.finding.Location;
import java.util.Optional;
import liquibase.exception.RollbackFailedException;
import liquibase.exception.RollbackImpossibleException;

/** A changeset, or its rollback, that Postgres or Liquibase refused. */
public final class ChangesetFailed extends Exception {
  private static final long serialVersionUID = 1L;

  private static final String FILE_THERE =
      "Put the file where Liquibase looks for it, below the search path, or correct its path in the changeset.";

  private final String sqlState;
  private final transient Location location;
  private final String remedy;

  ChangesetFailed(String message, String sqlState, Location location, Throwable cause) {
    this(message, sqlState, location, "", cause);
  }

  private ChangesetFailed(
      String message, String sqlState, Location location, String remedy, Throwable cause) {
    super(message, cause);
    this.sqlState = sqlState;
    this.location = location;
    this.remedy = remedy;
  }

  /** The same, with what is to be done about it. */
  ChangesetFailed mended(Optional<String> how) {
    return new ChangesetFailed(
        getMessage(),
        sqlState,
        location,
        how.or(() -> missingFile().map(file -> FILE_THERE)).orElse(""),
        getCause());
  }

  /** What is to be done about it, where that is something particular. */
  public Optional<String> remedy() {
    return Optional.of(remedy).filter(words -> !words.isEmpty());
  }

  /** The file that its message names, where that is not there. */
  public Optional<String> missingFile() {
    return sqlState.isEmpty() ? MissingFile.in(getMessage()) : Optional.empty();
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
