package dev.pgrehearse.rehearsal;

import dev.pgrehearse.changelog.Changelog;
import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.changelog.ChangesetFailed;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.spec.SystemSpec;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Follows a leg on a database of its own, to write rows after each changeset whose rollback could
 * do something to them, and to see what becomes of them.
 */
final class SurvivalPlay implements Leg.RowsAtRisk {

  /** What the leg leaves to be done; without a changeset it is over. */
  private record Task(Optional<Changeset> changeset, Snapshot before) {}

  private final SystemSpec spec;
  private final PhaseChecks checks;
  private final StartingPoint start;
  private final List<Finding> findings = new ArrayList<>();
  private final Map<Changeset, Map<String, Long>> discards = new HashMap<>();
  private long rowsWritten;
  private final BlockingQueue<Task> tasks = new LinkedBlockingQueue<>();
  private final Set<Object> observed = new HashSet<>();
  private final Writers writers = new Writers();

  SurvivalPlay(SystemSpec spec, PhaseChecks checks, StartingPoint start) {
    this.spec = spec;
    this.checks = checks;
    this.start = start;
  }

  @Override
  public void after(Changeset changeset, Snapshot before) {
    tasks.add(new Task(Optional.of(changeset), before));
  }

  /** The leg has come to its end. */
  void over() {
    tasks.add(new Task(Optional.empty(), null));
  }

  /** Returns when the leg is over and nothing is left to be done. */
  void play(Changelog changelog, Route route) throws SQLException {
    Optional<Stage> way = Optional.empty();
    Deque<Phase> phases = new ArrayDeque<>(route.phases());
    Deque<Changeset> ahead = new ArrayDeque<>();
    if (!phases.isEmpty()) {
      ahead.addAll(phases.element().changesets());
    }
    try {
      for (Task task = next(); task.changeset().isPresent(); task = next()) {
        if (way.isEmpty()) {
          way = Optional.of(start.begin(changelog));
        }
        play(task, way.get(), goTo(task.changeset().get(), way.get(), phases, ahead));
      }
    } finally {
      way.ifPresent(start::discard);
    }
  }

  private Task next() throws SQLException {
    try {
      return tasks.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("interrupted while a changelog is played", e);
    }
  }

  /**
   * Plays up to this changeset; the rows of a phase come after its last one.
   *
   * @return names before it, by oid: those of this database, for another one's oids are others
   */
  private Map<Long, String> goTo(
      Changeset target, Stage way, Deque<Phase> phases, Deque<Changeset> ahead)
      throws SQLException {
    while (true) {
      if (ahead.isEmpty()) {
        way.run(fixtures(phases.remove()));
        ahead.addAll(phases.element().changesets());
      }
      Changeset changeset = ahead.remove();
      boolean isThere = changeset.equals(target);
      Map<Long, String> names = isThere ? way.names() : Map.of();
      try {
        way.apply(changeset);
      } catch (ChangesetFailed e) {
        throw new SQLException(
            "%s was played once, and cannot be played again: %s"
                .formatted(changeset.id(), e.getMessage()),
            e);
      }
      if (isThere) {
        return names;
      }
    }
  }

  private List<Path> fixtures(Phase phase) {
    return spec.fixturesAfter(phase.label());
  }

  private void play(Task task, Stage way, Map<Long, String> namesBefore) throws SQLException {
    Changeset changeset = task.changeset().orElseThrow();
    try (Stage copy = way.copy()) {
      Survival survival = new Survival(copy, changeset, namesBefore, writers);
      survival.play(task.before(), checks.writers(changeset), spec);
      findings.addAll(survival.findings());
      observed.addAll(survival.observed());
      rowsWritten += survival.rowsWritten();
      discards.put(changeset, survival.discards());
    }
  }

  List<Finding> findings() {
    return List.copyOf(findings);
  }

  /** The agreed losses and refusals that did happen. */
  Set<Object> observed() {
    return Set.copyOf(observed);
  }

  long rowsWritten() {
    return rowsWritten;
  }

  /** Rows written after a changeset in tables of its own making, by relation. */
  Map<String, Long> discards(Changeset changeset) {
    return discards.getOrDefault(changeset, Map.of());
  }
}
