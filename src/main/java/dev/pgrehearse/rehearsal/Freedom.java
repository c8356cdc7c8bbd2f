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
 * @param candidates what columns of such a row get instead of what a copy of another row would
 *     have, nothing for their default; the first that the table takes is it
 * @param refusedBefore an expression that was true of every row before; a candidate counts only
 *     where it is false
 * @param kept a column, and the value in it, that should be the same after the rollback
 */
record Freedom(
    String table,
    String words,
    List<Map<String, Optional<String>>> candidates,
    Optional<String> refusedBefore,
    Optional<Kept> kept) {

  /**
   * A value that was written.
   *
   * @param literal of the type that the column has now
   */
  record Kept(String column, String type, String literal) {

    String countIn(String table) {
      return "select count(*) from %s where %s::text::%s = '%s'::%3$s"
          .formatted(table, column, type, literal.replace("'", "''"));
    }
  }

  Freedom {
    candidates = List.copyOf(candidates);
  }

  static Freedom of(String table, String words, Map<String, Optional<String>> row) {
    return new Freedom(table, words, List.of(row), Optional.empty(), Optional.empty());
  }

  String sentence() {
    return table + ": " + words;
  }
}
