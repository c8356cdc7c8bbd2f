package dev.pgrehearse.changelog;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Finds the lines of a SQL text again in the changelog that it is written in. */
final class LineMap {

  private static final Pattern ROLLBACK =
      Pattern.compile(
          "(?i)\\s*(--\\s*|/\\*\\s*liquibase\\s*|-\\s*|\"|<)?rollback\\b.*|.*<rollback.*");

  /** Within so many lines a line is mostly found; farther away an index pays. */
  private static final int NEAR = 100;

  private final List<String> file;
  private final Once<BitSet> rollbacks = new Once<>(this::findRollbacks);
  private final Once<LineIndex> index;

  /** For a text that is nowhere from some line on, that line. */
  private final Map<String, Integer> nowhereFrom = new HashMap<>();

  LineMap(List<String> file) {
    this.file = List.copyOf(file);
    this.index = new Once<>(() -> new LineIndex(this.file));
  }

  /** For each line of {@code sql} its line in the file, looking from line {@code from} onwards. */
  List<Integer> of(String sql, int from) {
    String[] lines = sql.split("\n", -1);
    if (from >= file.size()) {
      return Collections.nCopies(lines.length, from);
    }
    List<Integer> numbers = new ArrayList<>();
    int next = from;
    int last = from;
    for (String line : lines) {
      int found = line.isBlank() ? 0 : find(line.strip(), Math.max(1, next));
      if (found > 0) {
        last = found;
        next = found + 1;
      }
      numbers.add(last);
    }
    return numbers;
  }

  private int find(String line, int from) {
    int far = Math.min(file.size() + 1, from + NEAR);
    for (int number = from; number < far; number++) {
      if (file.get(number - 1).contains(line)) {
        return number;
      }
    }
    if (far > file.size() || nowhereFrom.getOrDefault(line, Integer.MAX_VALUE) <= far) {
      return 0;
    }
    int found = index.get().firstWith(line, far);
    if (found == 0) {
      nowhereFrom.put(line, far);
    }
    return found;
  }

  /** The first line from {@code from} on that starts a rollback, in any format. */
  int rollbackFrom(int from) {
    int found = rollbacks.get().nextSetBit(Math.max(1, from));
    return found < 0 ? Math.max(1, from) : found;
  }

  private BitSet findRollbacks() {
    BitSet found = new BitSet();
    for (int number = 1; number <= file.size(); number++) {
      if (ROLLBACK.matcher(file.get(number - 1)).matches()) {
        found.set(number);
      }
    }
    return found;
  }
}
