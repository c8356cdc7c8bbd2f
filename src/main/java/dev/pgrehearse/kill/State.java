package dev.pgrehearse.kill;

import dev.pgrehearse.catalog.Difference;
import dev.pgrehearse.catalog.Fingerprint;
import dev.pgrehearse.catalog.RowDifference;
import dev.pgrehearse.catalog.RowDigests;
import dev.pgrehearse.catalog.RowDigests.TableDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a database is, apart from what Liquibase keeps in it. */
record State(Fingerprint catalog, RowDigests rows) {

  /** Likewise, without the rows of some tables. */
  State without(Set<String> some) {
    SortedMap<String, TableDigest> tables = new TreeMap<>(rows.tables());
    tables.keySet().removeAll(some);
    return new State(catalog, new RowDigests(tables, rows.sequences()));
  }

  /** Objects and rows, to the last value. */
  boolean is(State other) {
    return catalog.equals(other.catalog) && rows.tables().equals(other.rows.tables());
  }

  /**
   * Likewise; but of a table that a changeset writes to the rows are counted only. What the clock,
   * a sequence or chance puts there is another value each time.
   *
   * @param from what the changeset began with
   */
  boolean isLike(State other, State from) {
    return catalog.equals(other.catalog) && unlike(other, from).isEmpty();
  }

  private List<String> unlike(State other, State from) {
    List<String> tables = new ArrayList<>();
    for (Map.Entry<String, TableDigest> entry : rows.tables().entrySet()) {
      TableDigest mine = entry.getValue();
      TableDigest theirs = other.rows.tables().get(entry.getKey());
      TableDigest first = from.rows.tables().get(entry.getKey());
      boolean written = !mine.equals(first);
      if (theirs == null
          // It is still to be written.
          || (!written && !theirs.equals(first))
          || theirs.rows() != mine.rows()
          || !(written || theirs.digest().equals(mine.digest()))) {
        tables.add(entry.getKey());
      }
    }
    return tables;
  }

  /** What of {@code found} is not like this one, in words. */
  List<String> wordsTo(State found) {
    List<String> words = new ArrayList<>();
    catalog.differencesTo(found.catalog).stream().map(Difference::sentence).forEach(words::add);
    rows.differencesTo(found.rows).stream().map(RowDifference::sentence).forEach(words::add);
    return words;
  }
}
