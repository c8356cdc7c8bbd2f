package dev.pgrehearse.mutant;

import dev.pgrehearse.changelog.ChangelogException;
import dev.pgrehearse.finding.Location;
import dev.pgrehearse.sql.SqlLexer;
import dev.pgrehearse.sql.SqlToken;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;

/**
 * Refuses a file whose strings, names, comments or parentheses do not end, or nest deeper than
 * anybody reads: Postgres would not take it, and there is nothing in it to plant a fault in.
 */
final class Closing {

  private static final int DEEPEST = 500;
  private static final Pattern RULE =
      Pattern.compile(
          "(?:\\s|--.*|/\\*[^*]*\\*/)*create\\s+(?:or\\s+replace\\s+)?rule\\b",
          Pattern.CASE_INSENSITIVE);

  private final String file;
  private final String text;
  private final Deque<SqlToken> open = new ArrayDeque<>();
  private int statement;

  Closing(String file, String text) {
    this.file = file;
    this.text = text;
  }

  /** A {@link ChangelogException} says where it is open. */
  void require() {
    for (SqlToken token : new SqlLexer(text).tokens()) {
      if (!token.closed()) {
        throw wrong(token, "this %s is not closed".formatted(word(token.kind())));
      }
      if (token.kind() == SqlToken.Kind.SYMBOL) {
        symbol(token);
      }
    }
    if (!open.isEmpty()) {
      throw wrong(open.peek(), "this %s is not closed".formatted(open.peek().of(text)));
    }
  }

  private void symbol(SqlToken token) {
    switch (token.of(text)) {
      case "(", "[" -> {
        open.push(token);
        if (open.size() > DEEPEST) {
          throw wrong(token, "parentheses nest deeper than %d here".formatted(DEEPEST));
        }
      }
      case ")", "]" -> {
        if (open.isEmpty()) {
          throw wrong(token, "this %s closes nothing".formatted(token.of(text)));
        }
        SqlToken opened = open.pop();
        if (opened.of(text).equals("(") != token.of(text).equals(")")) {
          throw wrong(opened, "this %s is not closed".formatted(opened.of(text)));
        }
      }
      case ";" -> {
        if (open.isEmpty()) {
          statement = token.end();
        } else if (!isRule()) {
          throw wrong(open.peek(), "this %s is not closed".formatted(open.peek().of(text)));
        }
      }
      default -> {
        // any other neither opens nor closes
      }
    }
  }

  /** Its statements stand in parentheses. */
  private boolean isRule() {
    return RULE.matcher(text).region(statement, text.length()).lookingAt();
  }

  private static String word(SqlToken.Kind kind) {
    return switch (kind) {
      case IDENTIFIER -> "quoted name";
      case COMMENT -> "comment";
      default -> "string";
    };
  }

  private ChangelogException wrong(SqlToken at, String message) {
    int line = 1 + (int) text.substring(0, at.start()).chars().filter(c -> c == '\n').count();
    return new ChangelogException(Location.of(file, line), message);
  }
}
