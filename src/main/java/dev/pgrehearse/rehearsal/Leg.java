package dev.pgrehearse.rehearsal;

import dev.pgrehearse.access.AccessMatrix;
import dev.pgrehearse.access.AccessProbe;
import dev.pgrehearse.changelog.Applied;
import dev.pgrehearse.changelog.Changelog;
import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.changelog.ChangesetFailed;
import dev.pgrehearse.finding.Skipped;
import dev.pgrehearse.rehearsal.RehearsedChangeset.RoundTrip;
import dev.pgrehearse.spec.SystemSpec;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One changelog, played changeset by changeset under one regime of default privileges. */
final class Leg implements AutoCloseable {

  /** Makes the database as it is before the changelog, ready for Liquibase. */
  @FunctionalInterface
  interface Start {
    Stage make() throws SQLException;
  }

  private static final Skipped UNREAD_BODIES =
      new Skipped(
          "bodies of functions in PL/pgSQL",
          "this server lacks the extension plpgsql_check; --postgres docker:IMAGE takes an image that has what is needed");

  private final SystemSpec spec;
  private final Changelog changelog;
  private final Start start;
  private final List<String> rolesBefore;
  private final boolean withRows;
  private final Progress progress;
  private final LegResult result = new LegResult();
  private final PhaseChecks checks;
  private final AccessProbe access;
  private final Set<Changeset> notRun = new HashSet<>();
  private final Set<Object> observed = new HashSet<>();
  private final Waits waits = new Waits();
  private Stage stage;
  private Snapshot now;
  private Map<Long, String> names = Map.of();

  /**
   * @param rolesBefore roles that rehearsed SQL made before this leg, and which outlive it
   * @param withRows whether to roll back with rows written in between as well; what becomes of rows
   *     does not depend on default privileges, so one regime is enough
   */
  Leg(
      SystemSpec spec,
      Changelog changelog,
      PhaseChecks checks,
      Start start,
      List<String> rolesBefore,
      boolean withRows,
      Progress progress) {
    this.withRows = withRows;
    this.rolesBefore = List.copyOf(rolesBefore);
    this.spec = spec;
    this.changelog = changelog;
    this.checks = checks;
    this.start = start;
    this.progress = progress;
    this.access = AccessProbe.of(spec.access());
  }

  LegResult play(String title) throws SQLException {
    stage = start.make();
    now = stage.look();
    result.privilegesAtStart = stage.privileges();
    result.advice.begin(stage.advice());
    names = stage.names();
    List<Phase> phases = Phase.of(changelog.changesets());
    List<PhaseReplay.Boundary> boundaries = new ArrayList<>();
    progress.begin(title, changelog.changesets().size());
    boolean wholeWay = true;
    try {
      for (Phase phase : phases) {
        boundaries.add(new PhaseReplay.Boundary(now, stage.keys()));
        wholeWay = playPhase(phase);
        if (!wholeWay) {
          break;
        }
      }
    } finally {
      progress.end();
    }
    result.findings.addAll(waits.findings());
    if (stage.hasUnreadBodies()) {
      result.skipped.add(UNREAD_BODIES);
    }
    if (!wholeWay) {
      skipReplay("a changeset failed, so there is no end to roll back from");
      return result;
    }
    accessAtTheEnd();
    replay(phases, boundaries);
    if (withRows) {
      result.findingsOfOneRegime.addAll(
          new UnusedDeclarations(spec, changelog, observed).findings());
    }
    return result;
  }

  private void accessAtTheEnd() throws SQLException {
    if (!access.isIdle()) {
      AccessMatrix matrix = stage.matrix(access);
      result.access = Optional.of(matrix);
      result.accessProbes += matrix.probes();
    }
  }

  /** The database at the end of the changelog, for what comes after. */
  Stage stage() {
    return stage;
  }

  private boolean playPhase(Phase phase) throws SQLException {
    for (Changeset changeset : phase.changesets()) {
      progress.step(changeset.id());
      Applied applied;
      try {
        applied = stage.player().apply(changeset);
      } catch (ChangesetFailed e) {
        result.findings.add(Findings.changesetFailed(changeset, e));
        return false;
      }
      playChangeset(changeset, applied);
    }
    if (!fixtures(phase).isEmpty()) {
      stage.run(fixtures(phase));
      now = stage.look();
    }
    checks.run(stage, phase, result);
    return true;
  }

  private void playChangeset(Changeset changeset, Applied applied) throws SQLException {
    Snapshot before = now;
    Map<Long, String> namesBefore = names;
    if (applied.outcome() == Applied.Outcome.NOT_RUN) {
      notRun.add(changeset);
      result.skipped.add(
          new Skipped(
              "changeset " + changeset.id(),
              "its precondition or failOnError kept it from running"));
    }
    Snapshot after = stage.look();
    result.privileges.put(changeset, stage.privileges());
    if (!after.catalog().equals(before.catalog())) {
      result.advice.after(
          changeset, stage.advice(), Relocations.between(namesBefore, stage.names()));
    }
    InvalidIndexes.in(before, after)
        .forEach(index -> result.findings.add(Findings.invalidIndex(changeset, index)));
    Optional<String> irreversible = Optional.ofNullable(spec.irreversible().get(changeset.id()));
    RoundTripPlay roundTrip = new RoundTripPlay(stage, changeset, applied.outcome(), irreversible);
    roundTrip.play(before, after);
    waits.forward(changeset, applied.locks());
    waits.back(changeset, roundTrip.locks());
    result.findings.addAll(roundTrip.findings());
    if (roundTrip.end().isEmpty()) {
      rebuild(changeset, leftBy(roundTrip));
    }
    now = roundTrip.end().isPresent() ? roundTrip.end().get() : stage.look();
    names = stage.names();
    checks.after(changeset, stage, result);
    Map<String, Long> discards =
        withRows && roundTrip.result() == RoundTrip.IDENTICAL && roundTrip.touchesRows()
            ? survival(changeset, before, after, namesBefore)
            : Map.of();
    if (roundTrip.result() == RoundTrip.IDENTICAL || roundTrip.result() == RoundTrip.DIFFERS) {
      result.roundTrips++;
    }
    RoundTrip verdict = roundTrip.result();
    result.changesets.add(
        new RehearsedChangeset(
            changeset, applied.ms(), roundTrip.rollbackMs(), verdict, applied.locks(), discards));
  }

  private Map<String, Long> survival(
      Changeset changeset, Snapshot before, Snapshot after, Map<Long, String> namesBefore)
      throws SQLException {
    if (changesRoles(before, after)) {
      result.skipped.add(
          new Skipped(
              "rows written after " + changeset.id(),
              "it changes roles, which a copy of the database would share with the original"));
      return Map.of();
    }
    try (Stage copy = stage.copy()) {
      Survival survival = new Survival(copy, changeset, namesBefore);
      survival.play(before, checks.writers(changeset), spec);
      result.findingsOfOneRegime.addAll(survival.findings());
      observed.addAll(survival.observed());
      result.rowsWritten += survival.rowsWritten();
      return survival.discards();
    }
  }

  private static boolean changesRoles(Snapshot before, Snapshot after) {
    return before.catalog().differencesTo(after.catalog()).stream()
        .anyMatch(difference -> difference.object().startsWith("role "));
  }

  /** Who may do what where a rollback did not leave what it should have. */
  private Optional<AccessMatrix> leftBy(RoundTripPlay roundTrip) throws SQLException {
    return roundTrip.leftRolledBack() && !access.isIdle()
        ? Optional.of(stage.matrix(access))
        : Optional.empty();
  }

  /**
   * A round trip that went wrong left the stage in doubt: make it anew, up to this changeset.
   *
   * @param rolledBack who may do what after the rollback that went wrong, to be held against how it
   *     is before the changeset
   */
  private void rebuild(Changeset upTo, Optional<AccessMatrix> rolledBack) throws SQLException {
    stage.discard(rolesBefore);
    stage = start.make();
    for (Phase phase : Phase.of(changelog.changesets())) {
      for (Changeset changeset : phase.changesets()) {
        if (changeset.equals(upTo) && rolledBack.isPresent()) {
          AccessMatrix before = stage.matrix(access);
          result.accessProbes += before.probes() + rolledBack.get().probes();
          AccessFindings.openedByRollback(upTo, rolledBack.get(), before)
              .ifPresent(result.findings::add);
        }
        try {
          stage.player().apply(changeset);
        } catch (ChangesetFailed e) {
          throw new SQLException("cannot rebuild up to " + upTo.id() + ": " + e.getMessage(), e);
        }
        if (changeset.equals(upTo)) {
          return;
        }
      }
      stage.run(fixtures(phase));
    }
  }

  private List<Path> fixtures(Phase phase) {
    return Optional.ofNullable(spec.phaseFixtures().get(phase.label())).stream().toList();
  }

  private void replay(List<Phase> phases, List<PhaseReplay.Boundary> boundaries)
      throws SQLException {
    List<String> broken =
        result.changesets.stream()
            .filter(played -> played.roundTrip() == RoundTrip.DIFFERS)
            .map(played -> played.changeset().id())
            .toList();
    if (!broken.isEmpty()) {
      skipReplay("these do not come back by themselves: " + String.join(", ", broken));
      timings(phases, Optional.empty());
      return;
    }
    Optional<AccessWatch> watch =
        access.isIdle() || result.access.isEmpty()
            ? Optional.empty()
            : Optional.of(new AccessWatch(access, result.access.get(), stage));
    PhaseReplay replay = new PhaseReplay(stage, spec, phases, boundaries, notRun, watch, progress);
    boolean atTheEnd = replay.play(now);
    result.findings.addAll(replay.findings());
    watch.ifPresent(
        w -> {
          result.findings.addAll(w.findings());
          result.accessProbes += w.probes();
        });
    timings(phases, Optional.of(replay));
    if (!atTheEnd) {
      rebuild(changelog.changesets().get(changelog.changesets().size() - 1), Optional.empty());
    }
  }

  private void skipReplay(String why) {
    result.skipped.add(new Skipped("the rollback of all phases to the start, and the replay", why));
  }

  private void timings(List<Phase> phases, Optional<PhaseReplay> replay) {
    phases.forEach(phase -> result.phases.add(PhaseTiming.of(phase, result.changesets, replay)));
  }

  @Override
  public void close() {
    if (stage != null) {
      stage.discard(rolesBefore);
    }
  }
}
