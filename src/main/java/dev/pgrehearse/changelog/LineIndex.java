package dev.pgrehearse.changelog;

import java.util.Arrays;
import java.util.List;

/**
 * Finds lines by what they contain without reading them all: where a parameter or an escape
 * sequence stands in a file, what Liquibase made of its line is nowhere.
 *
 * <p>A line that contains a text contains all sequences of {@link #LENGTH} characters in it. For
 * each sequence, by its hash, the lines are kept that have it, and only those with the rarest one
 * are looked at.
 */
final class LineIndex {

  private static final int LENGTH = 8;

  private final List<String> file;
  private final int mask;

  /** The lines with the sequences of hash {@code h} are those from {@code starts[h]} on. */
  private final int[] starts;

  private final int[] lines;

  LineIndex(List<String> file) {
    this.file = file;
    int size = file.stream().mapToInt(LineIndex::sequences).sum();
    this.mask = Math.max(Integer.highestOneBit(size) / 8, 1) - 1;
    this.starts = new int[mask + 2];
    this.lines = new int[size];
    countAll();
    fill();
  }

  private void countAll() {
    for (String line : file) {
      for (int i = 0; i < sequences(line); i++) {
        starts[hash(line, i) + 1]++;
      }
    }
    for (int hash = 1; hash < starts.length; hash++) {
      starts[hash] += starts[hash - 1];
    }
  }

  private void fill() {
    int[] next = starts.clone();
    for (int number = 1; number <= file.size(); number++) {
      String line = file.get(number - 1);
      for (int i = 0; i < sequences(line); i++) {
        lines[next[hash(line, i)]++] = number;
      }
    }
  }

  /** The first line from {@code from} on that contains {@code text}; 0 when there is none. */
  int firstWith(String text, int from) {
    if (text.length() < LENGTH) {
      return scan(text, from);
    }
    int rarest = hash(text, 0);
    for (int i = 1; i < sequences(text); i++) {
      int hash = hash(text, i);
      rarest = count(hash) < count(rarest) ? hash : rarest;
    }
    for (int i = firstFrom(from, rarest); i < starts[rarest + 1]; i++) {
      if (file.get(lines[i] - 1).contains(text)) {
        return lines[i];
      }
    }
    return 0;
  }

  private int firstFrom(int line, int hash) {
    int found = Arrays.binarySearch(lines, starts[hash], starts[hash + 1], line);
    return found < 0 ? -found - 1 : found;
  }

  private int scan(String text, int from) {
    for (int number = from; number <= file.size(); number++) {
      if (file.get(number - 1).contains(text)) {
        return number;
      }
    }
    return 0;
  }

  private int count(int hash) {
    return starts[hash + 1] - starts[hash];
  }

  private int hash(String line, int from) {
    int hash = 0;
    for (int i = from; i < from + LENGTH; i++) {
      hash = 31 * hash + line.charAt(i);
    }
    return (hash ^ (hash >>> 15)) & mask;
  }

  private static int sequences(String line) {
    return Math.max(0, line.length() - LENGTH + 1);
  }
}
