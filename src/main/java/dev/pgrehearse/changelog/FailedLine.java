package dev.pgrehearse.changelog;

import java.sql.SQLException;
import java.util.List;
import org.postgresql.core.NativeQuery;
import org.postgresql.core.Parser;
import org.postgresql.util.ServerErrorMessage;

/**
 * Finds the line of a SQL file that Postgres complained about. Postgres counts from the start of
 * the failing statement and does not say which statement that was, so the statement is recognised
 * by the word that the message quotes standing at the position given.
 */
final class FailedLine {

  private final String text;

  FailedLine(String text) {
    this.text = text;
  }

  /** 1-based line, or 0 when it cannot be told. */
  int of(ServerErrorMessage error) {
    if (error.getPosition() < 1) {
      return 0;
    }
    try {
      List<NativeQuery> statements = Parser.parseJdbcSql(text, true, false, true, false, false);
      int from = 0;
      for (NativeQuery statement : statements) {
        int start = text.indexOf(statement.nativeSql, from);
        if (start < 0) {
          return 0;
        }
        from = start + statement.nativeSql.length();
        int place = start + error.getPosition() - 1;
        if (statements.size() == 1 || (place < from && quotedIn(error.getMessage(), place))) {
          return (int) text.substring(0, Math.min(place, text.length())).lines().count()
              + (place > 0 && text.charAt(Math.min(place, text.length()) - 1) == '\n' ? 1 : 0);
        }
      }
      return 0;
    } catch (SQLException e) {
      return 0;
    }
  }

  private boolean quotedIn(String message, int place) {
    int end = place;
    while (end < text.length()
        && (Character.isLetterOrDigit(text.charAt(end)) || "_.".indexOf(text.charAt(end)) >= 0)) {
      end++;
    }
    String word = text.substring(place, end);
    return !word.isEmpty() && message.contains(word);
  }
}
