package dev.pgrehearse.rehearsal;

import dev.pgrehearse.catalog.Difference;
import dev.pgrehearse.catalog.RowDifference;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How many rows tables had before a changeset; a partitioned one has those of its partitions. */
final class RowsBefore {

  private static final Pattern PARTITION_OF = Pattern.compile("of (\\S+) .*");

  private final Snapshot before;
  private final Map<String, Long> rows = new HashMap<>();

  RowsBefore(Snapshot before) {
    this.before = before;
    before.rows().tables().forEach((table, digest) -> add(table, digest.rows()));
    before
        .catalog()
        .objects()
        .forEach(
            (object, attributes) -> {
              if (object.startsWith("table ")) {
                rows.putIfAbsent(object.substring("table ".length()), 0L);
              }
            });
  }

  private void add(String table, long count) {
    rows.merge(table, count, Long::sum);
    partitioned(table).ifPresent(parent -> add(parent, count));
  }

  /** The table that this one is a partition of. */
  private Optional<String> partitioned(String table) {
    String partition =
        before
            .catalog()
            .objects()
            .getOrDefault("table " + table, Collections.emptySortedMap())
            .get("partition");
    Matcher of = PARTITION_OF.matcher(partition == null ? "" : partition);
    return of.matches() ? Optional.of(of.group(1)) : Optional.empty();
  }

  private String root(String table) {
    return partitioned(table).map(this::root).orElse(table);
  }

  boolean had(String table) {
    return rows.getOrDefault(table, 0L) > 0;
  }

  /** Whether a table was there, and had none. */
  boolean isEmpty(String table) {
    return rows.containsKey(table) && !had(table);
  }

  /** Tables without a row that a changeset does something to; of partitions, their table. */
  Set<String> emptyAndTouched(Snapshot after) {
    Set<String> touched = new TreeSet<>();
    for (String table : rows.keySet()) {
      if (!had(root(table)) && isTouched(table, after)) {
        touched.add(root(table));
      }
    }
    return touched;
  }

  private boolean isTouched(String table, Snapshot after) {
    Pattern name = Pattern.compile("(?<![\\w.\"$])" + Pattern.quote(table) + "(?![\\w\"$])");
    return before.catalog().differencesTo(after.catalog()).stream()
            .map(Difference::object)
            .anyMatch(object -> name.matcher(object).find())
        || before.rows().differencesTo(after.rows()).stream()
            .map(RowDifference::object)
            .anyMatch(object -> name.matcher(object).find());
  }
}
