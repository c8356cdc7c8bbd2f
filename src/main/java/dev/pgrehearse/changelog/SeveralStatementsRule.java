package dev.pgrehearse.changelog;

import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.sql.SqlStatement;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** several-concurrent-statements: outside a transaction, one statement per changeset. */
final class SeveralStatementsRule implements LintRule.OfChangeset {

  private static final String RULE = "several-concurrent-statements";
  private static final Pattern SETTING = Pattern.compile("(set|reset) .*");

  @Override
  public Stream<Finding> checkChangeset(LintedChangeset changeset) {
    return changeset.parsed().isRunInTransaction()
        ? Stream.empty()
        : Stream.concat(
            check(changeset, changeset.forward()), check(changeset, changeset.rollback()));
  }

  private static Stream<Finding> check(LintedChangeset changeset, List<SqlText> texts) {
    return Stream.concat(
            texts.stream().flatMap(sql -> inOneCall(changeset, sql)), oneByOne(changeset, texts))
        .limit(1);
  }

  private static Stream<Finding> inOneCall(LintedChangeset changeset, SqlText sql) {
    List<SqlStatement> statements = sql.statements();
    boolean together =
        sql.calls().texts().stream()
            .map(SqlStatement::split)
            .anyMatch(
                call -> call.size() > 1 && call.stream().anyMatch(TransactionRule::needsToBeAlone));
    return together
        ? Stream.of(
            changeset.error(
                RULE,
                sql.at(statements.get(1)),
                "Liquibase sends these "
                    + statements.size()
                    + " statements in one call, which Postgres runs as one transaction: '"
                    + TransactionRule.words(
                        statements.stream()
                            .filter(TransactionRule::needsToBeAlone)
                            .findFirst()
                            .orElseThrow())
                    + "' fails in it (SQLSTATE 25001)",
                "give each statement a changeset of its own with "
                    + changeset.attribute("runInTransaction", "false")))
        : Stream.empty();
  }

  private static Stream<Finding> oneByOne(LintedChangeset changeset, List<SqlText> texts) {
    List<Placed> all =
        texts.stream()
            .flatMap(sql -> sql.statements().stream().map(one -> new Placed(sql, one)))
            .filter(placed -> !SETTING.matcher(placed.statement().normal()).matches())
            .toList();
    List<Placed> statements = TransactionBlocks.steps(all, Placed::statement);
    return Repeatable.upToTheLast(statements.stream().map(Placed::statement).toList())
        ? Stream.empty()
        : Stream.of(
            changeset.warning(
                RULE,
                statements.get(1).text().at(statements.get(1).statement()),
                "this changeset runs several statements outside a transaction: when a later one"
                    + " fails the earlier ones stay, and the next update runs them again",
                "give each statement a changeset of its own with "
                    + changeset.attribute("runInTransaction", "false")));
  }

  private record Placed(SqlText text, SqlStatement statement) {}
}
