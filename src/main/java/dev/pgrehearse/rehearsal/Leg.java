package dev.pgrehearse.rehearsal;

import dev.pgrehearse.access.AccessMatrix;
import dev.pgrehearse.access.AccessProbe;
import dev.pgrehearse.access.EffectivePrivileges;
import dev.pgrehearse.changelog.Applied;
import dev.pgrehearse.changelog.Changelog;
import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.changelog.ChangesetFailed;
import dev.pgrehearse.finding.Skipped;
import dev.pgrehearse.lock.LockTrace;
import dev.pgrehearse.lock.LockWatch;
import dev.pgrehearse.lock.TracedStatement;
import dev.pgrehearse.rehearsal.RehearsedChangeset.RoundTrip;
import dev.pgrehearse.spec.SystemSpec;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One changelog, played changeset by changeset under one regime of default privileges: there, back
 * and there again, with everything looked at on the way.
 */
final class Leg implements AutoCloseable {

  /** Hears of each changeset whose rollback could do something to rows. */
  @FunctionalInterface
  interface RowsAtRisk {
    void after(Changeset changeset, Snapshot before, Snapshot after);
  }

  private static final Skipped UNREAD_BODIES =
      new Skipped(
          "bodies of functions in PL/pgSQL",
          "this server lacks the extension plpgsql_check; --postgres docker:IMAGE takes an image that has what is needed");

  private final SystemSpec spec;
  private final StartingPoint start;
  private final RowsAtRisk rowsAtRisk;
  private final boolean watchesLocks;
  private final Progress progress;
  private final LegResult result;
  private final PhaseChecks checks;
  private final Failures failures;
  private final AccessProbe access;
  private final Waits waits = new Waits();
  private final Map<Changeset, Snapshot> states = new HashMap<>();
  private Changelog changelog;
  private Route route;
  private Stage stage;
  private Snapshot now;
  private boolean isAtStart;
  private EffectivePrivileges privileges;
  private Optional<Changeset> passed = Optional.empty();
  private Map<Long, String> names = Map.of();

  /**
   * @param failures what is left out of it, once it is played
   * @param watchesLocks whether statements are looked at one by one; default privileges change
   *     nothing about locks, so one regime is enough
   * @param result is filled
   */
  Leg(
      SystemSpec spec,
      PhaseChecks checks,
      Failures failures,
      StartingPoint start,
      RowsAtRisk rowsAtRisk,
      boolean watchesLocks,
      LegResult result,
      Progress progress) {
    this.spec = spec;
    this.checks = checks;
    this.failures = failures;
    this.start = start;
    this.rowsAtRisk = rowsAtRisk;
    this.watchesLocks = watchesLocks;
    this.result = result;
    this.progress = progress;
    this.access = AccessProbe.of(spec.access());
  }

  /**
   * Plays it from its start.
   *
   * @param title for the progress
   * @param read the changelog, as this thread may use it
   * @param asked what of it was asked for
   * @param way what of it is looked at
   */
  void play(String title, Changelog read, Route asked, Route way) throws SQLException {
    changelog = read;
    route = way;
    stage = start.begin(changelog);
    if (route.looksAtSomething()) {
      result.tables = stage.tables();
      now = stage.wholeLook();
      privileges = stage.privileges();
      isAtStart = true;
      result.privilegesAtStart = privileges;
      result.advice.begin(stage.advice());
      names = stage.names();
    }
    progress.begin(title, route.ahead().size());
    try {
      for (Phase phase : route.phases()) {
        if (!playPhase(phase, asked.asksForEarlierChecks(phase))) {
          break;
        }
      }
      if (route.looksAtSomething()) {
        lookAtWhatWasPassed();
      }
    } finally {
      progress.end();
    }
    result.findings.addAll(waits.findings());
    if (route.looksAtSomething() && stage.hasUnreadBodies()) {
      result.skipped.add(UNREAD_BODIES);
    }
    for (String role : stage.rolesMissing()) {
      result.skipped.add(
          new Skipped(
              "what the role %s may do".formatted(role),
              "it is named under 'roles' or by an identity, and nothing makes it"));
    }
  }

  /** What the database was after each changeset. */
  Map<Changeset, Snapshot> states() {
    return Map.copyOf(states);
  }

  private boolean playPhase(Phase phase, boolean earlierChecks) throws SQLException {
    if (phase.changesets().stream().anyMatch(route::looksAt)) {
      lookAtWhatWasPassed();
      if (!isAtStart) {
        now = stage.wholeLook();
        stage.wholePrivileges();
      }
      result.surface.begin(now.catalog(), privileges, names);
    }
    isAtStart = false;
    for (Changeset changeset : phase.changesets()) {
      progress.step(changeset.id());
      if (route.looksAt(changeset)) {
        lookAtWhatWasPassed();
      }
      Applied applied;
      Optional<LockWatch> watch =
          watchesLocks && route.looksAt(changeset)
              ? Optional.of(new LockWatch())
              : Optional.empty();
      try {
        applied = stage.apply(changeset, watch.map(w -> w));
      } catch (ChangesetFailed e) {
        result.findings.add(Findings.changesetFailed(changeset, e));
        return false;
      }
      if (route.looksAt(changeset)) {
        playChangeset(changeset, applied, watch);
      } else {
        passed = Optional.of(changeset);
      }
      runRowsAfter(changeset);
    }
    if (!fixtures(phase).isEmpty()) {
      stage.run(fixtures(phase));
      if (passed.isEmpty() && route.looksAtSomething()) {
        now = stage.look();
      }
    }
    if (failures.comeBehind(phase, changelog)) {
      checks.run(stage, phase, earlierChecks, result);
    }
    return true;
  }

  private void runRowsAfter(Changeset changeset) throws SQLException {
    if (!route.rowsAfter(changeset).isEmpty()) {
      stage.run(route.rowsAfter(changeset));
      if (passed.isEmpty() && route.looksAtSomething()) {
        now = stage.look();
      }
    }
  }

  private void playChangeset(Changeset changeset, Applied applied, Optional<LockWatch> forward)
      throws SQLException {
    Snapshot before = now;
    if (applied.outcome() == Applied.Outcome.NOT_RUN) {
      result.skipped.add(
          new Skipped(
              "changeset " + changeset.id(),
              "its precondition or failOnError kept it from running"));
    }
    Snapshot after = lookAfter(changeset);
    InvalidIndexes.in(before, after)
        .forEach(index -> result.findings.add(Findings.invalidIndex(changeset, index)));
    Optional<String> irreversible = Optional.ofNullable(spec.irreversible().get(changeset.id()));
    Optional<LockWatch> back = forward.map(watch -> new LockWatch());
    RoundTripPlay roundTrip =
        new RoundTripPlay(stage, changeset, applied.outcome(), irreversible, back);
    roundTrip.play(before, after);
    waits.forward(changeset, applied.locks());
    waits.back(changeset, roundTrip.locks());
    Findings.transactionControl(changeset, applied.atomicity(), changeset.forwardLocation())
        .ifPresent(result.findings::add);
    Findings.transactionControl(changeset, roundTrip.atomicity(), changeset.rollbackLocation())
        .ifPresent(result.findings::add);
    result.findings.addAll(roundTrip.findings());
    if (roundTrip.end().isEmpty()) {
      rebuild(changeset, leftBy(roundTrip));
    }
    now = roundTrip.end().isPresent() ? roundTrip.end().get() : stage.look();
    names = stage.names();
    if (failures.comeBehind(changeset, changelog)) {
      checks.after(changeset, stage, result);
    }
    if (roundTrip.result() == RoundTrip.IDENTICAL && roundTrip.touchesRows()) {
      atRisk(changeset, before, after);
    }
    if (roundTrip.result() == RoundTrip.IDENTICAL || roundTrip.result() == RoundTrip.DIFFERS) {
      result.roundTrips++;
    }
    RoundTrip verdict = roundTrip.result();
    result.changesets.add(
        new RehearsedChangeset(
            changeset,
            applied.ms(),
            roundTrip.rollbackMs(),
            verdict,
            applied.locks(),
            new LockTrace(traced(forward), traced(back)),
            result.tables,
            Map.of()));
  }

  private static List<TracedStatement> traced(Optional<LockWatch> watch) {
    return watch.map(LockWatch::statements).orElse(List.of());
  }

  private Snapshot lookAfter(Changeset changeset) throws SQLException {
    Snapshot after = stage.look();
    states.put(changeset, after);
    privileges = stage.privileges();
    result.privileges.put(changeset, privileges);
    if (!after.catalog().equals(now.catalog())) {
      Map<Long, String> renamed = stage.names();
      result.advice.after(
          changeset, stage.advice(), stage.reach(privileges), Relocations.between(names, renamed));
      result.surface.after(changeset, after.catalog(), renamed);
    }
    return after;
  }

  /** So that nothing that changesets did which were only passed is taken for another's doing. */
  private void lookAtWhatWasPassed() throws SQLException {
    if (passed.isPresent()) {
      now = lookAfter(passed.get());
      names = stage.names();
      passed = Optional.empty();
    }
  }

  private void atRisk(Changeset changeset, Snapshot before, Snapshot after) {
    if (changesRoles(before, after)) {
      result.skipped.add(
          new Skipped(
              "rows written after " + changeset.id(),
              "it changes roles, which a copy of the database would share with the original"));
    } else {
      rowsAtRisk.after(changeset, before, after);
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
    start.discard(stage);
    stage = start.begin(changelog);
    for (Phase phase : route.phases()) {
      for (Changeset changeset : phase.changesets()) {
        if (changeset.equals(upTo) && rolledBack.isPresent()) {
          AccessMatrix before = stage.matrix(access);
          result.accessProbes += before.probes() + rolledBack.get().probes();
          AccessFindings.openedByRollback(upTo, rolledBack.get(), before)
              .ifPresent(result.findings::add);
        }
        try {
          stage.apply(changeset);
        } catch (ChangesetFailed e) {
          throw new SQLException("cannot rebuild up to " + upTo.id() + ": " + e.getMessage(), e);
        }
        if (changeset.equals(upTo)) {
          return;
        }
        stage.run(route.rowsAfter(changeset));
      }
      stage.run(fixtures(phase));
    }
  }

  private List<Path> fixtures(Phase phase) {
    return spec.fixturesAfter(phase.label());
  }

  @Override
  public void close() {
    if (stage != null) {
      start.discard(stage);
    }
  }
}
