package dev.pgrehearse.baseline;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * A query as it was and as it is. Calls are exact, and one more is worse. Buffers and rows read
 * have some room: keys that are drawn at random fill an index's pages a little differently each
 * time.
 */
public final class Comparison {

  private static final double ROOM = 1.1;
  private static final long BUFFERS_ANYWAY = 10;
  private static final long ROWS_ANYWAY = 20;

  private final Measured was;
  private final Measured is;

  /** Of the same query, on the same rows. */
  public Comparison(Measured was, Measured is) {
    this.was = was;
    this.is = is;
  }

  /** What changed, what is worse first; nothing where it costs what it did, in the same way. */
  public List<Change> changes() {
    List<Change> changes = new ArrayList<>();
    calls(changes);
    number("buffers touched", was.buffers(), is.buffers(), BUFFERS_ANYWAY, changes);
    number("rows read", was.rowsRead(), is.rowsRead(), ROWS_ANYWAY, changes);
    if (was.rows() != is.rows()) {
      changes.add(
          new Change(
              false,
              String.format(
                  Locale.ROOT, "it gives %,d rows, and it was %,d", is.rows(), was.rows())));
    }
    lost("the index %s is used no longer", was.plan().indexes(), is.plan().indexes(), changes);
    lost("%s is read from end to end now", is.plan().scanned(), was.plan().scanned(), changes);
    lost("the index %s is used now", is.plan().indexes(), was.plan().indexes(), changes);
    if (changes.isEmpty() && !was.plan().lines().equals(is.plan().lines())) {
      changes.add(new Change(false, "another plan, which costs the same"));
    }
    changes.sort((a, b) -> Boolean.compare(b.worse(), a.worse()));
    return changes;
  }

  /** Whether it needs more than it did. */
  public boolean isWorse() {
    return changes().stream().anyMatch(Change::worse);
  }

  private void calls(List<Change> changes) {
    Set<String> all = new TreeSet<>(was.calls().keySet());
    all.addAll(is.calls().keySet());
    for (String call : all) {
      long before = was.calls().getOrDefault(call, 0L);
      long now = is.calls().getOrDefault(call, 0L);
      if (now != before) {
        // Once is what a (select …) around it costs.
        changes.add(new Change(now > Math.max(before, 1), times(call, before, now)));
      }
    }
  }

  private static String times(String call, long before, long now) {
    return before == 0
        ? String.format(Locale.ROOT, "%s: %,d times now, and it was never", call, now)
        : String.format(Locale.ROOT, "%s: %,d times now, and it was %,d", call, now, before);
  }

  private static void number(
      String what, long before, long now, long anyway, List<Change> changes) {
    boolean more = now > before * ROOM + anyway;
    boolean less = before > now * ROOM + anyway;
    if (more || less) {
      changes.add(
          new Change(
              more, String.format(Locale.ROOT, "%s: %,d now, and it was %,d", what, now, before)));
    }
  }

  private static void lost(
      String sentence, Set<String> from, Set<String> in, List<Change> changes) {
    from.stream()
        .filter(name -> !in.contains(name))
        .forEach(name -> changes.add(new Change(false, sentence.formatted(name))));
  }
}
