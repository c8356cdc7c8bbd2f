package dev.pgrehearse.rehearsal;

import dev.pgrehearse.check.CheckRunner;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.server.SqlScript;
import dev.pgrehearse.spec.Check;
import dev.pgrehearse.spec.SystemSpec;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Fills a copy of the finished database with production-size rows and runs the checks meant for it.
 */
final class VolumeChecks {

  private final SystemSpec spec;
  private final Stage finished;
  private final Progress progress;

  VolumeChecks(SystemSpec spec, Stage finished, Progress progress) {
    this.spec = spec;
    this.finished = finished;
    this.progress = progress;
  }

  void run(LegResult result) throws SQLException {
    List<Check> checks = spec.checks().stream().filter(Check::onVolume).toList();
    if (spec.volume().isEmpty() || checks.isEmpty()) {
      return;
    }
    SystemSpec.Volume volume = spec.volume().get();
    progress.begin(spec.name() + ", " + volume.rows() + " rows a table", checks.size() + 1);
    try (Stage copy = finished.copy()) {
      progress.step("filling");
      fill(copy, volume);
      try (CheckRunner runner = new CheckRunner(copy.database(), copy.migrationRole())) {
        for (Check check : checks) {
          progress.step(check.name());
          result.checks++;
          List<Finding> findings = runner.run(check);
          result.findingsOfOneRegime.addAll(findings);
        }
      }
    } finally {
      progress.end();
    }
  }

  private static void fill(Stage copy, SystemSpec.Volume volume) throws SQLException {
    try (Connection connection = copy.database().connectAsMigrationRole();
        Statement statement = connection.createStatement()) {
      statement.execute("set rehearsal.rows = '" + volume.rows() + "'");
      SqlScript.read(volume.file()).run(connection);
    }
  }
}
