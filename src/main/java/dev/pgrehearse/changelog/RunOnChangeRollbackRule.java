package dev.pgrehearse.changelog;

import dev.pgrehearse.finding.Finding;
import java.util.stream.Stream;
import liquibase.change.core.EmptyChange;

/** run-on-change-rollback: one rollback for all versions restores none of them. */
final class RunOnChangeRollbackRule implements LintRule.OfChangeset {

  @Override
  public Stream<Finding> checkChangeset(LintedChangeset changeset) {
    boolean rollback =
        changeset.rollbackChanges().stream().anyMatch(change -> !(change instanceof EmptyChange));
    return changeset.parsed().isRunOnChange() && rollback
        ? Stream.of(
            changeset.warning(
                "run-on-change-rollback",
                changeset.location(),
                "a runOnChange changeset has one rollback for all its versions: it does not restore"
                    + " the version before",
                "add a new changeset for the new version, whose rollback restores the old text"))
        : Stream.empty();
  }
}
