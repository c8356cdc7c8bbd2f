package dev.pgrehearse.access;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Who may do what, cell by cell; a cell that is not there is refused by privilege. */
public final class AccessMatrix {

  private record Place(Cell.Kind kind, String object, String identity, String verb)
      implements Comparable<Place> {
    static Place of(Cell cell) {
      return new Place(cell.kind(), cell.object(), cell.identity(), cell.verb());
    }

    @Override
    public int compareTo(Place o) {
      return cell().compareTo(o.cell());
    }

    private Cell cell() {
      return new Cell(kind, object, identity, verb, new Access.Policy());
    }
  }

  private final SortedMap<Place, Cell> cells = new TreeMap<>();
  private final long probes;
  private final Set<String> unknownVerbs;

  /**
   * @param probes how many statements were tried for it
   * @param unknownVerbs verbs that this server does not have
   */
  AccessMatrix(List<Cell> cells, long probes, Set<String> unknownVerbs) {
    cells.forEach(cell -> this.cells.put(Place.of(cell), cell));
    this.probes = probes;
    this.unknownVerbs = Set.copyOf(unknownVerbs);
  }

  /** Sorted. */
  public List<Cell> cells() {
    return List.copyOf(cells.values());
  }

  /** How many statements were tried. */
  public long probes() {
    return probes;
  }

  AccessMatrix with(List<Cell> others) {
    return new AccessMatrix(others, probes, unknownVerbs);
  }

  AccessMatrix withoutProbes() {
    return new AccessMatrix(cells(), 0, unknownVerbs);
  }

  /** What is not as expected, sorted; verbs that one of the servers does not have are left out. */
  public List<AccessDifference> differencesTo(AccessMatrix expected) {
    Set<Place> places = new TreeSet<>(cells.keySet());
    places.addAll(expected.cells.keySet());
    places.removeIf(
        place ->
            unknownVerbs.contains(place.verb()) || expected.unknownVerbs.contains(place.verb()));
    List<AccessDifference> differences = new ArrayList<>();
    for (Place place : places) {
      Optional<Access> here = at(place);
      Optional<Access> there = expected.at(place);
      if (!here.map(Access::text).equals(there.map(Access::text))) {
        differences.add(
            new AccessDifference(
                place.kind(), place.object(), place.identity(), place.verb(), there, here));
      }
    }
    return Collections.unmodifiableList(differences);
  }

  /** Where this allows more than each of the others; what could not be judged is not told. */
  public List<AccessDifference> beyond(List<AccessMatrix> others) {
    List<AccessDifference> common = null;
    for (AccessMatrix other : others) {
      List<AccessDifference> wider =
          differencesTo(other).stream()
              .filter(AccessDifference::widenedWhateverTheRows)
              .filter(difference -> !other.allowsItself(difference))
              .toList();
      if (common == null) {
        common = wider;
      } else {
        Set<String> known = new TreeSet<>();
        wider.forEach(difference -> known.add(place(difference)));
        common = common.stream().filter(d -> known.contains(place(d))).toList();
      }
    }
    return common == null ? List.of() : common;
  }

  /** Whether what happens by cascade is what he may do to these rows himself. */
  private boolean allowsItself(AccessDifference byCascade) {
    return CascadeQuestion.itself(byCascade.verb())
        .flatMap(
            verb -> at(new Place(byCascade.kind(), byCascade.object(), byCascade.identity(), verb)))
        .filter(direct -> !byCascade.observed().orElseThrow().exceeds(direct, false))
        .isPresent();
  }

  /** Whether no cell allows more than one of the others does: for states between two known ones. */
  public boolean isWithin(AccessMatrix... others) {
    return beyond(List.of(others)).isEmpty();
  }

  private static String place(AccessDifference d) {
    return d.kind() + " " + d.object() + " " + d.identity() + " " + d.verb();
  }

  private Optional<Access> at(Place place) {
    return Optional.ofNullable(cells.get(place)).map(Cell::access);
  }
}
