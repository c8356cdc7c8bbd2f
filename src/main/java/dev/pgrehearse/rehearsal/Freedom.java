package dev.pgrehearse.rehearsal;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A row that a table takes since a changeset, and did not take before it.
 *
 * @param table schema-qualified, by its name after the changeset
 * @param words what the row is, for whoever has to mend the rollback: {@code a row whose note is
 *     null}
 * @param candidates what such a row may be; the first that the table takes is it
 * @param kept a column, and the value in it, that should be the same after the rollback
 */
record Freedom(String table, String words, List<Candidate> candidates, Optional<Kept> kept) {

  /**
   * A row to try.
   *
   * @param values what columns get instead of what a copy of another row would have, nothing for
   *     their default
   * @param times how often it is written: where it takes two rows to use the freedom, and none is
   *     there that a copy could be the second of
   * @param such a condition that the row must meet, or it is none that was refused before
   */
  record Candidate(Map<String, Optional<String>> values, int times, String such) {

    static Candidate of(Map<String, Optional<String>> values) {
      return new Candidate(values, 1, "true");
    }

    static Candidate refusedBy(String expression, Map<String, Optional<String>> values) {
      return new Candidate(values, 1, "(" + expression + ") is false");
    }
  }

  /**
   * A value that was written.
   *
   * @param literal of the type that the column has now
   * @param rounds whether the type of before takes it, rounded
   */
  record Kept(String column, String type, String literal, boolean rounds) {

    String countIn(String table) {
      return "select count(*) from %s where %s::text::%s = '%s'::%3$s"
          .formatted(table, column, type, literal.replace("'", "''"));
    }
  }

  Freedom {
    candidates = List.copyOf(candidates);
  }

  static Freedom of(String table, String words, Map<String, Optional<String>> row) {
    return new Freedom(table, words, List.of(Candidate.of(row)), Optional.empty());
  }

  String sentence() {
    return table + ": " + words;
  }
}
