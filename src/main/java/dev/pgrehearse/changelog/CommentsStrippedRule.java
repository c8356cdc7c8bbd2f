package dev.pgrehearse.changelog;

import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Severity;
import dev.pgrehearse.sql.SqlLexer;
import dev.pgrehearse.sql.SqlToken;
import java.util.Optional;
import java.util.stream.Stream;

/** comments-stripped: what Liquibase takes for a comment inside a quoted text is gone. */
final class CommentsStrippedRule implements LintRule.OfChangeset {

  private static final String RULE = "comments-stripped";

  @Override
  public Stream<Finding> checkChangeset(LintedChangeset changeset) {
    return changeset.texts().filter(SqlText::strip).flatMap(sql -> check(changeset, sql).stream());
  }

  private static Optional<Finding> check(LintedChangeset changeset, SqlText sql) {
    if (!sql.unstripped().closed()) {
      return Optional.empty();
    }
    return sql.calls()
        .firstLost(sql.sql(), SqlToken::literal)
        .map(token -> finding(changeset, sql, token, onlyComments(token, sql)));
  }

  /** A function's body without its comments is the same function; any other text is not. */
  private static boolean onlyComments(SqlToken token, SqlText sql) {
    return token.kind() == SqlToken.Kind.DOLLAR
        && sql.calls().closed()
        && bare(String.join(" ", sql.calls().texts())).contains(bare(inner(token.of(sql.sql()))));
  }

  private static String inner(String quoted) {
    int quote = quoted.indexOf('$', 1) + 1;
    return quoted.length() < 2 * quote ? "" : quoted.substring(quote, quoted.length() - quote);
  }

  private static String bare(String sql) {
    StringBuilder bare = new StringBuilder();
    for (SqlToken token : new SqlLexer(sql).tokens()) {
      if (token.kind() == SqlToken.Kind.DOLLAR) {
        bare.append("$").append(bare(inner(token.of(sql)))).append("$");
      } else if (token.kind() != SqlToken.Kind.COMMENT) {
        bare.append(token.of(sql));
      }
    }
    return bare.toString();
  }

  private static Finding finding(
      LintedChangeset changeset, SqlText sql, SqlToken token, boolean onlyComments) {
    String fix = "set " + changeset.attribute("stripComments", "false");
    return onlyComments
        ? new Finding(
            RULE,
            Severity.INFO,
            changeset.id(),
            sql.at(token.start()),
            "Liquibase strips the comments inside this body: the function in the database is not"
                + " the one in the file",
            fix)
        : changeset.error(
            RULE,
            sql.at(token.start()),
            "Liquibase strips what looks like a comment inside this quoted text: Postgres gets"
                + " another text than the file's",
            fix);
  }
}
