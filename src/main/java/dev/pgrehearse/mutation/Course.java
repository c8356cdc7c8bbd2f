package dev.pgrehearse.mutation;

import dev.pgrehearse.changelog.Changelog;
import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.ground.LateFixtures;
import dev.pgrehearse.rehearsal.Phase;
import dev.pgrehearse.rehearsal.Progress;
import dev.pgrehearse.server.Database;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.spec.SystemSpec;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One changelog as it is without a fault, with a database kept for the state before each changeset
 * that has mutants, from which trials branch off.
 */
final class Course implements AutoCloseable {

  /**
   * A changeset that has mutants.
   *
   * @param template the database before it; nobody is connected to it, it is there to be copied
   * @param before what that is
   * @param after what the changeset makes of it
   * @param locks what it locks
   */
  record Place(Database template, StateDigest before, StateDigest after, Locks locks) {}

  /**
   * Where a course begins.
   *
   * @param database becomes the course's
   * @param before how many changesets are applied on it already
   * @param fixtures that are not in it yet
   */
  record Start(Database database, int before, LateFixtures fixtures) {}

  private final Server server;
  private final SystemSpec spec;
  private final Changelog changelog;
  private final List<Script> scripts;
  private final Map<Integer, Place> places = new HashMap<>();
  private final Map<Integer, Locks> rollbackLocks = new ConcurrentHashMap<>();
  private final Set<Integer> lastOfPhase;
  private final Map<Changeset, List<Path>> late = new HashMap<>();
  private Branch stem;
  private StateDigest endDigest;

  private Course(Server server, SystemSpec spec, Changelog changelog) {
    this.server = server;
    this.spec = spec;
    this.changelog = changelog;
    this.scripts =
        changelog.changesets().stream().map(change -> Script.of(changelog, change)).toList();
    this.lastOfPhase = Set.copyOf(ends(Phase.of(changelog.changesets())));
  }

  private static List<Integer> ends(List<Phase> phases) {
    List<Integer> ends = new ArrayList<>();
    int count = 0;
    for (Phase phase : phases) {
      count += phase.changesets().size();
      ends.add(count - 1);
    }
    return ends;
  }

  /**
   * Plays the changelog once, from {@code start} on.
   *
   * @param wanted the changesets from which trials will branch off
   * @throws MutationException when the changelog does not run as it is
   */
  static Course play(
      Server server,
      SystemSpec spec,
      Changelog changelog,
      Start start,
      Set<Changeset> wanted,
      Progress progress)
      throws SQLException {
    Course course = new Course(server, spec, changelog);
    course.stem = Branch.of(server, start.database(), changelog);
    try {
      for (int at = start.before(); at < course.scripts.size(); at++) {
        Script script = course.scripts.get(at);
        progress.step(script.changeset().id());
        if (wanted.contains(script.changeset())) {
          course.places.put(at, course.stop(script));
        } else {
          course.pass(script);
        }
        start.fixtures().after(script.changeset(), course.stem.database());
        course.late.putAll(start.fixtures().places());
        course.phaseFixtures(course.stem, at);
      }
      start.fixtures().atTheEnd();
      course.endDigest = course.stem.look();
      course.stem.leave();
      return course;
    } catch (SQLException e) {
      course.close();
      throw e;
    }
  }

  private Place stop(Script script) throws SQLException {
    StateDigest before = stem.look();
    stem.leave();
    Database template = server.cloneOf(stem.database());
    Locks locks = pass(script);
    return new Place(template, before, stem.look(), locks);
  }

  private Locks pass(Script script) throws SQLException {
    try {
      return stem.play(script);
    } catch (SQLException e) {
      throw new MutationException(
          "%s does not run as it is, so no fault in it can be judged: %s"
              .formatted(script.changeset().id(), e.getMessage()),
          e);
    }
  }

  List<Script> scripts() {
    return scripts;
  }

  int indexOf(Changeset changeset) {
    return changelog.changesets().indexOf(changeset);
  }

  Place place(int at) {
    return places.get(at);
  }

  Branch branchBefore(int at) {
    return stem.on(server.cloneOf(places.get(at).template()));
  }

  /** The state right after a changeset. */
  Branch branchAfter(int at) throws SQLException {
    // Where the next changeset is a place too, the state between the two is there already.
    return hasRows(at) ? replayed(at, placeUpTo(at)) : replayed(at, placeUpTo(at + 1));
  }

  /** The state after the last changeset of a phase, with the rows of that phase. */
  Branch branchAfterPhase(int at) throws SQLException {
    int from = placeUpTo(at + 1);
    Branch branch = replayed(at, from);
    if (from <= at) {
      fixtures(branch, at);
    }
    return branch;
  }

  private int placeUpTo(int at) {
    int from = at;
    while (!places.containsKey(from)) {
      from--;
    }
    return from;
  }

  /** From the state before one changeset to the state right after another. */
  private Branch replayed(int at, int from) throws SQLException {
    Branch branch = branchBefore(from);
    for (int next = from; next <= at; next++) {
      branch.play(scripts.get(next));
      if (next < at) {
        fixtures(branch, next);
      }
    }
    return branch;
  }

  /** What the rollback of a changeset locks as it is, measured when it is first asked for. */
  Locks lockedByRollback(int at) throws SQLException {
    Locks known = rollbackLocks.get(at);
    if (known == null) {
      known = measureRollback(at);
      rollbackLocks.put(at, known);
    }
    return known;
  }

  private Locks measureRollback(int at) throws SQLException {
    Script script = scripts.get(at);
    if (script.back().isEmpty() || !script.inTransaction()) {
      return Locks.NONE;
    }
    try (Branch branch = branchAfter(at)) {
      return branch.run(script.back().get(), true);
    } catch (SQLException e) {
      return Locks.NONE;
    }
  }

  /** The finished database without a fault; nobody is connected to it. */
  Branch end() {
    return stem;
  }

  /** Whether a branch has come to the same catalog as without a fault. */
  boolean endsAs(Branch branch) throws SQLException {
    return branch.look().catalog().equals(endDigest.catalog());
  }

  Branch branchAtTheEnd() {
    return stem.on(server.cloneOf(stem.database()));
  }

  boolean endsPhase(int at) {
    return lastOfPhase.contains(at);
  }

  String phase(int at) {
    return scripts.get(at).changeset().phase();
  }

  /** Whether rows may be put in after a changeset. */
  private boolean hasRows(int at) {
    return endsPhase(at) || late.containsKey(scripts.get(at).changeset());
  }

  /** The rows that are put in after a changeset: late fixtures, and those of a phase that ends. */
  void fixtures(Branch branch, int at) throws SQLException {
    for (Path file : late.getOrDefault(scripts.get(at).changeset(), List.of())) {
      branch.runFile(file);
    }
    phaseFixtures(branch, at);
  }

  private void phaseFixtures(Branch branch, int at) throws SQLException {
    if (endsPhase(at)) {
      for (Path file : spec.fixturesAfter(phase(at))) {
        branch.runFile(file);
      }
    }
  }

  @Override
  public void close() throws SQLException {
    places.values().forEach(place -> place.template().close());
    stem.close();
  }
}
