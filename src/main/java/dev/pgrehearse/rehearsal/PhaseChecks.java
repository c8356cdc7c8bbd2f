package dev.pgrehearse.rehearsal;

import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.check.CheckRunner;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.spec.Check;
import dev.pgrehearse.spec.SystemSpec;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** The acceptance checks at the end of each phase. One that has failed is not told again. */
final class PhaseChecks {

  private final SystemSpec spec;
  private final PhaseOrder order;
  private final Set<Check> failed;

  /**
   * @param failed checks that have failed before, of the main changelog when this is an option's;
   *     grows
   */
  PhaseChecks(SystemSpec spec, PhaseOrder order, Set<Check> failed) {
    this.spec = spec;
    this.order = order;
    this.failed = failed;
  }

  /** The checks whose statements may write rows once {@code changeset} is applied. */
  List<Check> writers(Changeset changeset) {
    return order.writers(spec.checks(), changeset);
  }

  void run(Stage stage, Phase phase, LegResult result) throws SQLException {
    String last = phase.changesets().get(phase.changesets().size() - 1).id();
    try (CheckRunner runner = new CheckRunner(stage.database(), stage.migrationRole())) {
      for (Check check : order.checksAt(spec.checks(), phase.label())) {
        if (failed.contains(check)) {
          continue;
        }
        result.checks++;
        for (Finding finding : runner.run(check)) {
          failed.add(check);
          result.findings.add(
              new Finding(
                  finding.rule(),
                  finding.severity(),
                  last,
                  finding.location(),
                  finding.message(),
                  finding.fix()));
        }
      }
    }
  }
}
