package dev.pgrehearse.mutation;

import dev.pgrehearse.check.CheckRunner;
import dev.pgrehearse.finding.Severity;
import dev.pgrehearse.mutant.Mutant;
import dev.pgrehearse.mutant.Operator;
import dev.pgrehearse.server.SqlScript;
import dev.pgrehearse.spec.Check;
import dev.pgrehearse.spec.SystemSpec;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The checks on production-size rows: the dearest, so the last at the end. Fills the branch. */
final class VolumeKiller implements Killer {

  /** What can change a plan. */
  private static final Set<String> GROUPS = Set.of("performance", "policies", "views");

  private final SystemSpec spec;
  private final String migrationRole;

  VolumeKiller(SystemSpec spec, String migrationRole) {
    this.spec = spec;
    this.migrationRole = migrationRole;
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
    if (spec.volume().isEmpty()
        || checks.isEmpty()
        || !mutant.map(fault -> mayNotice(fault.operator())).orElse(true)) {
      return Optional.empty();
    }
    try {
      fill(finished, spec.volume().get());
    } catch (SQLException | RuntimeException e) {
      return Optional.of(new Verdict.Killed("rehearsal", "the production-size rows do not go in"));
    }
    try (CheckRunner runner = new CheckRunner(finished.database(), migrationRole)) {
      for (Check check : checks) {
        boolean fails =
            runner.run(check).stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
        if (fails) {
          return Optional.of(new Verdict.Killed("plan", check.name()));
        }
      }
    }
    return Optional.empty();
  }

  private static void fill(Branch branch, SystemSpec.Volume volume) throws SQLException {
    try (Connection connection = branch.database().connectAsMigrationRole();
        Statement statement = connection.createStatement()) {
      statement.execute("set rehearsal.rows = '" + volume.rows() + "'");
      SqlScript.read(volume.file()).run(connection);
    }
  }
}
