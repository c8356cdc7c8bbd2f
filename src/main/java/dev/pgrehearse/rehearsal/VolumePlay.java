package dev.pgrehearse.rehearsal;

import dev.pgrehearse.baseline.Baseline;
import dev.pgrehearse.baseline.Capture;
import dev.pgrehearse.baseline.Measured;
import dev.pgrehearse.baseline.Taken;
import dev.pgrehearse.check.CheckRunner;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Skipped;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.SqlScript;
import dev.pgrehearse.spec.Check;
import dev.pgrehearse.spec.MeasuredQuery;
import dev.pgrehearse.spec.Moment;
import dev.pgrehearse.spec.SystemSpec;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Fills a copy of the finished database with production-size rows, runs the checks meant for it,
 * and measures what queries cost.
 */
final class VolumePlay {

  private final SystemSpec spec;
  private final List<MeasuredQuery> measures;
  private final Server server;
  private final Progress progress;
  private final List<Finding> findings = new ArrayList<>();
  private final List<Skipped> skipped = new ArrayList<>();
  private final Map<Moment, SortedMap<String, Measured>> measured = new EnumMap<>(Moment.class);
  private int checks;

  VolumePlay(SystemSpec spec, List<MeasuredQuery> measures, Server server, Progress progress) {
    this.spec = spec;
    this.measures = measures;
    this.server = server;
    this.progress = progress;
  }

  /**
   * Returns what it shows.
   *
   * @param finished the database at the end of the changelog, which is only copied
   */
  VolumeResult run(Stage finished) throws SQLException {
    List<Check> onVolume = spec.checks().stream().filter(Check::onVolume).toList();
    if (spec.volume().isEmpty() || (onVolume.isEmpty() && measures.isEmpty())) {
      return VolumeResult.NONE;
    }
    SystemSpec.Volume volume = spec.volume().get();
    progress.begin(spec.name() + ", " + volume.rows() + " rows a table", onVolume.size() + 2);
    long since = System.nanoTime();
    try (Stage copy = finished.copy()) {
      progress.step("filling");
      fill(copy, volume);
      check(copy, onVolume);
      progress.step("measuring");
      measure(copy, Moment.AFTER);
    } finally {
      finished.time().add(TimeSpent.Work.CHECKS, since);
      progress.end();
    }
    return new VolumeResult(findings, skipped, baseline(volume.rows()), checks);
  }

  private void check(Stage copy, List<Check> onVolume) throws SQLException {
    if (onVolume.isEmpty()) {
      return;
    }
    try (CheckRunner runner = new CheckRunner(copy.database(), copy.migrationRole())) {
      for (Check check : onVolume) {
        progress.step(check.name());
        checks++;
        findings.addAll(runner.run(check));
      }
    }
  }

  private void measure(Stage copy, Moment moment) throws SQLException {
    List<MeasuredQuery> queries =
        measures.stream()
            .filter(query -> query.moments().contains(moment))
            .filter(query -> server.extensions().containsAll(query.needs()))
            .toList();
    if (!queries.isEmpty()) {
      Taken taken = new Capture(copy.database(), copy.migrationRole()).take(queries);
      measured.put(moment, taken.measured());
      findings.addAll(taken.findings());
      skipped.addAll(taken.undecided());
    }
  }

  private Optional<Baseline> baseline(long rows) {
    if (measures.isEmpty()) {
      return Optional.empty();
    }
    for (MeasuredQuery query : measures) {
      List<String> lacking =
          query.needs().stream().filter(name -> !server.extensions().contains(name)).toList();
      if (!lacking.isEmpty()) {
        skipped.add(
            new Skipped(
                "what %s costs".formatted(query.name()),
                "this server lacks the extension " + String.join(" and ", lacking)));
      }
    }
    return Optional.of(new Baseline(majorVersion(), rows, measured));
  }

  private int majorVersion() {
    return Integer.parseInt(server.version().replaceFirst("\\D.*", ""));
  }

  private static void fill(Stage copy, SystemSpec.Volume volume) throws SQLException {
    try (Connection connection = copy.database().connectAsMigrationRole();
        Statement statement = connection.createStatement()) {
      statement.execute("set rehearsal.rows = '" + volume.rows() + "'");
      SqlScript.read(volume.file()).run(connection);
    }
  }
}
