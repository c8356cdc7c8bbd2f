package dev.pgrehearse.changelog;

import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.sql.SqlStatement;
import java.util.Set;
import java.util.stream.Stream;

/** rollback-is-prose: a comment that begins with the word rollback is run as the rollback. */
final class RollbackProseRule implements LintRule.OfSection {

  /** The first words of all that Postgres executes. */
  private static final Set<String> COMMANDS =
      Set.of(
          "abort",
          "alter",
          "analyze",
          "begin",
          "call",
          "checkpoint",
          "close",
          "cluster",
          "comment",
          "commit",
          "copy",
          "create",
          "deallocate",
          "declare",
          "delete",
          "discard",
          "do",
          "drop",
          "end",
          "execute",
          "explain",
          "fetch",
          "grant",
          "import",
          "insert",
          "listen",
          "load",
          "lock",
          "merge",
          "move",
          "notify",
          "prepare",
          "reassign",
          "refresh",
          "reindex",
          "release",
          "reset",
          "revoke",
          "rollback",
          "savepoint",
          "security",
          "select",
          "set",
          "show",
          "start",
          "table",
          "truncate",
          "unlisten",
          "update",
          "vacuum",
          "values",
          "with",
          "(",
          "$");

  @Override
  public Stream<Finding> checkSection(LintedChangeset changeset, FormattedSection section) {
    return changeset.rollback().stream()
        .flatMap(
            sql ->
                sql.statements().stream()
                    .filter(statement -> !COMMANDS.contains(first(statement)))
                    .map(statement -> finding(changeset, sql, statement)))
        .limit(1)
        .filter(finding -> !blockOrBody(section));
  }

  private static boolean blockOrBody(FormattedSection section) {
    return section.body().stream()
            .anyMatch(line -> line.kind() == FormattedLine.Kind.ROLLBACK_BLOCK)
        || new DirectiveInsideBodyRule().anyInside(section);
  }

  private static String first(SqlStatement statement) {
    return statement.normal().split(" ", 2)[0];
  }

  private static Finding finding(LintedChangeset changeset, SqlText sql, SqlStatement statement) {
    return changeset.error(
        "rollback-is-prose",
        sql.at(statement),
        "Liquibase runs this as the rollback, and it is no SQL: it begins with '"
            + first(statement)
            + "'",
        "begin the comment with another word than rollback");
  }
}
