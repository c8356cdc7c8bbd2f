package dev.pgrehearse.changelog;

import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.sql.SqlStatement;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import liquibase.change.AbstractSQLChange;

/** rollback-does-nothing: a rollback of comments, or of queries that only look. */
final class RollbackDoesNothingRule implements LintRule.OfChangeset {

  private static final Pattern BLOCK = Pattern.compile("(?i)\\s*/\\*\\s*liquibase\\s*rollback\\s*");
  private static final Pattern IDLE =
      Pattern.compile("select (\\d+|''|null|true|false)( (as )?\\w+)?");

  @Override
  public Stream<Finding> checkChangeset(LintedChangeset changeset) {
    boolean onlySql =
        !changeset.rollback().isEmpty()
            && changeset.rollbackChanges().stream().allMatch(AbstractSQLChange.class::isInstance);
    if (!onlySql || changeset.onlyLooks() || changeset.onlyTends() || blockWithComment(changeset)) {
      return Stream.empty();
    }
    List<SqlStatement> statements =
        changeset.rollback().stream().flatMap(sql -> sql.statements().stream()).toList();
    return statements.stream().allMatch(RollbackDoesNothingRule::idle)
        ? Stream.of(
            changeset.warning(
                "rollback-does-nothing",
                changeset.rollback().get(0).at(0),
                statements.isEmpty()
                    ? "the rollback holds comments only: Liquibase says OK and undoes nothing"
                    : "the rollback only runs '"
                        + statements.get(0).normal()
                        + "': Liquibase says OK and undoes nothing",
                fix(changeset)))
        : Stream.empty();
  }

  /** Where the rollback is a file of its own, SQL is what is written there. */
  private static String fix(LintedChangeset changeset) {
    ChangelogFormat format = ChangelogFormat.of(changeset.rollback().get(0).file());
    return "write the way back, or one that raises where there is none: "
        + format.rollbackThatRaises();
  }

  private static boolean blockWithComment(LintedChangeset changeset) {
    return changeset.section().filter(section -> section.contains(BLOCK)).isPresent();
  }

  private static boolean idle(SqlStatement statement) {
    return IDLE.matcher(statement.normal()).matches();
  }
}
