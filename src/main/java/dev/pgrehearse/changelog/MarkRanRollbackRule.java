package dev.pgrehearse.changelog;

import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Severity;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import liquibase.changelog.ChangeSet;
import liquibase.precondition.core.PreconditionContainer;
import liquibase.precondition.core.PreconditionContainer.FailOption;

/**
 * mark-ran-rollback: the rollback of a changeset that never ran drops what was there before. Where
 * that has no rows, such as an index, it can be made again.
 */
final class MarkRanRollbackRule implements LintRule.OfChangeset {

  private static final Pattern DESTROYS =
      Pattern.compile(
          "^(drop|truncate|delete)\\b|\\bdrop (column|constraint|table)\\b|^alter .* drop ");

  private static final Pattern DESTROYS_ROWS =
      Pattern.compile(
          "^(truncate|delete)\\b|^drop (foreign )?(table|schema|owned|materialized|type|domain)\\b"
              + "|\\bcascade\\b|^alter table .* drop (?!constraint|not null|default|identity|expression)");

  @Override
  public Stream<Finding> checkChangeset(LintedChangeset changeset) {
    if (!marksAsRan(changeset.parsed()) || !destroys(changeset, DESTROYS, "(drop|delete).*")) {
      return Stream.empty();
    }
    boolean withRows = destroys(changeset, DESTROYS_ROWS, "dropTable|dropColumn|dropAll.*|delete");
    return Stream.of(
        new Finding(
            "mark-ran-rollback",
            withRows ? Severity.ERROR : Severity.WARNING,
            changeset.id(),
            changeset.location(),
            "when its precondition fails this changeset is only marked as ran, but its rollback"
                + " runs all the same: it drops what was there before"
                + (withRows ? ", with its rows" : ""),
            "use "
                + changeset.attribute("onFail", "HALT")
                + ", and let a person decide what the older object is"));
  }

  private static boolean marksAsRan(ChangeSet changeSet) {
    PreconditionContainer preconditions = changeSet.getPreconditions();
    return preconditions != null
        && !Preconditions.of(preconditions).holdOnPostgres()
        && (preconditions.getOnFail() == FailOption.MARK_RAN
            || preconditions.getOnError() == PreconditionContainer.ErrorOption.MARK_RAN);
  }

  /**
   * @param names of changes
   */
  private static boolean destroys(LintedChangeset changeset, Pattern statements, String names) {
    return changeset.rollback().stream()
            .flatMap(sql -> sql.statements().stream())
            .anyMatch(statement -> statements.matcher(statement.normal()).find())
        || changeset.rollbackChanges().stream()
            .anyMatch(change -> change.getSerializedObjectName().matches(names))
        || (changeset.parsed().getRollback().getChanges().isEmpty()
            && destroysByItself(changeset, statements));
  }

  /** Liquibase's own rollback of createTable and the like; it stops where one change has none. */
  private static boolean destroysByItself(LintedChangeset changeset, Pattern statements) {
    List<OwnRollback> rollbacks = changeset.changes().stream().map(OwnRollback::new).toList();
    return rollbacks.stream().noneMatch(OwnRollback::impossible)
        && rollbacks.stream()
            .flatMap(rollback -> rollback.sql().stream())
            .anyMatch(sql -> statements.matcher(sql.toLowerCase(Locale.ROOT)).find());
  }
}
