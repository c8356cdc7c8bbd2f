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
                        + " only from this search path: started elsewhere, Liquibase takes every"
                        + " changeset for a new one",
                    fix(file)));
  }

  private static boolean named(ChangeSet changeSet) {
    return changeSet.getLogicalFilePath() != null
        || changeSet.getChangeLog().getRawLogicalFilePath() != null;
  }

  private static String fix(String file) {
    if (file.endsWith(".sql")) {
      return "--liquibase formatted sql logicalFilePath:" + file;
    }
    return file.endsWith(".xml")
        ? "<databaseChangeLog logicalFilePath=\"" + file + "\" …>"
        : file.endsWith(".json")
            ? "\"databaseChangeLog\": [{\"logicalFilePath\": \"" + file + "\"}, …]"
            : "databaseChangeLog:\n  - logicalFilePath: " + file;
  }
}
