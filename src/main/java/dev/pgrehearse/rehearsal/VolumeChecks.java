package dev.pgrehearse.rehearsal;

import dev.pgrehearse.check.CheckRunner;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.lock.TableSize;
import dev.pgrehearse.lock.TablesBefore;
import dev.pgrehearse.server.SqlScript;
import dev.pgrehearse.spec.Check;
import dev.pgrehearse.spec.SystemSpec;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Fills a copy of the finished database with production-size rows and runs the checks meant for it.
 */
final class VolumeChecks {

  private final SystemSpec spec;
  private final Progress progress;
  private final Map<Long, Long> filled = new HashMap<>();
  private int played;

  VolumeChecks(SystemSpec spec, Progress progress) {
    this.spec = spec;
    this.progress = progress;
  }

  /** Whether there is nothing to be filled, or nothing to be asked then. */
  boolean isIdle() {
    return spec.volume().isEmpty() || checks().isEmpty();
  }

  private List<Check> checks() {
    return spec.checks().stream().filter(Check::onVolume).toList();
  }

  /**
   * Returns what the checks find.
   *
   * @param finished the database at the end of the changelog, which is only copied
   */
  List<Finding> run(Stage finished) throws SQLException {
    List<Finding> findings = new ArrayList<>();
    if (isIdle()) {
      return findings;
    }
    List<Check> checks = checks();
    SystemSpec.Volume volume = spec.volume().get();
    progress.begin(spec.name() + ", " + volume.rows() + " rows a table", checks.size() + 1);
    long since = System.nanoTime();
    try (Stage copy = finished.copy()) {
      progress.step("filling");
      fill(copy, volume);
      filled.putAll(rows(copy));
      try (CheckRunner runner = new CheckRunner(copy.database(), copy.migrationRole())) {
        for (Check check : checks) {
          progress.step(check.name());
          played++;
          findings.addAll(runner.run(check));
        }
      }
    } finally {
      finished.time().add(TimeSpent.Work.CHECKS, since);
      progress.end();
    }
    return findings;
  }

  /** How big the tables are that are in the way of a changeset, where they were filled. */
  Map<String, TableSize> sizes(TablesBefore tables) {
    Map<String, TableSize> sizes = new TreeMap<>();
    filled.forEach(
        (oid, rows) -> {
          if (tables.names().containsKey(oid) && spec.volume().isPresent()) {
            sizes.put(
                tables.names().get(oid),
                TableSize.of(rows, spec.volume().get().file().getFileName().toString()));
          }
        });
    return sizes;
  }

  private static Map<Long, Long> rows(Stage copy) throws SQLException {
    Map<Long, Long> rows = new HashMap<>();
    try (Connection connection = copy.database().connectAsSuperuser();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select s.relid, s.n_live_tup from pg_catalog.pg_stat_all_tables as s"
                    + " where s.n_live_tup > 0 and s.relid >= 16384")) {
      while (row.next()) {
        rows.put(row.getLong(1), row.getLong(2));
      }
    }
    return rows;
  }

  /** How many checks were run. */
  int played() {
    return played;
  }

  private static void fill(Stage copy, SystemSpec.Volume volume) throws SQLException {
    try (Connection connection = copy.database().connectAsMigrationRole();
        Statement statement = connection.createStatement()) {
      statement.execute("set rehearsal.rows = '" + volume.rows() + "'");
      SqlScript.read(volume.file()).run(connection);
      statement.execute("select pg_catalog.pg_stat_force_next_flush()");
    }
  }
}
