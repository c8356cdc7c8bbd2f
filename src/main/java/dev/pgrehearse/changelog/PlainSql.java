package dev.pgrehearse.changelog;

import dev.pgrehearse.sql.SqlStatement;
import java.util.List;
import java.util.Optional;
import liquibase.change.AbstractSQLChange;
import liquibase.change.Change;
import liquibase.change.core.RawSQLChange;
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
        && isOne(changeSet.getChanges())
        && isOne(changeSet.getRollback().getChanges());
  }

  /** The text of the one change that stands in the changelog itself. */
  static Optional<String> inline(List<Change> changes) {
    return changes.size() == 1 && changes.get(0) instanceof RawSQLChange sql
        ? Optional.ofNullable(sql.getSql())
        : Optional.empty();
  }

  private boolean isOne(List<Change> changes) {
    return oneWholeFile(changes)
        || inline(changes).filter(sql -> isWhole(changes, sql)).isPresent();
  }

  private static boolean oneWholeFile(List<Change> changes) {
    return changes.size() == 1
        && changes.get(0) instanceof SQLFileChange file
        && (file.getDbms() == null || file.getDbms().isBlank())
        && Boolean.FALSE.equals(file.isSplitStatements());
  }

  /** What is cut and run one by one is the same in one piece, if it is one transaction. */
  private boolean isWhole(List<Change> changes, String sql) {
    AbstractSQLChange change = (AbstractSQLChange) changes.get(0);
    boolean isCut = !Boolean.FALSE.equals(change.isSplitStatements());
    return (change.getDbms() == null || change.getDbms().isBlank())
        && changeSet.getSqlVisitors().isEmpty()
        && (change.getEndDelimiter() == null || change.getEndDelimiter().equals(";"))
        && (!isCut || changeSet.isRunInTransaction() || SqlStatement.cut(sql).size() == 1);
  }
}
