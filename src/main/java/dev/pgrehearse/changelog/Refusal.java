package dev.pgrehearse.changelog;

import dev.pgrehearse.finding.Location;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Puts a failed changeset into one message: Postgres's own words first, Liquibase's wrapping gone.
 */
final class Refusal {

  private static final Pattern WRAPPING =
      Pattern.compile(
          "^(?:liquibase\\.[\\w.]+: |\\S*Exception: |Migration failed for changeset .*?:\\s+Reason: )+");

  private final Changelog changelog;
  private final Throwable problem;

  Refusal(Changelog changelog, Throwable problem) {
    this.changelog = changelog;
    this.problem = problem;
  }

  ChangesetFailed toFailure(Optional<String> sqlFile, Location changeset) {
    for (Throwable t = problem; t != null; t = t.getCause()) {
      if (t instanceof PSQLException sql) {
        return fromPostgres(sql, sqlFile, changeset);
      }
    }
    Throwable deepest = problem;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    String message = deepest.getMessage() == null ? deepest.toString() : deepest.getMessage();
    Matcher wrapping = WRAPPING.matcher(message.strip());
    return new ChangesetFailed(
        wrapping.replaceFirst("").strip().replaceAll("\\s*\\R\\s*", " "), "", changeset, problem);
  }

  private ChangesetFailed fromPostgres(
      PSQLException sql, Optional<String> sqlFile, Location changeset) {
    ServerErrorMessage server = sql.getServerErrorMessage();
    Location place = sqlFile.map(Location::of).orElse(changeset);
    if (server == null) {
      return new ChangesetFailed(sql.getMessage(), state(sql), place, problem);
    }
    StringBuilder message = new StringBuilder(server.getMessage());
    if (server.getDetail() != null) {
      message.append(". ").append(server.getDetail());
    }
    if (server.getHint() != null) {
      message.append(" Hint: ").append(server.getHint());
    }
    int line = sqlFile.map(file -> new FailedLine(changelog.text(file)).of(server)).orElse(0);
    return new ChangesetFailed(
        message.toString().replaceAll("\\s*\\R\\s*", " "),
        state(sql),
        line == 0 ? place : Location.of(place.file(), line),
        problem);
  }

  private static String state(PSQLException sql) {
    return sql.getSQLState() == null ? "" : sql.getSQLState();
  }
}
