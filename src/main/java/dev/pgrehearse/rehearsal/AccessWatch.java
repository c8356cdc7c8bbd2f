package dev.pgrehearse.rehearsal;

import dev.pgrehearse.access.Access;
import dev.pgrehearse.access.AccessDifference;
import dev.pgrehearse.access.AccessMatrix;
import dev.pgrehearse.access.AccessProbe;
import dev.pgrehearse.access.AccessTrail;
import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.finding.Finding;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Looks on while a changelog is played once more from the start, its end being known: no state that
 * is committed on the way may allow somebody more than both the start and the end do.
 */
final class AccessWatch {

  /** Something open, since when, and how wide. */
  private record Hole(Changeset since, int position, AccessDifference seen) {}

  private final AccessMatrix end;
  private final AccessTrail trail;
  private final Map<String, Hole> open = new TreeMap<>();
  private final Map<String, List<AccessDifference>> holes = new LinkedHashMap<>();
  private final Map<String, Changeset> opened = new LinkedHashMap<>();
  private final Map<String, String> closed = new LinkedHashMap<>();
  private Optional<AccessMatrix> start = Optional.empty();
  private int position;
  private long probes;

  /**
   * At the end of a changelog.
   *
   * @param probe of everybody
   * @param end who may do what there
   */
  AccessWatch(AccessProbe probe, AccessMatrix end, Stage stage) throws SQLException {
    this.end = end;
    this.trail = stage.trailFrom(probe, end);
  }

  /**
   * At the start, from which everything is played again. What is there as it is at the end is not
   * tried a second time: as long as it stays so, nobody may do more than there.
   */
  void begin(Stage stage) throws SQLException {
    AccessMatrix matrix = stage.next(trail);
    probes += matrix.probes();
    start = Optional.of(matrix);
  }

  /** After a changeset of the replay. */
  void after(Changeset changeset, Stage stage) throws SQLException {
    if (start.isEmpty()) {
      return;
    }
    position++;
    AccessMatrix now = stage.next(trail);
    probes += now.probes();
    Map<String, AccessDifference> wider = new TreeMap<>();
    now.beyond(List.of(start.get(), end)).forEach(d -> wider.put(place(d), d));
    open.entrySet()
        .removeIf(
            entry -> {
              boolean over = !wider.containsKey(entry.getKey());
              if (over) {
                close(entry.getValue(), changeset);
              }
              return over;
            });
    wider.forEach(
        (place, difference) -> open.putIfAbsent(place, new Hole(changeset, position, difference)));
  }

  /** Whether somebody may do more just now than he should. */
  boolean seesSomethingOpen() {
    return !open.isEmpty();
  }

  private void close(Hole hole, Changeset by) {
    String group =
        String.join(
            "\n",
            hole.since().id(),
            by.id(),
            hole.seen().object(),
            hole.seen().verb(),
            word(hole.seen().observed()),
            word(hole.seen().expected()));
    holes.computeIfAbsent(group, key -> new ArrayList<>()).add(hole.seen());
    opened.put(group, hole.since());
    int commits = position - hole.position();
    closed.put(
        group,
        "until %s, %d %s later,".formatted(by.id(), commits, commits == 1 ? "commit" : "commits"));
  }

  /**
   * What was open for a while.
   *
   * @param cause finds what opened it
   */
  List<Finding> findings(OpeningCause cause) {
    return holes.entrySet().stream()
        .map(
            entry ->
                AccessFindings.opened(
                    opened.get(entry.getKey()),
                    cause.of(opened.get(entry.getKey()), entry.getValue().get(0)),
                    entry.getValue(),
                    closed.get(entry.getKey()),
                    atTheEnd(entry.getValue().get(0))))
        .toList();
  }

  private Optional<Access> atTheEnd(AccessDifference difference) {
    return end.cells().stream()
        .filter(cell -> cell.object().equals(difference.object()))
        .filter(cell -> cell.identity().equals(difference.identity()))
        .filter(cell -> cell.verb().equals(difference.verb()))
        .map(cell -> cell.access())
        .findFirst();
  }

  /** How many statements were tried. */
  long probes() {
    return probes;
  }

  private static String place(AccessDifference d) {
    return String.join("\n", d.object(), d.identity(), d.verb());
  }

  private static String word(Optional<Access> access) {
    return access.map(Access::text).orElse("");
  }
}
