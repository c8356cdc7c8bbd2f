package dev.pgrehearse.changelog;

import dev.pgrehearse.finding.Finding;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import liquibase.change.Change;

/** rollback-missing: none is written, and Liquibase cannot make one. */
final class RollbackMissingRule implements LintRule.OfChangeset {

  private static final Pattern SQL_FILE = Pattern.compile("(?i)\\s*--\\s*rollbackSqlFile\\s.*");

  @Override
  public Stream<Finding> checkChangeset(LintedChangeset changeset) {
    if (!changeset.parsed().getRollback().getChanges().isEmpty() || reportedByAnother(changeset)) {
      return Stream.empty();
    }
    String without =
        changeset.changes().stream()
            .filter(change -> new OwnRollback(change).impossible())
            .map(Change::getSerializedObjectName)
            .distinct()
            .collect(Collectors.joining(", "));
    return without.isEmpty()
        ? Stream.empty()
        : Stream.of(
            changeset
                .error(
                    "rollback-missing",
                    changeset.location(),
                    "the changeset has no rollback, and Liquibase cannot make one for "
                        + without
                        + ": liquibase rollback stops here",
                    fix(changeset))
                .about(without));
  }

  private static boolean reportedByAnother(LintedChangeset changeset) {
    return changeset.raw()
        || changeset
            .section()
            .filter(
                section ->
                    !section.hasSql()
                        || section.contains(RollbackNothingRule.LINE)
                        || section.contains(SQL_FILE))
            .isPresent();
  }

  private static String fix(LintedChangeset changeset) {
    ChangelogFormat format = changeset.format();
    return (format == ChangelogFormat.SQL ? "add a line: " : "add ") + format.rollbackInFile();
  }
}
