package dev.pgrehearse.mutation;

import dev.pgrehearse.advice.AccessRules;
import dev.pgrehearse.advice.Advice;
import dev.pgrehearse.mutant.Mutant;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The rules about access: what they say of a fault and did not say without it. */
final class RuleKiller implements Killer {

  private final AccessRules rules;
  private final List<Advice> known;

  /**
   * @param rules for the roles that users come in as
   */
  RuleKiller(AccessRules rules, Branch finished) throws SQLException {
    this.rules = rules;
    this.known = rules.advice(finished.superuser());
  }

  @Override
  public Optional<Verdict.Killed> judge(Branch finished, Optional<Mutant> mutant)
      throws SQLException {
    return firstNew(rules.advice(finished.superuser()), known);
  }

  List<Advice> of(Branch branch) throws SQLException {
    return rules.advice(branch.superuser());
  }

  /** What the rules that hold between two changesets too say, and did not say without the fault. */
  Optional<Verdict.Killed> inBetween(Branch faulty, List<Advice> without) throws SQLException {
    return firstNew(of(faulty).stream().filter(AccessRules::countsInEveryState).toList(), without);
  }

  private static Optional<Verdict.Killed> firstNew(List<Advice> found, List<Advice> known) {
    return found.stream()
        .filter(advice -> known.stream().noneMatch(advice::isAboutTheSameAs))
        .findFirst()
        .map(advice -> new Verdict.Killed("rule", advice.rule() + " on " + advice.object()));
  }
}
