package dev.pgrehearse.changelog;

import java.util.ArrayList;
import java.util.List;

/** Finds the lines of a SQL text again in the changelog that it is written in. */
final class LineMap {

  private final List<String> file;

  LineMap(List<String> file) {
    this.file = file;
  }

  /** For each line of {@code sql} its line in the file, looking from line {@code from} onwards. */
  List<Integer> of(String sql, int from) {
    List<Integer> numbers = new ArrayList<>();
    int next = from;
    int last = from;
    for (String line : sql.split("\n", -1)) {
      int found = line.isBlank() ? 0 : find(line.strip(), next);
      if (found > 0) {
        last = found;
        next = found + 1;
      }
      numbers.add(last);
    }
    return numbers;
  }

  private int find(String line, int from) {
    for (int number = Math.max(1, from); number <= file.size(); number++) {
      if (file.get(number - 1).contains(line)) {
        return number;
      }
    }
    return 0;
  }

  /** The first line from {@code from} on that starts a rollback, in any format. */
  int rollbackFrom(int from) {
    for (int number = Math.max(1, from); number <= file.size(); number++) {
      if (file.get(number - 1)
          .matches(
              "(?i)\\s*(--\\s*|/\\*\\s*liquibase\\s*|-\\s*|\"|<)?rollback\\b.*|.*<rollback.*")) {
        return number;
      }
    }
    return Math.max(1, from);
  }
}
