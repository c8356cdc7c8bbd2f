package dev.pgrehearse.rehearsal;

import dev.pgrehearse.baseline.Baseline;
import dev.pgrehearse.baseline.BeforeAndAfter;
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
  private final List<Check> onVolume;
  private final List<Finding> findings = new ArrayList<>();
  private final List<Skipped> skipped = new ArrayList<>();
  private final Map<Moment, SortedMap<String, Measured>> measured = new EnumMap<>(Moment.class);
  private FilledTables filled = FilledTables.NONE;
  private int checks;

  VolumePlay(SystemSpec spec, List<MeasuredQuery> measures, Server server, Progress progress) {
    this.spec = spec;
    this.measures = measures;
    this.onVolume = spec.checks().stream().filter(Check::onVolume).toList();
    this.server = server;
    this.progress = progress;
  }

  /** Plays the changelog over a database. */
  @FunctionalInterface
  interface Way {
    void toTheEnd(Stage stage) throws SQLException;
  }

  /** Whether there is nothing to be filled, or nothing to be asked then. */
  boolean isIdle() {
    return spec.volume().isEmpty() || (onVolume.isEmpty() && measures.isEmpty());
  }

  /** Whether the changelog is played over production-size rows, and not filled at its end. */
  boolean beginsAtTheStart() {
    return spec.volume().filter(SystemSpec.Volume::isThereBefore).isPresent();
  }

  /**
   * Returns what it shows, where the rows are there before the changelog.
   *
   * @param start a database of its own, as it is before
   */
  VolumeResult run(Stage start, Way way) throws SQLException {
    SystemSpec.Volume volume = begin();
    long since = System.nanoTime();
    try {
      progress.step("filling");
      fill(start, volume);
      progress.step("measuring before the migration");
      measure(start, Moment.BEFORE);
      progress.step("migrating");
      try (Stage before = start.copy()) {
        way.toTheEnd(start);
        look(start);
        progress.step("comparing");
        compare(before, start, volume.rows());
      }
    } finally {
      start.time().add(TimeSpent.Work.CHECKS, since);
      progress.end();
    }
    return new VolumeResult(findings, skipped, baseline(volume.rows()), filled, checks);
  }

  private void compare(Stage before, Stage after, long rows) throws SQLException {
    Optional<Baseline> both = baseline(rows);
    if (both.isPresent()) {
      Taken taken =
          new BeforeAndAfter(before.database(), after.database(), server)
              .compare(measures, both.get());
      findings.addAll(taken.findings());
      skipped.addAll(taken.skipped());
    }
  }

  private void look(Stage full) throws SQLException {
    check(full);
    progress.step("measuring");
    measure(full, Moment.AFTER);
  }

  private SystemSpec.Volume begin() {
    SystemSpec.Volume volume = spec.volume().orElseThrow();
    progress.begin(spec.name() + ", " + volume.rows() + " rows a table", onVolume.size() + 5);
    return volume;
  }

  /**
   * Returns what it shows, where the rows are put in at the end.
   *
   * @param finished the database at the end of the changelog, which is only copied
   */
  VolumeResult run(Stage finished) throws SQLException {
    SystemSpec.Volume volume = begin();
    notMeasuredBefore().ifPresent(skipped::add);
    long since = System.nanoTime();
    try (Stage copy = finished.copy()) {
      progress.step("filling");
      fill(copy, volume);
      look(copy);
    } finally {
      finished.time().add(TimeSpent.Work.CHECKS, since);
      progress.end();
    }
    return new VolumeResult(findings, skipped, baseline(volume.rows()), filled, checks);
  }

  /** What there are no rows for yet is not passed over in silence. */
  private Optional<Skipped> notMeasuredBefore() {
    List<String> names =
        measures.stream()
            .filter(query -> query.moments().contains(Moment.BEFORE))
            .map(MeasuredQuery::name)
            .toList();
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Skipped(
                "what these cost before the migration: " + String.join(", ", names),
                "rows are put in at its end; with volume: { filled: before } they are there"));
  }

  private void check(Stage copy) throws SQLException {
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
    Taken taken = new Capture(copy.database(), server).take(measures, moment);
    if (!taken.measured().isEmpty()) {
      measured.put(moment, taken.measured());
    }
    findings.addAll(taken.findings());
    skipped.addAll(taken.skipped());
  }

  private Optional<Baseline> baseline(long rows) {
    return measures.isEmpty() ? Optional.empty() : Optional.of(Baseline.of(server, rows, measured));
  }

  private void fill(Stage copy, SystemSpec.Volume volume) throws SQLException {
    try (Connection connection = copy.database().connectAsMigrationRole();
        Statement statement = connection.createStatement()) {
      statement.execute("set rehearsal.rows = '" + volume.rows() + "'");
      SqlScript.read(volume.file()).run(connection);
      statement.execute("select pg_catalog.pg_stat_force_next_flush()");
    }
    filled = FilledTables.in(copy, volume.file().getFileName().toString());
  }
}
