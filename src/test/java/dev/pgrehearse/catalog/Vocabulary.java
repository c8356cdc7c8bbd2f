package dev.pgrehearse.catalog;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What statements by chance are made of: the entries of vocabulary.sql, and the kinds of names.sql.
 *
 * @param kinds to the query that gives what there is of one
 */
record Vocabulary(List<Entry> entries, Map<String, String> kinds) {

  /**
   * A statement with gaps.
   *
   * @param about the kind of what is picked first, if anything
   * @param alone whether it cannot be part of a transaction
   * @param weight how often it is drawn
   */
  record Entry(String text, Optional<String> about, boolean alone, int weight) {}

  Vocabulary {
    entries = List.copyOf(entries);
    kinds = Map.copyOf(kinds);
  }

  /** Of one version of Postgres. */
  static Vocabulary of(int version) throws IOException {
    List<Entry> entries = new ArrayList<>();
    for (String text : DifferenceCase.read("vocabulary.sql").split("\n\n", -1)) {
      entry(text.strip(), version).ifPresent(entries::add);
    }
    Map<String, String> kinds = new TreeMap<>();
    Arrays.stream(DifferenceCase.read("names.sql").split("(?m)^-- kind: "))
        .skip(1)
        .map(text -> text.split("\n", 2))
        .forEach(kind -> kinds.put(kind[0], kind[1].strip()));
    return new Vocabulary(entries, kinds);
  }

  private static Optional<Entry> entry(String text, int version) {
    List<String> sql = new ArrayList<>();
    Optional<String> about = Optional.empty();
    boolean alone = false;
    int weight = 1;
    for (String line : text.lines().toList()) {
      if (line.equals("-- alone")) {
        alone = true;
      } else if (line.equals("-- often")) {
        weight = 3;
      } else if (line.startsWith("-- of ")) {
        about = Optional.of(line.substring("-- of ".length()));
      } else if (line.startsWith("-- from ")) {
        if (version < Integer.parseInt(line.substring("-- from ".length()))) {
          return Optional.empty();
        }
      } else if (!line.startsWith("--")) {
        sql.add(line);
      }
    }
    return sql.isEmpty()
        ? Optional.empty()
        : Optional.of(new Entry(String.join("\n", sql), about, alone, weight));
  }
}
