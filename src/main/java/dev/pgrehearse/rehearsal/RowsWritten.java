package dev.pgrehearse.rehearsal;

import dev.pgrehearse.catalog.RowKeys;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The rows that were written after a changeset. Those that the changeset itself inserted are not
 * among them: its rollback takes them away again, as it should.
 *
 * @param before what there was before the changeset
 * @param ofTheChange the rows as the changeset left them
 * @param written the rows after its users wrote some
 */
record RowsWritten(Snapshot before, RowKeys ofTheChange, RowKeys written) {

  /** Tables to the number of written rows that {@code kept} has not. */
  SortedMap<String, Long> lostIn(RowKeys kept) {
    SortedMap<String, Long> lost = new TreeMap<>();
    for (String table : written.keys().keySet()) {
      long count = lost(table, kept);
      if (count > 0) {
        lost.put(table, count);
      }
    }
    return lost;
  }

  long count(String table) {
    return fresh(table).size();
  }

  private long lost(String table, RowKeys kept) {
    SortedSet<String> left = rows(kept, table);
    if (!left.isEmpty() && Collections.disjoint(rows(written, table), left)) {
      // The columns that tell rows apart are others than before: only numbers can be compared.
      long seeded = ofTheChange.count(table) - rowsBefore(table);
      return Math.min(count(table), written.count(table) - seeded - left.size());
    }
    return fresh(table).stream().filter(key -> !left.contains(key)).count();
  }

  private long rowsBefore(String table) {
    return before.rows().tables().containsKey(table)
        ? before.rows().tables().get(table).rows()
        : 0;
  }

  private SortedSet<String> fresh(String table) {
    SortedSet<String> fresh = new TreeSet<>(rows(written, table));
    fresh.removeAll(rows(ofTheChange, table));
    return fresh;
  }

  private static SortedSet<String> rows(RowKeys keys, String table) {
    return keys.keys().getOrDefault(table, Collections.emptySortedSet());
  }
}
