package dev.pgrehearse.mutation;

import dev.pgrehearse.access.AccessDifference;
import dev.pgrehearse.access.AccessMatrix;
import dev.pgrehearse.access.AccessProbe;
import dev.pgrehearse.access.AccessTrail;
import dev.pgrehearse.mutant.Mutant;
import dev.pgrehearse.spec.AccessSpec;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Who may do what, as it really is, against what it is without a fault; of what the fault could not
 * have touched nothing is tried.
 */
final class AccessKiller implements Killer {

  private final AccessTrail trail;
  private final AccessMatrix expected;

  /**
   * @param finished the system without a fault: its matrix is what access.yaml agrees on, or the
   *     rehearsal would not be clean
   */
  AccessKiller(AccessSpec who, Branch finished) throws SQLException {
    AccessProbe probe = AccessProbe.of(who);
    this.trail = probe.trail(probe.seeds(finished.superuser()));
    this.expected = trail.next(finished.superuser());
  }

  @Override
  public Optional<Verdict.Killed> judge(Branch finished, Optional<Mutant> mutant)
      throws SQLException {
    List<AccessDifference> differences =
        trail.fork().next(finished.superuser()).differencesTo(expected);
    return differences.stream()
        .filter(difference -> !difference.unjudged())
        .findFirst()
        .map(difference -> new Verdict.Killed("access", difference.sentence()));
  }

  AccessMatrix of(Branch branch) throws SQLException {
    return trail.fork().next(branch.superuser());
  }

  /**
   * What a fault opens for a while.
   *
   * @param without the same moment without it; neither that nor the end may allow it
   */
  Optional<Verdict.Killed> inBetween(Branch faulty, AccessMatrix without) throws SQLException {
    return of(faulty).beyond(List.of(without, expected)).stream()
        .findFirst()
        .map(difference -> new Verdict.Killed("access", "for a while, " + difference.sentence()));
  }
}
