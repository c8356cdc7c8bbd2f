package dev.pgrehearse.rehearsal;

import dev.pgrehearse.catalog.Difference;
import dev.pgrehearse.catalog.RowKeys;
import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.changelog.ChangesetFailed;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.server.SqlScriptException;
import dev.pgrehearse.spec.SystemSpec;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The rollback rehearsal: every phase back from the end to the start, newest first, and the whole
 * changelog played again, with the time of each phase.
 */
final class PhaseReplay {

  /** What the database was when a phase began. */
  record Boundary(Snapshot snapshot, RowKeys keys) {}

  private static final String UNIQUE_VIOLATION = "23505";

  private final Stage stage;
  private final SystemSpec spec;
  private final List<Phase> phases;
  private final List<Boundary> boundaries;
  private final Set<Changeset> notRun;
  private final Optional<AccessWatch> watch;
  private final Progress progress;
  private final List<Finding> findings = new ArrayList<>();
  private final Map<Phase, Long> back = new HashMap<>();
  private final Map<Phase, Long> again = new HashMap<>();
  private boolean sameRowsAsBefore = true;

  PhaseReplay(
      Stage stage,
      SystemSpec spec,
      List<Phase> phases,
      List<Boundary> boundaries,
      Set<Changeset> notRun,
      Optional<AccessWatch> watch,
      Progress progress) {
    this.watch = watch;
    this.stage = stage;
    this.spec = spec;
    this.phases = List.copyOf(phases);
    this.boundaries = List.copyOf(boundaries);
    this.notRun = Set.copyOf(notRun);
    this.progress = progress;
  }

  /** Returns whether the stage is at the end again, with all its rows. */
  boolean play(Snapshot end) throws SQLException {
    int first = firstReversible();
    progress.begin("back to the start and again", 2 * (phases.size() - first));
    try {
      for (int i = phases.size() - 1; i >= first; i--) {
        progress.step("back: " + phases.get(i).label());
        if (!rollBack(i)) {
          return false;
        }
      }
      if (watch.isPresent() && first < phases.size()) {
        watch.get().begin(stage);
      }
      for (int i = first; i < phases.size(); i++) {
        progress.step("again: " + phases.get(i).label());
        if (!replay(phases.get(i))) {
          return false;
        }
      }
    } finally {
      progress.end();
    }
    List<Difference> differences = end.catalog().differencesTo(stage.catalog());
    if (!differences.isEmpty()) {
      findings.add(Findings.replayDiffers(differences, phases.get(0).location()));
    }
    return sameRowsAsBefore;
  }

  /** Phases from here on can be rolled back: nothing declared irreversible is in them. */
  private int firstReversible() {
    for (int i = phases.size() - 1; i >= 0; i--) {
      if (phases.get(i).changesets().stream()
          .anyMatch(changeset -> spec.irreversible().containsKey(changeset.id()))) {
        return i + 1;
      }
    }
    return 0;
  }

  private boolean rollBack(int index) throws SQLException {
    Phase phase = phases.get(index);
    long ms = 0;
    for (int i = phase.changesets().size() - 1; i >= 0; i--) {
      Changeset changeset = phase.changesets().get(i);
      if (notRun.contains(changeset)) {
        continue;
      }
      try {
        ms += stage.player().rollBack(changeset).ms();
      } catch (ChangesetFailed e) {
        findings.add(Findings.phaseFailed(changeset, e, "back"));
        return false;
      }
    }
    back.put(phase, ms);
    Boundary boundary = boundaries.get(index);
    List<Difference> differences = boundary.snapshot().catalog().differencesTo(stage.catalog());
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

  private boolean replay(Phase phase) throws SQLException {
    long ms = 0;
    for (Changeset changeset : phase.changesets()) {
      try {
        ms += stage.player().apply(changeset).ms();
      } catch (ChangesetFailed e) {
        findings.add(Findings.phaseFailed(changeset, e, "again"));
        return false;
      }
      if (watch.isPresent()) {
        watch.get().after(changeset, stage);
      }
    }
    again.put(phase, ms);
    runFixtures(phase);
    return true;
  }

  /** Rows of them that the rollback kept, as it should, are in their own way now. */
  private void runFixtures(Phase phase) throws SQLException {
    Optional<Path> fixtures = Optional.ofNullable(spec.phaseFixtures().get(phase.label()));
    try {
      stage.run(fixtures.stream().toList());
    } catch (SqlScriptException e) {
      if (!e.sqlState().equals(UNIQUE_VIOLATION)) {
        throw e;
      }
      sameRowsAsBefore = false;
    }
  }

  List<Finding> findings() {
    return List.copyOf(findings);
  }

  long backMs(Phase phase) {
    return back.getOrDefault(phase, -1L);
  }

  long againMs(Phase phase) {
    return again.getOrDefault(phase, -1L);
  }
}
