package dev.pgrehearse.changelog;

import java.util.List;
import liquibase.change.Change;
import liquibase.change.core.SQLFileChange;
import liquibase.changelog.ChangeSet;

/** A changeset to which Liquibase adds nothing of its own: no conditions, no cutting, no parts. */
final class PlainSql {

  private final ChangeSet changeSet;

  PlainSql(ChangeSet changeSet) {
    this.changeSet = changeSet;
  }

  boolean holds() {
    return changeSet.getPreconditions() == null
        && oneWholeFile(changeSet.getChanges())
        && oneWholeFile(changeSet.getRollback().getChanges());
  }

  private static boolean oneWholeFile(List<Change> changes) {
    return changes.size() == 1
        && changes.get(0) instanceof SQLFileChange file
        && Boolean.FALSE.equals(file.isSplitStatements());
  }
}
