package dev.pgrehearse.mutation;

import dev.pgrehearse.access.AccessDifference;
import dev.pgrehearse.access.AccessMatrix;
import dev.pgrehearse.access.AccessProbe;
import dev.pgrehearse.spec.AccessSpec;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Who may do what, as it really is, against what it is without a fault. */
final class AccessKiller implements Killer {

  private final AccessProbe probe;
  private final AccessMatrix expected;

  /**
   * @param finished the system without a fault: its matrix is what access.yaml agrees on, or the
   *     rehearsal would not be clean
   */
  AccessKiller(AccessSpec who, Branch finished) throws SQLException {
    this.probe = AccessProbe.of(who);
    this.expected = probe.matrix(finished.superuser());
  }

  @Override
  public Optional<Verdict.Killed> judge(Branch finished) throws SQLException {
    List<AccessDifference> differences = probe.matrix(finished.superuser()).differencesTo(expected);
    return differences.stream()
        .filter(difference -> !difference.unjudged())
        .findFirst()
        .map(difference -> new Verdict.Killed("access", difference.sentence()));
  }
}
