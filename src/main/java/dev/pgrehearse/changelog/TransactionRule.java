package dev.pgrehearse.changelog;

import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.sql.SqlStatement;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** concurrently-in-transaction: what Postgres refuses inside a transaction block. */
final class TransactionRule implements LintRule.OfChangeset {

  private static final Pattern ALONE =
      Pattern.compile(
          "^(create (unique )?index concurrently\\b"
              + "|drop index concurrently\\b"
              + "|reindex .*\\bconcurrently\\b|reindex (\\( .* \\) )?(database|system|schema)\\b"
              + "|alter table .* detach partition .* concurrently$"
              + "|vacuum\\b"
              + "|(create|drop) (database|tablespace)\\b"
              + "|alter database .* set tablespace\\b"
              + "|alter system\\b"
              + "|(commit|rollback) prepared\\b"
              + "|cluster$)");

  /** Whether Postgres insists on running this statement outside of a transaction block. */
  static boolean needsToBeAlone(SqlStatement statement) {
    return ALONE.matcher(statement.normal()).find();
  }

  @Override
  public Stream<Finding> checkChangeset(LintedChangeset changeset) {
    return changeset.parsed().isRunInTransaction()
        ? changeset.texts().flatMap(sql -> check(changeset, sql)).limit(1)
        : Stream.empty();
  }

  private static Stream<Finding> check(LintedChangeset changeset, SqlText sql) {
    return sql.statements().stream()
        .filter(TransactionRule::needsToBeAlone)
        .map(
            statement ->
                changeset.error(
                    "concurrently-in-transaction",
                    sql.at(statement),
                    "'"
                        + words(statement)
                        + "' cannot run inside a transaction, and this changeset is in one (SQLSTATE"
                        + " 25001)",
                    "put it in a changeset of its own with "
                        + changeset.attribute("runInTransaction", "false")));
  }

  /** The statement as far as it says what it is. */
  static String words(SqlStatement statement) {
    String[] words = statement.normal().split(" ");
    return String.join(" ", Arrays.copyOf(words, Math.min(words.length, 4)));
  }
}
