package dev.pgrehearse.facade.routine;

import dev.pgrehearse.facade.catalog.DollarQuote;
import dev.pgrehearse.sql.SqlLexer;
import dev.pgrehearse.sql.SqlToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A routine's definition as people write it: in lower case, an argument a line. Postgres gives the
 * same in capitals and on one line; in what it gives, a name without quotes is in lower case
 * already.
 */
final class RoutineText {

  private RoutineText() {}

  /**
   * The statement.
   *
   * @param header as {@code pg_get_functiondef} gives it, up to the body
   */
  static String of(String header, String body) {
    String quote = new DollarQuote(body).sign();
    return lists(
            lowered(header)
                .lines()
                .map(String::strip)
                .map(line -> line.replaceFirst("^set (\\S+) to ", "set $1 = "))
                .collect(Collectors.joining("\n")))
        + "\nas "
        + quote
        + body
        + quote
        + ";";
  }

  private static String lowered(String header) {
    StringBuilder text = new StringBuilder(header);
    for (SqlToken token : new SqlLexer(header).tokens()) {
      if (token.kind() == SqlToken.Kind.WORD) {
        text.replace(token.start(), token.end(), token.of(header).toLowerCase(Locale.ROOT));
      }
    }
    return text.toString();
  }

  /** The arguments, and what a table that is returned consists of. */
  private static String lists(String header) {
    List<SqlToken> tokens = new SqlLexer(header).tokens();
    StringBuilder text = new StringBuilder();
    int copied = 0;
    boolean arguments = true;
    for (int i = 0; i < tokens.size(); i++) {
      boolean opens = tokens.get(i).of(header).equals("(");
      boolean ofTable = i > 0 && tokens.get(i - 1).of(header).equals("table");
      if (!opens || !(arguments || ofTable)) {
        continue;
      }
      arguments = false;
      List<String> items = new ArrayList<>();
      int end = items(header, tokens, i, items);
      text.append(header, copied, tokens.get(i).end());
      if (!items.isEmpty()) {
        text.append("\n    ").append(String.join(",\n    ", items)).append('\n');
      }
      copied = tokens.get(end).start();
      i = end;
    }
    return text.append(header.substring(copied)).toString();
  }

  /** Cuts at the commas that are not inside anything; gives the place of the closing one. */
  private static int items(String header, List<SqlToken> tokens, int open, List<String> items) {
    int depth = 0;
    int from = tokens.get(open).end();
    for (int i = open + 1; i < tokens.size(); i++) {
      String token = tokens.get(i).of(header);
      boolean closes = token.equals(")") || token.equals("]");
      if (depth == 0 && (closes || token.equals(","))) {
        String item = header.substring(from, tokens.get(i).start()).strip();
        if (!item.isEmpty()) {
          items.add(item);
        }
        from = tokens.get(i).end();
        if (closes) {
          return i;
        }
      } else if (closes) {
        depth--;
      } else if (token.equals("(") || token.equals("[")) {
        depth++;
      }
    }
    throw new IllegalArgumentException("a list without an end: " + header);
  }
}
