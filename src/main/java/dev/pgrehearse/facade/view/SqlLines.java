package dev.pgrehearse.facade.view;

import dev.pgrehearse.sql.SqlLexer;
import dev.pgrehearse.sql.SqlToken;
import java.util.List;

/** SQL by its lines, of which those that begin within a string or a quoted name are data. */
record SqlLines(String sql) {

  /** Each line moved to the right and ended, the empty ones apart; what is data stays as it is. */
  String indented(int spaces) {
    List<SqlToken> literals =
        new SqlLexer(sql).tokens().stream().filter(SqlToken::literal).toList();
    StringBuilder text = new StringBuilder();
    int start = 0;
    while (start < sql.length()) {
      int newline = sql.indexOf('\n', start);
      int end = newline < 0 ? sql.length() : newline;
      String line = sql.substring(start, end);
      int begin = start;
      if (literals.stream().anyMatch(each -> each.start() < begin && begin < each.end())) {
        text.append(line);
      } else if (!line.isBlank()) {
        text.append(" ".repeat(spaces)).append(line);
      }
      text.append('\n');
      start = end + 1;
    }
    return text.toString();
  }
}
