package dev.pgrehearse.rehearsal;

import dev.pgrehearse.catalog.Difference;
import dev.pgrehearse.catalog.RowKeys;
import dev.pgrehearse.changelog.Applied;
import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.changelog.ChangesetFailed;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.server.SqlScriptException;
import dev.pgrehearse.spec.SystemSpec;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The whole changelog there, as {@code liquibase update} plays it, then every phase back from the
 * end to the start, newest first, and there again. Nothing else goes on meanwhile: the times that
 * are reported are taken here.
 */
final class WholeWay {

  /** What the database was when a phase began. */
  private record Boundary(Snapshot snapshot, RowKeys keys) {}

  private static final String UNIQUE_VIOLATION = "23505";

  private final Stage stage;
  private final SystemSpec spec;
  private final Route route;
  private final List<Phase> phases;
  private final Affected affected;
  private final Progress progress;
  private final List<Boundary> boundaries = new ArrayList<>();
  private final Map<Changeset, ChangesetFailed> failed = new LinkedHashMap<>();
  private final Set<Changeset> notRun = new HashSet<>();
  private final List<Finding> findings = new ArrayList<>();
  private final Map<Changeset, Long> forward = new HashMap<>();
  private final Map<Changeset, Long> backward = new HashMap<>();
  private final Map<Phase, Long> again = new HashMap<>();

  /**
   * @param changed what is looked at of the changelogs before, see {@link Affected}
   */
  WholeWay(Stage stage, SystemSpec spec, Route route, Set<String> changed, Progress progress) {
    this.stage = stage;
    this.spec = spec;
    this.route = route;
    this.phases = route.phases();
    this.affected = new Affected(route, changed);
    this.progress = progress;
  }

  /**
   * Returns whether the end was reached with all there is: what keeps it from being reached is told
   * elsewhere.
   *
   * @param goOn whether to go on behind a changeset that does not apply
   */
  boolean there(boolean goOn) throws SQLException {
    for (Phase phase : phases) {
      progress.step("there: " + phase.label());
      Snapshot now = boundary();
      for (Changeset changeset : phase.changesets()) {
        progress.at(changeset.id());
        try {
          Applied applied = stage.apply(changeset);
          forward.put(changeset, applied.ms());
          stage.run(route.rowsAfter(changeset));
          if (applied.outcome() == Applied.Outcome.NOT_RUN) {
            notRun.add(changeset);
          }
        } catch (ChangesetFailed e) {
          failed.put(changeset, e);
          if (!goOn) {
            return false;
          }
        }
        if (!route.isWhole()) {
          Snapshot after = stage.look();
          affected.after(changeset, now, after);
          now = after;
        }
      }
      runFixtures(stage, phase);
    }
    boundary();
    return failed.isEmpty();
  }

  /** What did not apply. */
  Map<Changeset, ChangesetFailed> failed() {
    return Collections.unmodifiableMap(failed);
  }

  private Snapshot boundary() throws SQLException {
    Snapshot snapshot = stage.wholeLook();
    boundaries.add(new Boundary(snapshot, stage.keys()));
    return snapshot;
  }

  /** What is not looked at, and is changed by the same things as what is. */
  Affected affected() {
    return affected;
  }

  /**
   * From the end of a phase to the start, and there again.
   *
   * @param stage where it stands at that end
   * @param end how many phases there are up to it
   */
  void backAndThereAgain(Stage stage, int end) throws SQLException {
    int first = firstReversible(end);
    for (int i = end - 1; i >= first; i--) {
      progress.step("back: " + phases.get(i).label());
      if (!rollBack(stage, i)) {
        return;
      }
    }
    for (int i = first; i < end; i++) {
      progress.step("again: " + phases.get(i).label());
      if (!replay(stage, phases.get(i))) {
        return;
      }
    }
    List<Difference> differences =
        ColumnOrder.leftAside(
            boundaries.get(end).snapshot().catalog().differencesTo(stage.wholeCatalog()));
    if (!differences.isEmpty()) {
      findings.add(Findings.replayDiffers(differences, phases.get(0).location()));
    }
  }

  /** Phases from here on can be rolled back: nothing declared irreversible is in them. */
  private int firstReversible(int end) {
    for (int i = end - 1; i >= 0; i--) {
      if (phases.get(i).changesets().stream()
          .anyMatch(changeset -> spec.irreversible().containsKey(changeset.id()))) {
        return i + 1;
      }
    }
    return 0;
  }

  private boolean rollBack(Stage stage, int index) throws SQLException {
    Phase phase = phases.get(index);
    for (int i = phase.changesets().size() - 1; i >= 0; i--) {
      Changeset changeset = phase.changesets().get(i);
      if (notRun.contains(changeset)) {
        continue;
      }
      progress.at(changeset.id());
      try {
        backward.put(changeset, stage.rollBack(changeset).ms());
      } catch (ChangesetFailed e) {
        if (!e.hasNoRollback()) { // that is told of the changeset
          findings.add(Findings.phaseFailed(changeset, e, "back"));
        }
        return false;
      }
    }
    Boundary boundary = boundaries.get(index);
    List<Difference> differences =
        ColumnOrder.leftAside(boundary.snapshot().catalog().differencesTo(stage.wholeCatalog()));
    if (!differences.isEmpty()) {
      findings.add(Findings.phaseDiffers(phase.label(), differences, phase.location()));
    }
    List<String> losses = new ArrayList<>();
    boundary
        .keys()
        .lostIn(stage.keys())
        .forEach(
            (relation, lost) -> {
              if (!isAgreed(phase, relation)) {
                losses.add(relation + ": " + lost + " of " + boundary.keys().count(relation));
              }
            });
    if (!losses.isEmpty()) {
      findings.add(Findings.phaseChangesRows(phase.label(), losses, phase.location()));
    }
    // What stands in the way of earlier phases, and of the replay, is what is said above.
    return findings.isEmpty();
  }

  private boolean isAgreed(Phase phase, String relation) {
    return spec.losses().stream()
        .anyMatch(
            loss ->
                loss.relation().equals(relation)
                    && phase.changesets().stream()
                        .anyMatch(changeset -> changeset.id().equals(loss.changeset())));
  }

  private boolean replay(Stage stage, Phase phase) throws SQLException {
    long ms = 0;
    for (Changeset changeset : phase.changesets()) {
      progress.at(changeset.id());
      try {
        ms += stage.apply(changeset).ms();
      } catch (ChangesetFailed e) {
        findings.add(Findings.phaseFailed(changeset, e, "again"));
        return false;
      }
      runAgain(stage, route.rowsAfter(changeset));
    }
    again.put(phase, ms);
    runAgain(stage, spec.fixturesAfter(phase.label()));
    return true;
  }

  /** Rows of them that the rollback kept, as it should, are in their own way now. */
  private static void runAgain(Stage stage, List<Path> fixtures) throws SQLException {
    try {
      stage.run(fixtures);
    } catch (SqlScriptException e) {
      if (!e.sqlState().equals(UNIQUE_VIOLATION)) {
        throw e;
      }
    }
  }

  private void runFixtures(Stage stage, Phase phase) throws SQLException {
    stage.run(spec.fixturesAfter(phase.label()));
  }

  List<Finding> findings() {
    return List.copyOf(findings);
  }

  /** How long a changeset took, where it was played. */
  Optional<Long> forwardMs(Changeset changeset) {
    return Optional.ofNullable(forward.get(changeset));
  }

  Optional<Long> rollbackMs(Changeset changeset) {
    return Optional.ofNullable(backward.get(changeset));
  }

  PhaseTiming timing(Phase phase) {
    boolean isBack =
        phase.changesets().stream()
            .allMatch(each -> backward.containsKey(each) || notRun.contains(each));
    return new PhaseTiming(
        phase.label(),
        phase.changesets().size(),
        sum(forward, phase),
        isBack ? sum(backward, phase) : -1,
        again.getOrDefault(phase, -1L));
  }

  private static long sum(Map<Changeset, Long> ms, Phase phase) {
    return phase.changesets().stream().mapToLong(each -> ms.getOrDefault(each, 0L)).sum();
  }
}
