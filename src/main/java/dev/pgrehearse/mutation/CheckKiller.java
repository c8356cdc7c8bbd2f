package dev.pgrehearse.mutation;

import dev.pgrehearse.check.CheckRunner;
import dev.pgrehearse.finding.Severity;
import dev.pgrehearse.rehearsal.PhaseOrder;
import dev.pgrehearse.spec.Check;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * The acceptance checks. Those that noticed a fault lately are asked first: mutants come file by
 * file, and the next one is likely theirs too.
 */
final class CheckKiller implements Killer {

  private static final int REMEMBERED = 15;

  private final PhaseOrder order;
  private final List<Check> checks;
  private final String migrationRole;
  private final ConcurrentLinkedDeque<Check> lately = new ConcurrentLinkedDeque<>();

  CheckKiller(PhaseOrder order, List<Check> checks, String migrationRole) {
    this.order = order;
    this.checks = List.copyOf(checks);
    this.migrationRole = migrationRole;
  }

  /** The checks that hold no longer than the end of a phase: at the end it is too late for them. */
  Optional<Verdict.Killed> thatEndWith(Branch branch, String phase) throws SQLException {
    List<Check> ending =
        order.checksAt(checks, phase).stream()
            .filter(check -> check.until().equals(phase))
            .toList();
    return ending.isEmpty() ? Optional.empty() : first(branch, ending);
  }

  /** Those that noticed a fault lately, which is quick. */
  Optional<Verdict.Killed> lately(Branch finished) throws SQLException {
    List<Check> all = atTheEnd();
    return first(finished, lately.stream().filter(all::contains).toList());
  }

  @Override
  public Optional<Verdict.Killed> judge(Branch finished) throws SQLException {
    List<Check> all = atTheEnd();
    List<Check> ordered = new ArrayList<>(lately.stream().filter(all::contains).toList());
    all.stream().filter(check -> !ordered.contains(check)).forEach(ordered::add);
    return first(finished, ordered);
  }

  List<Check> atTheEnd() {
    List<String> labels = order.labels();
    return labels.isEmpty()
        ? List.of()
        : order.checksAt(checks, labels.get(labels.size() - 1)).stream().toList();
  }

  private Optional<Verdict.Killed> first(Branch branch, List<Check> asked) throws SQLException {
    try (CheckRunner runner = new CheckRunner(branch.database(), migrationRole)) {
      for (Check check : asked) {
        if (fails(runner, check)) {
          remember(check);
          return Optional.of(new Verdict.Killed("check", check.name()));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean fails(CheckRunner runner, Check check) throws SQLException {
    return runner.run(check).stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
  }

  private void remember(Check check) {
    lately.remove(check);
    lately.addFirst(check);
    while (lately.size() > REMEMBERED) {
      lately.pollLast();
    }
  }
}
