package dev.pgrehearse.changelog;

import dev.pgrehearse.finding.Location;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import liquibase.change.AbstractSQLChange;
import liquibase.change.Change;
import liquibase.change.core.SQLFileChange;
import liquibase.changelog.ChangeSet;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Puts a failed changeset into one message: Postgres's own words first, Liquibase's wrapping gone,
 * and nothing in it that differs from run to run.
 */
final class Refusal {

  private static final Pattern WRAPPING =
      Pattern.compile(
          "^(?:liquibase\\.[\\w.]+: |\\S*Exception: |Migration failed for changeset .*?:\\s+Reason: )+");
  private static final Pattern ADVICE = Pattern.compile("\\s*\\(did you mean to specify .*\\)$");

  /** Folders of this machine, and a setting by a name that it does not have here. */
  private static final Pattern SEARCHED =
      Pattern.compile(" in the configured search path: .*'searchPath' parameter\\.$");

  /** not_null_violation and check_violation: their detail is the row itself, clock and all. */
  private static final List<String> STATES_THAT_TELL_A_ROW = List.of("23502", "23514");

  /** Where on this machine an extension is not. */
  private static final Pattern CONTROL_FILE = Pattern.compile("/\\S+\\.control\\b");

  private static final Pattern ABSENT = Pattern.compile("((?:/|\\w:[/\\\\])\\S+) does not exist");

  /** Where Postgres has read one. */
  private static final Pattern MET = Pattern.compile("\\$\\{|\"\\$\"$");

  private final Changelog changelog;
  private final Throwable problem;

  Refusal(Changelog changelog, Throwable problem) {
    this.changelog = changelog;
    this.problem = problem;
  }

  /**
   * @param sqlFile the file of the changes, where they are in one of their own
   * @param changeset where the changeset stands
   * @param from the line of the changelog below which {@code changes} are written
   */
  ChangesetFailed toFailure(
      Optional<String> sqlFile, Location changeset, int from, List<Change> changes) {
    for (Throwable t = problem; t != null; t = t.getCause()) {
      if (t instanceof PSQLException sql) {
        return fromPostgres(sql, sqlFile, changeset, from, changes);
      }
    }
    Throwable deepest = problem;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    String message = deepest.getMessage() == null ? deepest.toString() : deepest.getMessage();
    Matcher absent = ABSENT.matcher(message);
    if (absent.matches()) {
      message = "The file %s was not found".formatted(below(absent.group(1)));
    }
    Matcher wrapping = WRAPPING.matcher(message.strip());
    return new ChangesetFailed(
        SEARCHED
            .matcher(ADVICE.matcher(onOneLine(wrapping.replaceFirst(""))).replaceFirst(""))
            .replaceFirst(""),
        "",
        changeset,
        problem);
  }

  /** Not where this machine has it. */
  private String below(String file) {
    Path path = Path.of(file).normalize();
    return path.startsWith(changelog.root())
        ? changelog.root().relativize(path).toString().replace('\\', '/')
        : String.valueOf(path.getFileName());
  }

  private ChangesetFailed fromPostgres(
      PSQLException sql,
      Optional<String> sqlFile,
      Location changeset,
      int from,
      List<Change> changes) {
    ServerErrorMessage server = sql.getServerErrorMessage();
    Location place = sqlFile.map(Location::of).orElse(changeset);
    if (server == null) {
      return new ChangesetFailed(onOneLine(sql.getMessage()), state(sql), place, problem);
    }
    StringBuilder message = new StringBuilder(server.getMessage());
    if (server.getDetail() != null
        && !STATES_THAT_TELL_A_ROW.contains(state(sql))
        && !CONTROL_FILE.matcher(server.getDetail()).find()) {
      message.append(". ").append(server.getDetail());
    }
    if (server.getHint() != null) {
      message.append(separator(message)).append("Hint: ").append(server.getHint());
    }
    if (state(sql).equals("57014") && changelog.limit().isPresent()) {
      message.append(
          " after the %d ms that --statement-timeout gives it"
              .formatted(changelog.limit().get().toMillis()));
    }
    if (sqlFile.isEmpty() && undefinedParameters(changes).isEmpty()) {
      FailedSql.in(problem)
          .filter(failed -> failed.isMadeBy(changes))
          .ifPresent(
              failed ->
                  message
                      .append(separator(message))
                      .append("Liquibase sent: ")
                      .append(failed.brief()));
    }
    int line =
        sqlFile
            .map(file -> new FailedLine(changelog.text(file)).of(server))
            .orElseGet(() -> inline(changes, changeset, from, server));
    return new ChangesetFailed(
        onOneLine(message.toString()),
        state(sql),
        line == 0 ? place : Location.of(place.file(), line),
        problem);
  }

  private List<String> undefinedParameters(List<Change> changes) {
    return changes.stream()
        .map(Change::getChangeSet)
        .filter(Objects::nonNull)
        .findFirst()
        .map(changeset -> undefinedParameters(problem, changeset))
        .orElse(List.of());
  }

  /** Parameters that nothing defines, where Postgres has met one in the statement. */
  static List<String> undefinedParameters(Throwable problem, ChangeSet changeset) {
    for (Throwable t = problem; t != null; t = t.getCause()) {
      if (t instanceof PSQLException sql
          && sql.getServerErrorMessage() != null
          && MET.matcher(String.valueOf(sql.getServerErrorMessage().getMessage())).find()) {
        return FailedSql.in(problem).stream()
            .flatMap(failed -> Parameters.in(failed.text()))
            .map(parameter -> parameter.group(1))
            .filter(name -> Parameters.isUndefined(name, changeset))
            .distinct()
            .sorted()
            .toList();
      }
    }
    return List.of();
  }

  /** Postgres ends a message without a full stop, and a hint with one. */
  private static String separator(CharSequence before) {
    return before.toString().endsWith(".") ? " " : ". ";
  }

  /** SQL that is written in the changelog itself. */
  private int inline(List<Change> changes, Location changeset, int from, ServerErrorMessage error) {
    List<Integer> found = new ArrayList<>();
    for (Change change : changes) {
      if (change instanceof AbstractSQLChange sql
          && !(change instanceof SQLFileChange)
          && sql.getSql() != null) {
        int line = new FailedLine(sql.getSql()).of(error);
        List<Integer> lines =
            new LineMap(changelog.lines(changeset.file())).of(sql.getSql(), Math.max(1, from));
        if (line > 0 && line <= lines.size()) {
          found.add(lines.get(line - 1));
        }
      }
    }
    return found.size() == 1 ? found.get(0) : 0;
  }

  private static String onOneLine(String message) {
    return message
        .strip()
        .replaceAll("\\s*\\R\\s*", " ")
        .replaceAll("pgrehearse_[0-9a-f]{8}_migrator", "migration_role")
        .replaceAll("database pgrehearse_[0-9a-f]{8}_\\d+", "this database")
        .replaceAll("pgrehearse_[0-9a-f]{8}_\\d+", "this database");
  }

  private static String state(PSQLException sql) {
    return sql.getSQLState() == null ? "" : sql.getSQLState();
  }
}
