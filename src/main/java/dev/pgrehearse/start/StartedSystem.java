package dev.pgrehearse.start;

import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Skipped;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What came of it.
 *
 * @param fresh path to text of files that are new, from the root of the repository
 * @param grown likewise, of files that are there and go on with what is new
 * @param refusals why a table cannot be moved; then there are no files
 * @param notices what the moves touch
 * @param leftOut of the database, because the throwaway server does not take it
 * @param notes what somebody should know of how it was come by, a sentence each
 */
public record StartedSystem(
    SortedMap<String, String> fresh,
    SortedMap<String, String> grown,
    List<Finding> refusals,
    List<Finding> notices,
    List<Skipped> leftOut,
    List<String> notes) {

  static final String ROWS_OF = "rows of ";

  public StartedSystem {
    fresh = Collections.unmodifiableSortedMap(new TreeMap<>(fresh));
    grown = Collections.unmodifiableSortedMap(new TreeMap<>(grown));
    refusals = List.copyOf(refusals);
    notices = List.copyOf(notices);
    leftOut = List.copyOf(leftOut);
    notes = List.copyOf(notes);
  }

  /** Tables that move and have no row, so that little could be tried on them. */
  public List<String> unfilled() {
    return leftOut.stream()
        .map(Skipped::what)
        .filter(what -> what.startsWith(ROWS_OF))
        .map(what -> what.substring(ROWS_OF.length()))
        .toList();
  }

  static StartedSystem refused(List<Finding> refusals) {
    return new StartedSystem(
        new TreeMap<>(), new TreeMap<>(), refusals, List.of(), List.of(), List.of());
  }
}
