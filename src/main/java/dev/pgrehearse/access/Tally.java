package dev.pgrehearse.access;

import dev.pgrehearse.access.Access.Policy;
import dev.pgrehearse.access.Access.Rows;
import dev.pgrehearse.access.Access.Term;
import dev.pgrehearse.access.Access.Unjudged;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Counts rows by class: those there are, those let through, and those then stopped. */
final class Tally {

  private final Map<RowClass, Integer> present = new EnumMap<>(RowClass.class);
  private final Map<RowClass, Integer> passed = new EnumMap<>(RowClass.class);
  private final Map<RowClass, SortedSet<String>> stopped = new EnumMap<>(RowClass.class);

  private boolean unfiltered;

  void present(RowClass rowClass) {
    present.merge(rowClass, 1, Integer::sum);
  }

  void passed(RowClass rowClass) {
    passed.merge(rowClass, 1, Integer::sum);
  }

  void stopped(RowClass rowClass, String state) {
    passed(rowClass);
    stopped.computeIfAbsent(rowClass, c -> new TreeSet<>()).add(state);
  }

  /** There are no policies: whoever is let in, is let in to every row there may be. */
  void isUnfiltered() {
    unfiltered = true;
  }

  boolean isEmpty() {
    return passed.isEmpty();
  }

  Access access(List<String> columns) {
    if (passed.isEmpty()) {
      return present.isEmpty() ? new Unjudged("no rows") : new Policy();
    }
    Map<RowClass, Term> terms = new EnumMap<>(RowClass.class);
    passed.forEach(
        (rowClass, count) ->
            terms.put(
                rowClass,
                new Term(
                    count >= present.getOrDefault(rowClass, 0),
                    stopped.getOrDefault(rowClass, new TreeSet<>()))));
    Set<RowClass> all = EnumSet.copyOf(terms.keySet());
    all.addAll(present.keySet());
    boolean every =
        (all.contains(RowClass.OTHER) || (unfiltered && !all.equals(EnumSet.of(RowClass.SHARED))))
            && stopped.isEmpty()
            && all.stream().allMatch(c -> terms.containsKey(c) && terms.get(c).whole());
    return new Rows(every, terms, columns);
  }
}
