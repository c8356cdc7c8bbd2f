package dev.pgrehearse.changelog;

import dev.pgrehearse.finding.Finding;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import liquibase.changelog.ChangeSet;
import liquibase.precondition.core.PreconditionContainer;
import liquibase.precondition.core.PreconditionContainer.FailOption;

/** mark-ran-rollback: the rollback of a changeset that never ran drops what was there before. */
final class MarkRanRollbackRule implements LintRule.OfChangeset {

  private static final Pattern DESTROYS =
      Pattern.compile(
          "^(drop|truncate|delete)\\b|\\bdrop (column|constraint|table)\\b|^alter .* drop ");

  @Override
  public Stream<Finding> checkChangeset(LintedChangeset changeset) {
    return marksAsRan(changeset.parsed()) && destroys(changeset)
        ? Stream.of(
            changeset.error(
                "mark-ran-rollback",
                changeset.location(),
                "when its precondition fails this changeset is only marked as ran, but its rollback"
                    + " runs all the same: it drops what was there before, with its rows",
                "use "
                    + changeset.attribute("onFail", "HALT")
                    + ", and let a person decide what the older object is"))
        : Stream.empty();
  }

  private static boolean marksAsRan(ChangeSet changeSet) {
    PreconditionContainer preconditions = changeSet.getPreconditions();
    return preconditions != null
        && !Preconditions.of(preconditions).holdOnPostgres()
        && (preconditions.getOnFail() == FailOption.MARK_RAN
            || preconditions.getOnError() == PreconditionContainer.ErrorOption.MARK_RAN);
  }

  private static boolean destroys(LintedChangeset changeset) {
    return changeset.rollback().stream()
            .flatMap(sql -> sql.statements().stream())
            .anyMatch(statement -> DESTROYS.matcher(statement.normal()).find())
        || changeset.rollbackChanges().stream()
            .anyMatch(change -> change.getSerializedObjectName().matches("(drop|delete).*"))
        || (changeset.parsed().getRollback().getChanges().isEmpty() && destroysByItself(changeset));
  }

  /** Liquibase's own rollback of createTable and the like; it stops where one change has none. */
  private static boolean destroysByItself(LintedChangeset changeset) {
    List<OwnRollback> rollbacks = changeset.changes().stream().map(OwnRollback::new).toList();
    return rollbacks.stream().noneMatch(OwnRollback::impossible)
        && rollbacks.stream()
            .flatMap(rollback -> rollback.sql().stream())
            .anyMatch(sql -> DESTROYS.matcher(sql.toLowerCase(Locale.ROOT)).find());
  }
}
