package dev.pgrehearse.changelog;

import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Location;
import java.util.stream.Stream;
import liquibase.changelog.ChangeSet;

/** missing-logical-file-path: who a changeset is should not hang on where Liquibase was started. */
final class LogicalFilePathRule implements LintRule {

  @Override
  public Stream<Finding> check(LintSubject subject) {
    return subject.changesets().stream()
        .filter(changeset -> !changeset.raw() && !named(changeset.parsed()))
        .map(changeset -> changeset.location().file())
        .distinct()
        .map(
            file ->
                Finding.warning(
                    "missing-logical-file-path",
                    "",
                    Location.of(file, 1),
                    "the path is part of a changeset's identity, and is "
                        + file
                        + " only as seen from here: started elsewhere, Liquibase takes every"
                        + " changeset for a new one",
                    fix(file)));
  }

  private static boolean named(ChangeSet changeSet) {
    return changeSet.getLogicalFilePath() != null
        || changeSet.getChangeLog().getRawLogicalFilePath() != null;
  }

  /** The path that this search path gives is a guess: whoever writes it runs all of it again. */
  private static String fix(String file) {
    return """
        ask a database that has run it: select distinct filename from databasechangelog; and write \
        the path that it has for %s, letter by letter: %s (with another path it would run every \
        changeset of the file again; where none has run it, any path that stays is right)"""
        .formatted(file.substring(file.lastIndexOf('/') + 1), place(file));
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
