package dev.pgrehearse.server;

import java.io.IOException;
import java.io.StringReader;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.postgresql.PGConnection;

/**
 * One statement of a script.
 *
 * @param text without the semicolon, starting at its first word
 * @param line where that first word stands, counted from 1
 * @param rows what follows a {@code copy … from stdin}, without the line that ends it
 */
record SqlStatement(String text, int line, Optional<String> rows) {

  SqlStatement(String text, int line) {
    this(text, line, Optional.empty());
  }

  void execute(Statement jdbc) throws SQLException {
    if (rows.isEmpty()) {
      jdbc.execute(text);
      return;
    }
    try {
      jdbc.getConnection()
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn(text, new StringReader(rows.get()));
    } catch (IOException e) {
      throw new SQLException("rows cannot be copied: " + e.getMessage(), e);
    }
  }

  /** The line of the script for a position in this statement, counted from 1 as Postgres does. */
  int lineAt(int position) {
    int end =
        text.offsetByCodePoints(0, Math.min(position - 1, text.codePointCount(0, text.length())));
    return line + (int) text.substring(0, end).chars().filter(c -> c == '\n').count();
  }

  /** Where the first dollar-quoted body starts. */
  int bodyLine() {
    int body = text.indexOf('$');
    return line + (int) text.substring(0, Math.max(body, 0)).chars().filter(c -> c == '\n').count();
  }
}
