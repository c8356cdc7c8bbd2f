package dev.pgrehearse.mutation;

import dev.pgrehearse.advice.AccessRules;
import dev.pgrehearse.rehearsal.PhaseOrder;
import dev.pgrehearse.spec.SystemSpec;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Everything that looks at a finished database, the cheapest first. */
final class Killers {

  private final SystemSpec spec;
  private final CheckKiller checks;
  private final InBetween inBetween;
  private final List<Killer> atTheEnd;
  private final Killer dearest;

  Killers(
      SystemSpec spec,
      PhaseOrder order,
      AccessRules rules,
      VolumeKiller dearest,
      String migrationRole,
      Course course)
      throws SQLException {
    this.spec = spec;
    this.checks = new CheckKiller(order, spec.checks(), migrationRole);
    try (Branch finished = course.branchAtTheEnd()) {
      RuleKiller byRules = new RuleKiller(rules, finished);
      AccessKiller access = new AccessKiller(spec.access(), finished);
      this.atTheEnd = List.of(checks::likely, byRules, access, checks);
      this.inBetween = new InBetween(course, byRules, access);
    }
    this.dearest = dearest;
  }

  CheckKiller checks() {
    return checks;
  }

  /** Asked in this order. */
  List<Killer> atTheEnd() {
    return atTheEnd;
  }

  /** Asked of the states on the way. */
  InBetween inBetween() {
    return inBetween;
  }

  /** Asked when nothing else has noticed. */
  Killer dearest() {
    return dearest;
  }

  /** Who cries without a fault would kill every mutant and prove nothing. */
  void requireSilence(Course course) throws SQLException {
    try (Branch branch = course.branchAtTheEnd()) {
      List<Killer> all = new ArrayList<>(atTheEnd);
      all.add(dearest);
      for (Killer killer : all) {
        Optional<Verdict.Killed> cry = killer.judge(branch, Optional.empty());
        if (cry.isPresent()) {
          throw new MutationException(
              "%s is not clean as it is (%s: %s); rehearse it first"
                  .formatted(spec.name(), cry.get().by(), cry.get().what()));
        }
      }
    }
  }
}
