package dev.pgrehearse.baseline;

import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Skipped;
import dev.pgrehearse.server.Database;
import dev.pgrehearse.spec.MeasuredQuery;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Measures queries on a throwaway database that holds production-size rows. */
public final class Capture {

  private final Database database;
  private final String migrationRole;

  /**
   * @param database whose statistics are brought up to date, and whose rows stay as they are
   * @param migrationRole whom the identity {@code migration} stands for
   */
  public Capture(Database database, String migrationRole) {
    this.database = database;
    this.migrationRole = migrationRole;
  }

  /** Measures each, one after the other. */
  public Taken take(List<MeasuredQuery> queries) throws SQLException {
    SortedMap<String, Measured> measured = new TreeMap<>();
    List<Finding> findings = new ArrayList<>();
    List<Skipped> undecided = new ArrayList<>();
    try (Connection connection = database.connectAsSuperuser()) {
      bringUpToDate(connection);
      QueryMeter meter = new QueryMeter(connection, migrationRole);
      Calibration calibration = Calibration.on(meter);
      for (MeasuredQuery query : queries) {
        try {
          double[] samples = samples(meter, query);
          Measured one = meter.measure(query, calibration.ratio(samples));
          measured.put(query.name(), one);
          Budgets budgets = new Budgets(query);
          findings.addAll(budgets.findings(one, Calibration.p95Ms(samples)));
          if (query.budget().isAboutRowSecurity()) {
            RowSecurityCost.Judged cost = new RowSecurityCost(query, meter).judge();
            findings.addAll(cost.findings());
            undecided.addAll(cost.undecided());
          }
        } catch (SQLException e) {
          if (connection.isClosed()) {
            throw e;
          }
          findings.add(Budgets.refused(query, e));
        }
      }
    }
    return new Taken(measured, findings, undecided);
  }

  private static double[] samples(QueryMeter meter, MeasuredQuery query) throws SQLException {
    try {
      return Calibration.samples(meter.begin(query));
    } finally {
      meter.end();
    }
  }

  /** Plans are made from statistics, and rows that were just written cost the first who reads. */
  private static void bringUpToDate(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("vacuum (analyze)");
    }
  }
}
