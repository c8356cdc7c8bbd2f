package dev.pgrehearse.changelog;

import dev.pgrehearse.deployment.Setting;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Location;
import dev.pgrehearse.finding.Severity;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import liquibase.changelog.ChangeSet;

/** missing-logical-file-path: who a changeset is should not hang on where Liquibase was started. */
final class LogicalFilePathRule implements LintRule {

  /** In formatted SQL Liquibase keeps what a changeset's line gives as the path, no more. */
  private static final Pattern OF_CHANGESET = Pattern.compile("(?i)\\blogicalFilePath:\\S");

  @Override
  public Stream<Finding> check(LintSubject subject) {
    return subject.changesets().stream()
        .filter(changeset -> !changeset.raw() && !named(changeset))
        .map(changeset -> changeset.location().file())
        .distinct()
        .map(
            file ->
                new Finding(
                    "missing-logical-file-path",
                    severity(subject),
                    "",
                    Location.of(file, 1),
                    """
                    the path is part of a changeset's identity, and this file does not give it: \
                    started from another folder, Liquibase takes every changeset of it for a new \
                    one""",
                    fix(file)));
  }

  /** Where the project says from where it is started, everybody starts it there. */
  private static Severity severity(LintSubject subject) {
    return subject.changelog().settings().text(Setting.SEARCH_PATH).isPresent()
        ? Severity.INFO
        : Severity.WARNING;
  }

  private static boolean named(LintedChangeset changeset) {
    ChangeSet parsed = changeset.parsed();
    return parsed.getLogicalFilePath() != null
        || parsed.getChangeLog().getRawLogicalFilePath() != null
        || changeset
            .section()
            .filter(section -> OF_CHANGESET.matcher(section.header().text()).find())
            .isPresent();
  }

  /** A path that was guessed makes production run all of the file again. */
  private static String fix(String file) {
    return """
        write the path that production has, letter by letter: select distinct filename from \
        databasechangelog; then %s; with any other path it runs every changeset of the file again \
        (where no database has run it, any path that stays is right)"""
        .formatted(place(file));
  }

  private static String place(String file) {
    if (file.endsWith(".sql")) {
      return "--liquibase formatted sql logicalFilePath:<filename>";
    }
    return file.endsWith(".xml")
        ? "<databaseChangeLog logicalFilePath=\"<filename>\">"
        : file.endsWith(".json")
            ? "\"databaseChangeLog\": [{\"logicalFilePath\": \"<filename>\"}]"
            : "databaseChangeLog: [logicalFilePath: <filename>]";
  }
}
