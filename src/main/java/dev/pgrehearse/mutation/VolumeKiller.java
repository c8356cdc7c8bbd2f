package dev.pgrehearse.mutation;

import dev.pgrehearse.baseline.Baseline;
import dev.pgrehearse.baseline.Capture;
import dev.pgrehearse.baseline.Measures;
import dev.pgrehearse.baseline.Taken;
import dev.pgrehearse.check.CheckRunner;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Severity;
import dev.pgrehearse.mutant.Mutant;
import dev.pgrehearse.mutant.Operator;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.SqlScript;
import dev.pgrehearse.spec.Check;
import dev.pgrehearse.spec.Moment;
import dev.pgrehearse.spec.SystemSpec;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The checks on production-size rows, and what queries cost there: the dearest, so the last at the
 * end. Fills the branch.
 */
final class VolumeKiller implements Killer {

  /** What can change a plan. */
  private static final Set<String> GROUPS = Set.of("performance", "policies", "views");

  private final SystemSpec spec;
  private final Server server;
  private final Measures measures;

  VolumeKiller(SystemSpec spec, Server server, Measures measures) {
    this.spec = spec;
    this.server = server;
    this.measures = measures;
  }

  /**
   * Whether a plan may show such a fault; filling the tables takes as long as all else together.
   */
  private static boolean mayNotice(Operator operator) {
    return GROUPS.contains(operator.group()) || operator.name().contains("index");
  }

  @Override
  public Optional<Verdict.Killed> judge(Branch finished, Optional<Mutant> mutant)
      throws SQLException {
    List<Check> checks = spec.checks().stream().filter(Check::onVolume).toList();
    // Rows that are there before a changelog do not go in at its end.
    if (spec.volume().filter(volume -> !volume.isThereBefore()).isEmpty()
        || (checks.isEmpty() && measures.queries().isEmpty())
        || !mutant.map(fault -> mayNotice(fault.operator())).orElse(true)) {
      return Optional.empty();
    }
    try {
      fill(finished, spec.volume().get());
    } catch (SQLException | RuntimeException e) {
      return Optional.of(new Verdict.Killed("rehearsal", "the production-size rows do not go in"));
    }
    try (CheckRunner runner = new CheckRunner(finished.database(), server.migrationRole())) {
      for (Check check : checks) {
        boolean fails =
            runner.run(check).stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
        if (fails) {
          return Optional.of(new Verdict.Killed("plan", check.name()));
        }
      }
    }
    return dearerQuery(finished, spec.volume().get().rows());
  }

  private Optional<Verdict.Killed> dearerQuery(Branch finished, long rows) throws SQLException {
    if (measures.queries().isEmpty()) {
      return Optional.empty();
    }
    Taken taken =
        new Capture(finished.database(), server)
            .withoutTimes()
            .take(measures.queries(), Moment.AFTER);
    List<Finding> findings = new ArrayList<>(taken.findings());
    findings.addAll(
        measures.findings(
            spec.name(), Baseline.of(server, rows, Map.of(Moment.AFTER, taken.measured()))));
    return findings.stream()
        .filter(finding -> finding.severity() == Severity.ERROR)
        .findFirst()
        .map(
            finding ->
                new Verdict.Killed(
                    "baseline", "%s: %s".formatted(finding.rule(), finding.subject())));
  }

  private static void fill(Branch branch, SystemSpec.Volume volume) throws SQLException {
    try (Connection connection = branch.database().connectAsMigrationRole();
        Statement statement = connection.createStatement()) {
      statement.execute("set rehearsal.rows = '" + volume.rows() + "'");
      SqlScript.read(volume.file()).run(connection);
    }
  }
}
