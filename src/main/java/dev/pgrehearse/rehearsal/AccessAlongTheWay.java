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

  /**
   * At the end.
   *
   * @param finished the database there, which is only copied
   */
  void end(Changelog changelog, Stage finished) throws SQLException {
    if (access.isIdle()) {
      return;
    }
    try (Stage end = finished.copy(changelog)) {
      AccessMatrix found = end.matrix(access);
      matrix = Optional.of(found);
      probes += found.probes();
      watch = Optional.of(new AccessWatch(access, found, end));
    }
  }

  /** Plays the changelog once more from its start, once its end is known. */
  void way(Changelog changelog, StartingPoint start) throws SQLException {
    if (watch.isEmpty()) {
      return;
    }
    Stage way = start.begin(changelog);
    try {
      watch.get().begin(way);
      for (Phase phase : Phase.of(changelog.changesets())) {
        for (Changeset changeset : phase.changesets()) {
          way.player().apply(changeset);
          watch.get().after(changeset, way);
        }
        way.run(Optional.ofNullable(spec.phaseFixtures().get(phase.label())).stream().toList());
      }
    } catch (ChangesetFailed e) {
      throw new SQLException(
          "%s was played once, and cannot be played again: %s"
              .formatted(changelog.path(), e.getMessage()),
          e);
    } finally {
      start.discard(way);
    }
    findings.addAll(watch.get().findings());
    probes += watch.get().probes();
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
