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
import java.util.HashMap;
import java.util.HashSet;
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
  private final List<Phase> phases;
  private final Progress progress;
  private final List<Boundary> boundaries = new ArrayList<>();
  private final Set<Changeset> notRun = new HashSet<>();
  private final List<Finding> findings = new ArrayList<>();
  private final Map<Changeset, Long> forward = new HashMap<>();
  private final Map<Changeset, Long> backward = new HashMap<>();
  private final Map<Phase, Long> again = new HashMap<>();
  private Optional<Snapshot> end = Optional.empty();

  WholeWay(Stage stage, SystemSpec spec, List<Phase> phases, Progress progress) {
    this.stage = stage;
    this.spec = spec;
    this.phases = List.copyOf(phases);
    this.progress = progress;
  }

  /** Returns whether the end was reached: what keeps it from being reached is told elsewhere. */
  boolean there() throws SQLException {
    for (Phase phase : phases) {
      progress.step("there: " + phase.label());
      boundaries.add(new Boundary(stage.wholeLook(), stage.keys()));
      for (Changeset changeset : phase.changesets()) {
        try {
          Applied applied = stage.player().apply(changeset);
          forward.put(changeset, applied.ms());
          if (applied.outcome() == Applied.Outcome.NOT_RUN) {
            notRun.add(changeset);
          }
        } catch (ChangesetFailed e) {
          return false;
        }
      }
      runFixtures(phase);
    }
    end = Optional.of(stage.wholeLook());
    return true;
  }

  /** From the end to the start, and to the end again. */
  void backAndThereAgain() throws SQLException {
    int first = firstReversible();
    for (int i = phases.size() - 1; i >= first; i--) {
      progress.step("back: " + phases.get(i).label());
      if (!rollBack(i)) {
        return;
      }
    }
    for (int i = first; i < phases.size(); i++) {
      progress.step("again: " + phases.get(i).label());
      if (!replay(phases.get(i))) {
        return;
      }
    }
    List<Difference> differences = end.orElseThrow().catalog().differencesTo(stage.wholeCatalog());
    if (!differences.isEmpty()) {
      findings.add(Findings.replayDiffers(differences, phases.get(0).location()));
    }
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
    for (int i = phase.changesets().size() - 1; i >= 0; i--) {
      Changeset changeset = phase.changesets().get(i);
      if (notRun.contains(changeset)) {
        continue;
      }
      try {
        backward.put(changeset, stage.player().rollBack(changeset).ms());
      } catch (ChangesetFailed e) {
        findings.add(Findings.phaseFailed(changeset, e, "back"));
        return false;
      }
    }
    Boundary boundary = boundaries.get(index);
    List<Difference> differences =
        boundary.snapshot().catalog().differencesTo(stage.wholeCatalog());
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
    }
    again.put(phase, ms);
    try {
      runFixtures(phase);
    } catch (SqlScriptException e) {
      // Rows of them that the rollback kept, as it should, are in their own way now.
      if (!e.sqlState().equals(UNIQUE_VIOLATION)) {
        throw e;
      }
    }
    return true;
  }

  private void runFixtures(Phase phase) throws SQLException {
    Optional<Path> fixtures = Optional.ofNullable(spec.phaseFixtures().get(phase.label()));
    stage.run(fixtures.stream().toList());
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
