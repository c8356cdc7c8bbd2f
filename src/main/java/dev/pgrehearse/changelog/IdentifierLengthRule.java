package dev.pgrehearse.changelog;

import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.sql.SqlLexer;
import dev.pgrehearse.sql.SqlToken;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** identifier-truncated: a name that is longer than Postgres keeps. */
final class IdentifierLengthRule implements LintRule.OfChangeset {

  private static final String RULE = "identifier-truncated";

  /** {@code NAMEDATALEN - 1} of a Postgres as it is built everywhere. */
  private static final int LONGEST = 63;

  @Override
  public Stream<Finding> checkChangeset(LintedChangeset changeset) {
    Set<String> told = new HashSet<>();
    return changeset.forward().stream()
        .filter(sql -> sql.sql().length() > LONGEST)
        .flatMap(
            sql ->
                new SqlLexer(sql.sql())
                    .tokens().stream()
                        .filter(token -> token.end() - token.start() > LONGEST / 4)
                        .filter(token -> isTooLong(name(token, sql.sql())))
                        .filter(token -> told.add(name(token, sql.sql())))
                        .map(token -> finding(changeset, sql, token)));
  }

  private static boolean isTooLong(String name) {
    return name.getBytes(StandardCharsets.UTF_8).length > LONGEST;
  }

  /** "" for what is none. */
  private static String name(SqlToken token, String sql) {
    return switch (token.kind()) {
      case WORD -> isName(token, sql) ? token.of(sql) : "";
      case IDENTIFIER ->
          token.closed()
              ? sql.substring(token.start() + 1, token.end() - 1).replace("\"\"", "\"")
              : "";
      default -> "";
    };
  }

  /** How long a name with a parameter in it is, nobody knows here. */
  private static boolean isName(SqlToken token, String sql) {
    return !Character.isDigit(sql.charAt(token.start())) && !token.of(sql).contains("${");
  }

  private static Finding finding(LintedChangeset changeset, SqlText sql, SqlToken token) {
    String name = name(token, sql.sql());
    return changeset.warning(
        RULE,
        sql.at(token.start()),
        "%s has %d bytes, and Postgres keeps the first %d: it is called %s"
            .formatted(
                name, name.getBytes(StandardCharsets.UTF_8).length, LONGEST, truncated(name)),
        "give it a name of at most %d bytes".formatted(LONGEST));
  }

  /** Postgres cuts no character in two. */
  private static String truncated(String name) {
    StringBuilder kept = new StringBuilder();
    int bytes = 0;
    for (int c : name.codePoints().toArray()) {
      String text = Character.toString(c);
      bytes += text.getBytes(StandardCharsets.UTF_8).length;
      if (bytes > LONGEST) {
        break;
      }
      kept.append(text);
    }
    return kept.toString();
  }
}
