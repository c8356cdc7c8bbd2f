package dev.pgrehearse.access;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What an identity may do with one verb on one object; refused by privilege is no value at all. */
public sealed interface Access {

  /** The text in access.yaml, which {@link AccessText} reads back. */
  String text();

  /** The privilege is there, and no row passes the policies. */
  record Policy() implements Access {
    @Override
    public String text() {
      return "policy";
    }
  }

  /** It is allowed, and there are no rows to tell apart. */
  record Yes(SortedSet<String> stopped) implements Access {
    public Yes {
      stopped = Collections.unmodifiableSortedSet(new TreeSet<>(stopped));
    }

    @Override
    public String text() {
      return stopped.isEmpty() ? "yes" : "yes" + Term.stoppedBy(stopped);
    }
  }

  /**
   * Rows of these classes.
   *
   * @param every whether they are all rows there are, those of others among them
   * @param terms by class
   * @param columns the only ones, or none where all may be used
   */
  record Rows(boolean every, Map<RowClass, Term> terms, List<String> columns) implements Access {
    public Rows {
      Map<RowClass, Term> sorted = new EnumMap<>(RowClass.class);
      sorted.putAll(terms);
      terms = Collections.unmodifiableMap(sorted);
      columns = List.copyOf(columns);
      if (terms.isEmpty() != every) {
        throw new IllegalArgumentException("rows of some class, or every row");
      }
    }

    @Override
    public String text() {
      List<String> words = new ArrayList<>();
      terms.forEach((rowClass, term) -> words.add(term.text(rowClass)));
      return (every ? "all" : String.join(" + ", words))
          + (columns.isEmpty() ? "" : " (" + String.join(", ", columns) + ")");
    }
  }

  /**
   * How much of a class.
   *
   * @param whole every row of it that there is
   * @param stopped SQLSTATEs by which it is stopped after privileges and policies let it through
   */
  record Term(boolean whole, SortedSet<String> stopped) {
    public Term {
      stopped = Collections.unmodifiableSortedSet(new TreeSet<>(stopped));
    }

    private String text(RowClass rowClass) {
      return (whole ? "" : "some ") + rowClass.word() + stoppedBy(stopped);
    }

    private static String stoppedBy(Collection<String> states) {
      return states.isEmpty() ? "" : " (stopped by " + String.join(", ", states) + ")";
    }

    /** 0 for nothing, higher for more. */
    private static int level(Term term) {
      return (term.whole ? 2 : 1) + (term.stopped.isEmpty() ? 2 : 0);
    }
  }

  /** By these constraints or errors something is told of rows that cannot be read. */
  record Names(SortedSet<String> names) implements Access {
    public Names {
      names = Collections.unmodifiableSortedSet(new TreeSet<>(names));
    }

    @Override
    public String text() {
      return names.stream().collect(Collectors.joining(", ", "[", "]"));
    }
  }

  /** Nothing can be said. */
  record Unjudged(String why) implements Access {
    @Override
    public String text() {
      return "unjudged: " + why;
    }
  }

  /** Whether this is, in some respect, more than {@code there}. */
  default boolean exceeds(Access there) {
    if (this instanceof Unjudged || there instanceof Unjudged) {
      return false;
    }
    if (this instanceof Names names) {
      return !(there instanceof Names known && known.names().containsAll(names.names()));
    }
    if (this instanceof Rows rows) {
      return !(there instanceof Rows known) || exceeds(rows, known);
    }
    if (this instanceof Yes yes) {
      return !(there instanceof Yes known)
          || (yes.stopped().isEmpty() && !known.stopped().isEmpty());
    }
    return false;
  }

  private static boolean exceeds(Rows here, Rows there) {
    boolean moreColumns =
        !there.columns().isEmpty()
            && (here.columns().isEmpty() || !there.columns().containsAll(here.columns()));
    if (moreColumns || (here.every() && !there.every())) {
      return true;
    }
    return !there.every()
        && here.terms().entrySet().stream()
            .anyMatch(
                entry -> {
                  Term known = there.terms().get(entry.getKey());
                  return known == null || Term.level(entry.getValue()) > Term.level(known);
                });
  }
}
