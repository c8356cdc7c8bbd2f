package dev.pgrehearse.rehearsal;

import dev.pgrehearse.access.AccessMatrix;
import dev.pgrehearse.access.AccessProbe;
import dev.pgrehearse.changelog.Changelog;
import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.changelog.ChangesetFailed;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.spec.SystemSpec;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who may do what at the end of a changelog, and after each changeset on the way there. */
final class AccessAlongTheWay {

  private final SystemSpec spec;
  private final AccessProbe access;
  private final List<Finding> findings = new ArrayList<>();
  private Optional<AccessMatrix> matrix = Optional.empty();
  private long probes;
  private Optional<AccessWatch> watch = Optional.empty();

  AccessAlongTheWay(SystemSpec spec) {
    this.spec = spec;
    this.access = AccessProbe.of(spec.access());
  }

  /** Whether there is somebody to try it. */
  boolean asksSomebody() {
    return !access.isIdle();
  }

  /**
   * At the end.
   *
   * @param finished the database there, which is only copied
   */
  void end(Changelog changelog, Stage finished) throws SQLException {
    try (Stage end = finished.copy(changelog)) {
      AccessMatrix found = end.matrix(access);
      matrix = Optional.of(found);
      probes += found.probes();
      watch = Optional.of(new AccessWatch(access, found, end));
    }
  }

  /** Plays the changelog once more from its start, once its end is known. */
  void way(Changelog changelog, Route route, StartingPoint start) throws SQLException {
    if (watch.isEmpty()) {
      return;
    }
    Stage way = start.begin(changelog);
    try {
      watch.get().begin(way);
      go(way, route);
    } catch (ChangesetFailed e) {
      throw new SQLException(
          "%s was played once, and cannot be played again: %s"
              .formatted(changelog.path(), e.getMessage()),
          e);
    } finally {
      start.discard(way);
    }
    findings.addAll(watch.get().findings(new OpeningCause(changelog)));
    probes += watch.get().probes();
  }

  /** Only where something is looked at, or is open that was not so before. */
  private void go(Stage way, Route route) throws SQLException, ChangesetFailed {
    List<Changeset> ahead = route.ahead();
    int last = route.lastLookedAt();
    for (Phase phase : route.phases()) {
      for (Changeset changeset : phase.changesets()) {
        int at = ahead.indexOf(changeset);
        if (at > last && !watch.get().seesSomethingOpen()) {
          return;
        }
        way.apply(changeset);
        if (watch.get().seesSomethingOpen()
            || route.looksAt(changeset)
            || (at + 1 < ahead.size() && route.looksAt(ahead.get(at + 1)))) {
          watch.get().after(changeset, way);
        }
        way.run(route.rowsAfter(changeset));
      }
      way.run(spec.fixturesAfter(phase.label()));
    }
  }

  /** Who may really do what at the end; not there where nobody was asked about. */
  Optional<AccessMatrix> matrix() {
    return matrix;
  }

  /** What was open for a while only. */
  List<Finding> findings() {
    return List.copyOf(findings);
  }

  /** How many statements were tried. */
  long probes() {
    return probes;
  }
}
