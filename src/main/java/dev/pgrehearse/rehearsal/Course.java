package dev.pgrehearse.rehearsal;

import dev.pgrehearse.changelog.Changelog;
import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.changelog.ChangesetFailed;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Skipped;
import dev.pgrehearse.lock.TablesBefore;
import dev.pgrehearse.rehearsal.RehearsedChangeset.RoundTrip;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.spec.SystemSpec;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All that is done with one changelog under one regime of default privileges. Its parts are played
 * on databases of their own: once the whole way has been gone, in any order.
 */
final class Course implements AutoCloseable {

  /** Something that is done with a copy of a database. */
  @FunctionalInterface
  interface Work {
    void on(Stage stage) throws SQLException;
  }

  /** What fails only because another failed is mostly found in one go. */
  private static final int ATTEMPTS = 5;

  private final String option;
  private final SystemSpec spec;
  private final Changelog changelog;
  private final String title;
  private final Server server;
  private final StartingPoint start;
  private final Progress progress;
  private final Lanes lanes;
  private final LegResult result = new LegResult();
  private final SurvivalPlay survival;
  private final AccessAlongTheWay access;
  private final Leg leg;
  private final boolean withRows;
  private final boolean keepGoing;
  private final Failures failures = new Failures();
  private Route asked;
  private Route route;
  private Optional<WholeWay> whole = Optional.empty();
  private Optional<Stage> finished = Optional.empty();
  private final List<Finding> secondUpdate = new ArrayList<>();
  private boolean sharesRoles;

  /**
   * @param option the option's name, "" for the main changelog
   * @param route what of it is looked at
   * @param title for the progress
   * @param withRows whether to roll back with rows written in between as well; what becomes of rows
   *     does not depend on default privileges, so one regime is enough
   * @param keepGoing whether what comes after a changeset that does not apply is played without it
   */
  Course(
      String option,
      SystemSpec spec,
      Changelog changelog,
      Route route,
      String title,
      Server server,
      StartingPoint start,
      PhaseChecks checks,
      boolean withRows,
      boolean keepGoing,
      Lanes lanes,
      Progress progress) {
    this.option = option;
    this.spec = spec;
    this.changelog = changelog;
    this.asked = route;
    this.route = route;
    this.title = title;
    this.server = server;
    this.start = start;
    this.progress = progress;
    this.lanes = lanes;
    this.withRows = withRows;
    this.keepGoing = keepGoing;
    this.survival = new SurvivalPlay(spec, checks, start);
    this.access = new AccessAlongTheWay(spec);
    this.leg =
        new Leg(
            spec,
            checks,
            failures,
            start,
            withRows ? survival : (changeset, before, after) -> {},
            withRows,
            result,
            progress);
  }

  /**
   * There, back and there again, while nothing else goes on.
   *
   * @return what is changed by what is looked at, see {@link Affected}
   */
  Set<String> goTheWholeWay(Set<String> changedBefore) throws SQLException {
    Set<String> changed = tryTheWholeWay(changedBefore);
    for (int i = 1; keepGoing && !hasEnd() && i < ATTEMPTS && !route.ahead().isEmpty(); i++) {
      changed = tryTheWholeWay(changedBefore);
    }
    return changed;
  }

  /** Where something does not apply, it is left out the next time. */
  private Set<String> tryTheWholeWay(Set<String> changedBefore) throws SQLException {
    Stage stage = start.begin(lanes.own(changelog));
    long writes = server.writesToRoles();
    WholeWay way = new WholeWay(stage, spec, route, changedBefore, progress);
    progress.begin(title + ", the whole way", 3 * route.phases().size());
    try {
      boolean isThere = way.there(keepGoing);
      if (!isThere && keepGoing) {
        failures.add(way.failed());
        route = route.without(failures.changesets());
        asked = asked.without(failures.changesets());
      }
      sharesRoles = server.writesToRoles() != writes;
      if (isThere) {
        whole = Optional.of(way);
        route = route.lookingAt(way.affected().found());
        if (!sharesRoles && hasUseForItsEnd()) {
          finished = Optional.of(stage.copy());
        }
        backAndThereAgain(way, stage);
      }
      return way.affected().changed();
    } finally {
      progress.end();
      if (sharesRoles) {
        start.discard(stage);
      } else {
        stage.close();
      }
    }
  }

  /**
   * A copy is dear to whoever has little else to do, and ends what sessions knew of the catalog.
   */
  private boolean hasUseForItsEnd() {
    return !spec.options().isEmpty()
        || spec.volume().isPresent()
        || access.asksSomebody()
        || hasSecondUpdate();
  }

  /** What comes after the last phase that is looked at is as it was, and is not rolled back. */
  private void backAndThereAgain(WholeWay way, Stage atTheEnd) throws SQLException {
    List<Phase> phases = route.phasesLookedAt();
    if (phases.size() == route.phases().size() || sharesRoles) {
      way.backAndThereAgain(atTheEnd, route.phases().size());
    } else if (!phases.isEmpty()) {
      Stage stage = played(phases);
      try {
        way.backAndThereAgain(stage, phases.size());
      } finally {
        start.discard(stage);
      }
    }
  }

  /** A role is the server's: it cannot be dropped while another database speaks of it. */
  private Stage played(List<Phase> phases) throws SQLException {
    Stage stage = start.begin(lanes.own(changelog));
    try {
      pass(stage, phases);
      return stage;
    } catch (SQLException e) {
      start.discard(stage);
      throw e;
    }
  }

  private void pass(Stage stage, List<Phase> phases) throws SQLException {
    try {
      for (Phase phase : phases) {
        for (Changeset changeset : phase.changesets()) {
          stage.pass(List.of(changeset), spec);
          stage.run(route.rowsAfter(changeset));
        }
      }
    } catch (ChangesetFailed e) {
      throw new SQLException(
          "%s was played once, and cannot be played again: %s"
              .formatted(changelog.path(), e.getMessage()),
          e);
    }
  }

  /** Whether the end was reached. */
  boolean hasEnd() {
    return whole.isPresent();
  }

  /** Whether something of it did not apply, and is left out. */
  boolean hasFailures() {
    return !failures.isEmpty();
  }

  /** Whether databases that this changelog is played on get in each other's way. */
  boolean sharesRoles() {
    return sharesRoles;
  }

  /** Whether what is there before this changelog cannot be made twice at a time. */
  boolean startWritesToRoles() {
    return start.writesToRoles();
  }

  /** Works on the database at the end, which is only copied. */
  void atTheEnd(Work work) throws SQLException {
    if (finished.isPresent()) {
      work.on(finished());
      return;
    }
    Stage stage = played(route.phases());
    try {
      work.on(stage);
    } finally {
      start.discard(stage);
    }
  }

  /** Works on a database that is as it is before the changelog. */
  void fromTheStart(Work work) throws SQLException {
    Stage stage = start.begin(lanes.own(changelog));
    try {
      work.on(stage);
    } finally {
      start.discard(stage);
    }
  }

  /** Takes one that began there to the end. */
  void toTheEnd(Stage stage) throws SQLException {
    pass(stage, route.phases());
  }

  /** The database at the end, where it could be kept. */
  Stage finished() {
    return finished.orElseThrow();
  }

  /** Changeset by changeset, with everything looked at on the way. */
  void playChangesets() throws SQLException {
    try (leg) {
      leg.play(title, lanes.own(changelog), asked, route);
    } finally {
      survival.over();
    }
  }

  /** What becomes of rows written in between; begins as soon as there are changesets to try. */
  void playSurvival() throws SQLException {
    if (withRows) {
      survival.play(lanes.own(changelog), route);
    }
  }

  /** Whether the next update runs something again, which is seen at the end. */
  boolean hasSecondUpdate() {
    return withRows && hasEnd() && !new SecondUpdate(changelog, route).isIdle();
  }

  void playSecondUpdate() throws SQLException {
    if (hasSecondUpdate()) {
      Changelog own = lanes.own(changelog);
      atTheEnd(end -> secondUpdate.addAll(new SecondUpdate(own, route).play(end)));
    }
  }

  void accessAtTheEnd() throws SQLException {
    if (access.asksSomebody()) {
      atTheEnd(end -> access.end(lanes.own(changelog), end));
    }
  }

  void accessOnTheWay() throws SQLException {
    access.way(lanes.own(changelog), route, start);
  }

  /** What the database was after each changeset. */
  Map<Changeset, Snapshot> states() {
    return leg.states();
  }

  Changelog changelog() {
    return changelog;
  }

  /** The tables that were there before it. */
  TablesBefore tables() {
    return result.tables;
  }

  /** What was asked for. */
  Route asked() {
    return asked;
  }

  /** What is looked at; more than was asked for, once the whole way has been gone. */
  Route route() {
    return route;
  }

  /** The option's name, "" for the main changelog. */
  String option() {
    return option;
  }

  SystemSpec spec() {
    return spec;
  }

  /** Whether each changeset came back by itself, and the end was reached. */
  boolean isSound() {
    return hasEnd() && broken().isEmpty();
  }

  /** Likewise, of what was asked for. */
  boolean isSoundWhereAsked() {
    return hasEnd()
        && result.changesets.stream()
            .filter(played -> asked.looksAt(played.changeset()))
            .noneMatch(played -> played.roundTrip() == RoundTrip.DIFFERS);
  }

  private List<String> broken() {
    return result.changesets.stream()
        .filter(played -> played.roundTrip() == RoundTrip.DIFFERS)
        .map(played -> played.changeset().id())
        .toList();
  }

  /** What all of it had come to when it was cut off. */
  LegResult soFar() {
    LegResult all = result.copy();
    all.rowsWritten = survival.rowsWritten();
    all.findingsOfOneRegime.addAll(survival.findings());
    whole.ifPresent(way -> all.findings.addAll(way.findings()));
    all.findings.addAll(failures.findings(changelog));
    all.skipped.addAll(failures.skipped(changelog));
    return new KnownWaysBack(changelog).of(all);
  }

  /** What all of it came to, once all of it is over. */
  LegResult result() {
    LegResult all = result.copy();
    all.rowsWritten = survival.rowsWritten();
    all.access = access.matrix();
    all.accessProbes += access.probes();
    all.changesets.replaceAll(this::timed);
    all.findingsOfOneRegime.addAll(survival.findings());
    all.findingsOfOneRegime.addAll(secondUpdate);
    all.findings.addAll(failures.findings(changelog));
    all.skipped.addAll(failures.skipped(changelog));
    if (hasFailures() && !spec.checks().isEmpty()) {
      all.skipped.add(
          new Skipped(
              "checks and access from the first changeset on that does not apply",
              "without it the database is not what they speak of"));
    }
    all.judged =
        brought ->
            failures.comeBehind(brought.by(), changelog)
                || !failures.speakOf(brought.advice().object(), changelog);
    all.skipped.addAll(survival.skipped());
    if (!hasEnd()) {
      skipReplay(all, "a changeset failed, so there is no end to roll back from");
      return all;
    }
    if (isSound()) {
      all.findings.addAll(whole.get().findings());
      all.findings.addAll(access.findings());
    } else {
      skipReplay(all, "these do not come back by themselves: " + String.join(", ", broken()));
    }
    for (Phase phase : route.phasesLookedAt()) {
      PhaseTiming timing = whole.get().timing(phase);
      all.phases.add(isSound() ? timing : timing.forwardOnly());
    }
    if (withRows && route.isWhole() && !hasFailures()) {
      all.findingsOfOneRegime.addAll(
          new UnusedDeclarations(spec, changelog, survival.observed()).findings());
    }
    return new KnownWaysBack(changelog).of(all);
  }

  /** The times of the whole way, during which nothing else went on. */
  private RehearsedChangeset timed(RehearsedChangeset played) {
    Changeset changeset = played.changeset();
    return new RehearsedChangeset(
        changeset,
        whole.flatMap(way -> way.forwardMs(changeset)).orElse(played.applyMs()),
        whole.flatMap(way -> way.rollbackMs(changeset)).orElse(played.rollbackMs()),
        played.roundTrip(),
        played.locks(),
        played.trace(),
        played.tables(),
        survival.discards(changeset));
  }

  private static void skipReplay(LegResult all, String why) {
    all.skipped.add(new Skipped("the rollback of all phases to the start, and the replay", why));
  }

  @Override
  public void close() {
    finished.ifPresent(start::discard);
    finished = Optional.empty();
    start.close();
  }
}
