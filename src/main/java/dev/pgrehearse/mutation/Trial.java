package dev.pgrehearse.mutation;

import dev.pgrehearse.mutant.Mutant;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/** Judges mutants of one changelog, each on databases of its own. Safe for several threads. */
final class Trial {

  private final Course course;
  private final Killers killers;

  Trial(Course course, Killers killers) {
    this.course = course;
    this.killers = killers;
  }

  Verdict judge(Mutant mutant) throws SQLException {
    int at = course.indexOf(mutant.changeset());
    return switch (mutant.half()) {
      case FORWARD -> forward(at, course.scripts().get(at).withForward(mutant.sql()), mutant);
      case ROLLBACK -> back(at, mutant.sql());
    };
  }

  private Verdict forward(int at, Script faulty, Mutant mutant) throws SQLException {
    try (Branch branch = course.branchBefore(at)) {
      Locks locks;
      try {
        locks = branch.play(faulty);
      } catch (SQLException e) {
        return new Verdict.Invalid(e.getMessage());
      }
      Optional<Verdict.Killed> locked = locked(at, locks);
      if (locked.isPresent()) {
        return locked.get();
      }
      if (same(at, branch.look(), course.place(at).after(), true)) {
        return new Verdict.Equivalent();
      }
      // Where it stands, before what comes after is played: the cheapest of all.
      Optional<Verdict.Killed> kill =
          killers.checks().likelyThroughout(branch, course.phase(at), mutant);
      if (kill.isEmpty()) {
        kill = onTheWay(branch, at, this::nothing);
      }
      for (Killer killer : killers.atTheEnd()) {
        if (kill.isEmpty()) {
          kill = killer.judge(branch, Optional.of(mutant));
        }
      }
      boolean covered = kill.isEmpty() && course.endsAs(branch);
      if (kill.isEmpty()) {
        kill = inBetween(at, faulty, covered);
      }
      // After what looks at behaviour: it notices whatever leaves something behind.
      if (kill.isEmpty()) {
        kill = roundTrip(at, faulty);
      }
      // A privilege that a later changeset gives anyway, and that opened nothing before it did.
      if (kill.isEmpty() && covered && mutant.operator().group().equals("grants")) {
        return new Verdict.Equivalent();
      }
      if (kill.isEmpty()) {
        kill = killers.dearest().judge(branch, Optional.of(mutant));
      }
      return kill.isPresent() ? kill.get() : new Verdict.Survived();
    }
  }

  /** What is asked at the end of a phase on the way to the end of the changelog. */
  private interface Stop {
    Optional<Verdict.Killed> judge(Branch branch, int at) throws SQLException;
  }

  private Optional<Verdict.Killed> nothing(Branch branch, int at) {
    return Optional.empty();
  }

  /**
   * What a rehearsal looks at on the way, on a branch that stops for it: it takes longer than all
   * the changesets, and most faults are noticed at the end.
   *
   * @param covered whether a later changeset covers the fault up: then all checks are asked where
   *     it stood, and else those that do not hold to the end
   */
  private Optional<Verdict.Killed> inBetween(int at, Script faulty, boolean covered)
      throws SQLException {
    try (Branch branch = course.branchBefore(at)) {
      branch.play(faulty);
      Optional<Verdict.Killed> kill = Optional.empty();
      if (!course.endsPhase(at)) {
        kill = killers.checks().thatHoldThroughout(branch, course.phase(at));
      }
      if (kill.isEmpty() && !course.endsPhase(at)) {
        kill = killers.inBetween().judge(branch, at);
      }
      Stop stop = covered ? this::lookedAtWhole : this::lookedAt;
      return kill.isPresent() ? kill : onTheWay(branch, at, stop);
    }
  }

  private Optional<Verdict.Killed> lookedAt(Branch branch, int at) throws SQLException {
    Optional<Verdict.Killed> kill =
        at + 1 < course.scripts().size() ? killers.inBetween().judge(branch, at) : Optional.empty();
    return kill.isPresent() ? kill : killers.checks().thatEndWith(branch, course.phase(at));
  }

  private Optional<Verdict.Killed> lookedAtWhole(Branch branch, int at) throws SQLException {
    Optional<Verdict.Killed> kill = lookedAt(branch, at);
    return kill.isPresent() ? kill : killers.checks().thatHoldAt(branch, course.phase(at));
  }

  /** From the faulty changeset to the end of the changelog, with the rows of each phase. */
  private Optional<Verdict.Killed> onTheWay(Branch branch, int faulty, Stop stop)
      throws SQLException {
    for (int at = faulty; at < course.scripts().size(); at++) {
      if (at > faulty) {
        try {
          branch.play(course.scripts().get(at));
        } catch (SQLException e) {
          return Optional.of(
              new Verdict.Killed(
                  "rehearsal", course.scripts().get(at).changeset().id() + " does not run"));
        }
      }
      try {
        course.fixtures(branch, at);
      } catch (SQLException | RuntimeException e) {
        return Optional.of(
            new Verdict.Killed("rehearsal", "the rows of " + course.phase(at) + " do not go in"));
      }
      if (course.endsPhase(at)) {
        Optional<Verdict.Killed> stopped = stop.judge(branch, at);
        if (stopped.isPresent()) {
          return stopped;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Verdict.Killed> locked(int at, Locks locks) {
    Set<String> expected = course.place(at).locks().withoutTimeout();
    return locks.withoutTimeout().stream()
        .filter(relation -> !expected.contains(relation))
        .sorted()
        .findFirst()
        .map(relation -> new Verdict.Killed("lock", "lock-without-timeout on " + relation));
  }

  private Optional<Verdict.Killed> roundTrip(int at, Script faulty) throws SQLException {
    try (Branch branch = course.branchBefore(at)) {
      branch.play(faulty);
      return backFrom(branch, at, faulty.back());
    }
  }

  private Verdict back(int at, String faulty) throws SQLException {
    try (Branch branch = course.branchAfter(at)) {
      boolean inTransaction = course.scripts().get(at).inTransaction();
      Locks expected = course.lockedByRollback(at);
      Locks locks;
      try {
        locks = branch.run(faulty, inTransaction);
      } catch (SQLException e) {
        return new Verdict.Invalid(e.getMessage());
      }
      for (String relation : locks.withoutTimeout()) {
        if (!expected.withoutTimeout().contains(relation)) {
          return new Verdict.Killed("lock", "lock-without-timeout on " + relation);
        }
      }
      return differsFromBefore(branch, at)
          ? new Verdict.Killed("round trip", "rollback-differs")
          : new Verdict.Equivalent();
    }
  }

  private Optional<Verdict.Killed> backFrom(Branch branch, int at, Optional<String> rollback)
      throws SQLException {
    if (rollback.isEmpty()) {
      return Optional.empty();
    }
    try {
      branch.run(rollback.get(), course.scripts().get(at).inTransaction());
    } catch (SQLException e) {
      return Optional.of(new Verdict.Killed("round trip", "rollback-failed"));
    }
    return differsFromBefore(branch, at)
        ? Optional.of(new Verdict.Killed("round trip", "rollback-differs"))
        : Optional.empty();
  }

  private boolean differsFromBefore(Branch branch, int at) throws SQLException {
    return !same(at, branch.look(), course.place(at).before(), false);
  }

  /** A table whose rows also differ when nothing is wrong (a clock, a random key) tells nothing. */
  private boolean same(int at, StateDigest found, StateDigest expected, boolean forward)
      throws SQLException {
    if (!found.catalog().equals(expected.catalog())) {
      return false;
    }
    Set<String> tables = found.tablesThatDifferFrom(expected);
    if (!tables.isEmpty()) {
      tables.removeAll(unstable(at, forward));
    }
    return tables.isEmpty();
  }

  private Set<String> unstable(int at, boolean forward) throws SQLException {
    Script script = course.scripts().get(at);
    try (Branch branch = course.branchBefore(at)) {
      branch.play(script);
      if (forward || script.back().isEmpty()) {
        return branch.look().tablesThatDifferFrom(course.place(at).after());
      }
      branch.run(script.back().get(), script.inTransaction());
      return branch.look().tablesThatDifferFrom(course.place(at).before());
    } catch (SQLException e) {
      return Set.of();
    }
  }
}
