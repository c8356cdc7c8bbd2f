package dev.pgrehearse.changelog;

import dev.pgrehearse.finding.Location;
import dev.pgrehearse.sql.SqlStatement;
import dev.pgrehearse.sql.SqlToken;
import java.util.List;

/** Finds the lines of statements, which come in the order in which they are written. */
final class StatementPlaces {

  private final Location otherwise;
  private final LineMap lines;
  private final String file;
  private final List<String> text;
  private int next;

  /**
   * @param file that they are written in, from the search root
   * @param from the line of it from which on they are
   * @param otherwise where a statement is that is written nowhere
   */
  StatementPlaces(String file, List<String> text, int from, Location otherwise) {
    this.file = file;
    this.text = List.copyOf(text);
    this.lines = new LineMap(text);
    this.next = Math.max(1, from);
    this.otherwise = otherwise;
  }

  Location next(String sql) {
    List<List<SqlToken>> statements = SqlStatement.cut(sql);
    if (statements.isEmpty() || next > text.size()) {
      return otherwise;
    }
    int first = statements.get(0).get(0).start();
    String rest = sql.substring(first).stripTrailing();
    String line = rest.lines().findFirst().orElse("").strip();
    int found = lines.of(line, next - 1 < 1 ? 1 : next).get(0);
    if (!isThere(line, found)) {
      return otherwise;
    }
    next = found + (int) rest.chars().filter(c -> c == '\n').count();
    return Location.of(file, found);
  }

  private boolean isThere(String line, int number) {
    return number >= 1 && number <= text.size() && text.get(number - 1).contains(line);
  }
}
