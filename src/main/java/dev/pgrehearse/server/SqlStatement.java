package dev.pgrehearse.server;

/**
 * One statement of a script.
 *
 * @param text without the semicolon, starting at its first word
 * @param line where that first word stands, counted from 1
 */
record SqlStatement(String text, int line) {

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
