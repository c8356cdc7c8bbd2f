package dev.pgrehearse.changelog;

import java.util.List;
import java.util.regex.Pattern;

/**
 * SQL that stands in a changelog itself, put where it stands there: before it, and where the
 * changelog says something else in between, the lines are empty.
 */
final class InlineSql {

  private static final Pattern WAY_BACK =
      Pattern.compile("(?i)\\s*(--\\s*rollback\\b|/\\*\\s*liquibase\\s+rollback\\b|rollback:).*");

  private final List<String> file;
  private final int from;

  /**
   * @param file its lines
   * @param changeset the line of the changeset, from 1; 0 where it is not known
   */
  InlineSql(List<String> file, int changeset) {
    this.file = file;
    this.from = Math.max(0, changeset - 1);
  }

  String forward(String sql) {
    return placed(sql, from);
  }

  String back(String sql) {
    int line = from;
    while (line < file.size() && !WAY_BACK.matcher(file.get(line)).matches()) {
      line++;
    }
    return placed(sql, line < file.size() ? line : from);
  }

  /** What is not found, for a parameter stands there, is on the next line. */
  private String placed(String sql, int first) {
    StringBuilder text = new StringBuilder();
    int at = 0;
    int next = first;
    for (String line : sql.lines().toList()) {
      int found = line.isBlank() ? -1 : find(line.strip(), next);
      int here = Math.max(at, found < 0 ? next : found);
      text.append("\n".repeat(here - at)).append(line);
      at = here;
      next = here + 1;
    }
    return text.append('\n').toString();
  }

  private int find(String line, int start) {
    for (int i = start; i < file.size(); i++) {
      if (file.get(i).contains(line)) {
        return i;
      }
    }
    return -1;
  }
}
