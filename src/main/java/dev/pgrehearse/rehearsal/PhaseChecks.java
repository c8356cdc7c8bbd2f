package dev.pgrehearse.rehearsal;

import dev.pgrehearse.check.CheckRunner;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.spec.Check;
import dev.pgrehearse.spec.SystemSpec;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;

/** The acceptance checks at the end of each phase. One that has failed is not told again. */
final class PhaseChecks {

  private final SystemSpec spec;
  private final PhaseOrder order;
  private final Set<Check> failed = new HashSet<>();

  PhaseChecks(SystemSpec spec, PhaseOrder order) {
    this.spec = spec;
    this.order = order;
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
