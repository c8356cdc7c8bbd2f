package dev.pgrehearse.rehearsal;

import dev.pgrehearse.changelog.Changelog;
import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.selection.Selection;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which changesets of a changelog are played from where on, and which of them are looked at.
 *
 * @param before applied before anything is looked at
 * @param ahead those after them, in order
 * @param lookedAt those of them that go forward, back and forward again; the others only forward
 * @param rows fixtures that are about tables which the changelog makes, by the changeset after
 *     which they are run
 */
record Route(
    List<Changeset> before,
    List<Changeset> ahead,
    Set<Changeset> lookedAt,
    Map<Changeset, List<Path>> rows) {

  Route {
    before = List.copyOf(before);
    ahead = List.copyOf(ahead);
    lookedAt = Set.copyOf(lookedAt);
    rows = Map.copyOf(rows);
  }

  /** All of it. */
  static Route whole(Changelog changelog) {
    List<Changeset> all = changelog.changesets();
    return new Route(List.of(), all, new HashSet<>(all), Map.of());
  }

  /** From the first one that is chosen on. */
  static Route of(Selection.Part part) {
    List<Changeset> all = part.changesets();
    return new Route(
        part.before(),
        all.subList(part.before().size(), all.size()),
        part.chosen().keySet(),
        Map.of());
  }

  /** From the start to the end, with nothing looked at on the way. */
  static Route passing(Changelog changelog) {
    return new Route(List.of(), changelog.changesets(), Set.of(), Map.of());
  }

  /** The same, with more of it looked at. */
  Route lookingAt(Set<Changeset> more) {
    Set<Changeset> all = new HashSet<>(lookedAt);
    all.addAll(more);
    return new Route(before, ahead, all, rows);
  }

  /** The same, without some. */
  Route without(Set<Changeset> some) {
    Set<Changeset> rest = new HashSet<>(lookedAt);
    rest.removeAll(some);
    return new Route(
        before, ahead.stream().filter(changeset -> !some.contains(changeset)).toList(), rest, rows);
  }

  /** The same, with fixtures on the way. */
  Route withRows(Map<Changeset, List<Path>> some) {
    return new Route(before, ahead, lookedAt, some);
  }

  /** What is put in once a changeset is applied. */
  List<Path> rowsAfter(Changeset changeset) {
    return rows.getOrDefault(changeset, List.of());
  }

  /** Of some fixtures, those that are put in before the changelog. */
  List<Path> before(List<Path> fixtures) {
    return fixtures.stream()
        .filter(file -> rows.values().stream().noneMatch(later -> later.contains(file)))
        .toList();
  }

  /** The phases ahead, the first of which may have begun before. */
  List<Phase> phases() {
    return Phase.of(ahead);
  }

  boolean looksAt(Changeset changeset) {
    return lookedAt.contains(changeset);
  }

  boolean looksAtSomething() {
    return !lookedAt.isEmpty();
  }

  /** Whether nothing is left out. */
  boolean isWhole() {
    return before.isEmpty() && lookedAt.containsAll(ahead);
  }

  /** The place ahead of the last one that is looked at, -1 where there is none. */
  int lastLookedAt() {
    for (int i = ahead.size() - 1; i >= 0; i--) {
      if (looksAt(ahead.get(i))) {
        return i;
      }
    }
    return -1;
  }

  /**
   * Whether what had to hold before a phase is asked again at its end: where something of it is
   * looked at, and at the end of what may be affected.
   */
  boolean asksForEarlierChecks(Phase phase) {
    return phase.changesets().stream().anyMatch(this::looksAt)
        || (looksAtSomething() && phase.changesets().contains(ahead.get(ahead.size() - 1)));
  }

  /** Up to the end of the last phase of which something is looked at. */
  List<Phase> phasesLookedAt() {
    List<Phase> phases = phases();
    int end = phases.size();
    while (end > 0 && phases.get(end - 1).changesets().stream().noneMatch(this::looksAt)) {
      end--;
    }
    return phases.subList(0, end);
  }
}
