package dev.pgrehearse.mutation;

import dev.pgrehearse.check.CheckRunner;
import dev.pgrehearse.finding.Severity;
import dev.pgrehearse.mutant.Mutant;
import dev.pgrehearse.rehearsal.PhaseOrder;
import dev.pgrehearse.spec.Check;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.stream.Stream;

/**
 * The acceptance checks. Those that noticed a fault lately are asked first: mutants come file by
 * file, and the next one is likely theirs too.
 */
final class CheckKiller implements Killer {

  private static final int REMEMBERED = 6;
  private static final int RELEVANT = 24;
  private static final int RELEVANT_THROUGHOUT = 6;

  private final PhaseOrder order;
  private final List<Check> checks;
  private final List<Check> atTheEnd;
  private final Relevance relevance;
  private final String migrationRole;
  private final ConcurrentLinkedDeque<Check> lately = new ConcurrentLinkedDeque<>();

  CheckKiller(PhaseOrder order, List<Check> checks, String migrationRole) {
    this.order = order;
    this.checks = List.copyOf(checks);
    this.atTheEnd = atTheEnd(order, checks);
    this.relevance = new Relevance(checks);
    this.migrationRole = migrationRole;
  }

  /** The checks that hold no longer than the end of a phase: at the end it is too late for them. */
  Optional<Verdict.Killed> thatEndWith(Branch branch, String phase) throws SQLException {
    List<Check> ending = endingWith(phase);
    return ending.isEmpty() ? Optional.empty() : first(branch, ending);
  }

  /** The checks that hold after every changeset of a phase. */
  Optional<Verdict.Killed> thatHoldThroughout(Branch branch, String phase) throws SQLException {
    List<Check> throughout = order.checksThroughout(checks, phase);
    return throughout.isEmpty() ? Optional.empty() : first(branch, throughout);
  }

  /** Those of them that speak of what a fault is in. */
  Optional<Verdict.Killed> likelyThroughout(Branch branch, String phase, Mutant mutant)
      throws SQLException {
    List<Check> throughout = order.checksThroughout(checks, phase);
    return throughout.isEmpty()
        ? Optional.empty()
        : first(
            branch,
            relevance.sorted(throughout, mutant).stream().limit(RELEVANT_THROUGHOUT).toList());
  }

  /** All checks that hold at the end of a phase, as a rehearsal asks them there. */
  Optional<Verdict.Killed> thatHoldAt(Branch branch, String phase) throws SQLException {
    return first(branch, order.checksAt(checks, phase));
  }

  private List<Check> endingWith(String phase) {
    return order.checksAt(checks, phase).stream()
        .filter(check -> check.until().equals(phase))
        .filter(check -> !atTheEnd.contains(check))
        .toList();
  }

  /** Those that noticed a fault lately or speak of what this one is in. */
  Optional<Verdict.Killed> likely(Branch finished, Optional<Mutant> mutant) throws SQLException {
    Set<Check> likely = new LinkedHashSet<>(lately);
    likely.retainAll(atTheEnd);
    byRelevance(mutant).limit(RELEVANT).forEach(likely::add);
    return first(finished, likely);
  }

  /** All others. */
  @Override
  public Optional<Verdict.Killed> judge(Branch finished, Optional<Mutant> mutant)
      throws SQLException {
    return first(finished, byRelevance(mutant).skip(RELEVANT).toList());
  }

  private Stream<Check> byRelevance(Optional<Mutant> mutant) {
    return mutant.map(fault -> relevance.sorted(atTheEnd, fault)).orElse(atTheEnd).stream();
  }

  private static List<Check> atTheEnd(PhaseOrder order, List<Check> checks) {
    List<String> labels = order.labels();
    return labels.isEmpty()
        ? List.of()
        : order.checksAt(checks, labels.get(labels.size() - 1)).stream().toList();
  }

  private Optional<Verdict.Killed> first(Branch branch, Collection<Check> asked)
      throws SQLException {
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
