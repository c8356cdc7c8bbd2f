package dev.pgrehearse.check;

import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.spec.Check;
import dev.pgrehearse.spec.Step;

/** The findings of checks, worded in one place. */
final class CheckFindings {

  private CheckFindings() {}

  static Finding failed(Check check, Step step, String problem) {
    return Finding.error(
        "check-failed",
        "",
        step.location(),
        """
        %s: as %s
          %s
          %s
          because %s"""
            .formatted(
                check.name(),
                step.identity().name(),
                step.sql().replace("\n", "\n  "),
                problem,
                check.because()),
        "Mend the change so that the check holds; change the check only if the rule itself changed.");
  }

  static Finding overBudget(Check check, Step step, long ms) {
    return Finding.warning(
        "budget-exceeded",
        "",
        step.location(),
        "%s: as %s the statement took %d ms, its budget is %d ms"
            .formatted(check.name(), step.identity().name(), ms, step.budgetMs().orElse(0)),
        "Look at the plan: explain (analyze, buffers) under the same identity. A busy machine can be"
            + " the reason too; run it again.");
  }

  static Finding deferred(Check check, String problem) {
    return Finding.error(
        "check-failed",
        "",
        check.location(),
        check.name() + ": would fail at commit: " + problem,
        "Mend the change or the check's statements: a deferred constraint is violated.");
  }
}
