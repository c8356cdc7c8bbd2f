package dev.pgrehearse.baseline;

import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Skipped;
import dev.pgrehearse.server.Database;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.spec.MeasuredQuery;
import dev.pgrehearse.spec.Moment;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Measures queries on a throwaway database that holds production-size rows. */
public final class Capture {

  private final Database database;
  private final Server server;
  private final boolean timed;

  private Capture(Database database, Server server, boolean timed) {
    this.database = database;
    this.server = server;
    this.timed = timed;
  }

  /**
   * @param database whose statistics are brought up to date, and whose rows stay as they are
   * @param server that it is on
   */
  public Capture(Database database, Server server) {
    this(database, server, true);
  }

  /** Likewise, with nothing but what is counted. */
  public Capture withoutTimes() {
    return new Capture(database, server, false);
  }

  /** Measures those of a moment that the server can run, one after the other. */
  public Taken take(List<MeasuredQuery> queries, Moment moment) throws SQLException {
    SortedMap<String, Measured> measured = new TreeMap<>();
    List<Finding> findings = new ArrayList<>();
    List<Skipped> skipped = new ArrayList<>();
    List<MeasuredQuery> asked =
        queries.stream().filter(query -> query.moments().contains(moment)).toList();
    if (asked.isEmpty()) {
      return new Taken(measured, findings, skipped);
    }
    try (Connection connection = database.connectAsSuperuser()) {
      bringUpToDate(connection);
      QueryMeter meter =
          new QueryMeter(connection, Impersonation.ofSuperuser(connection, server.migrationRole()));
      Optional<Calibration> clock = timed ? Optional.of(Calibration.on(meter)) : Optional.empty();
      for (MeasuredQuery query : asked) {
        Optional<Skipped> lacking = lacking(query);
        if (lacking.isPresent()) {
          skipped.add(lacking.get());
          continue;
        }
        try {
          double[] samples = timed ? undisturbed(meter, query) : new double[0];
          Measured one = meter.measure(query, clock.map(c -> c.ratio(samples)).orElse(0.0));
          measured.put(query.name(), one);
          new Budgets(query)
              .findings(one, samples).stream()
                  .map(f -> f.about(query.name()))
                  .forEach(findings::add);
          if (timed && query.budget().isAboutRowSecurity()) {
            RowSecurityCost.Judged cost = new RowSecurityCost(query, meter).judge();
            cost.findings().stream().map(f -> f.about(query.name())).forEach(findings::add);
            skipped.addAll(cost.undecided());
          }
        } catch (SQLException e) {
          if (connection.isClosed()) {
            throw e;
          }
          findings.add(Budgets.refused(query, e).about(query.name()));
        }
      }
    }
    return new Taken(measured, findings, skipped);
  }

  private Optional<Skipped> lacking(MeasuredQuery query) {
    List<String> lacking =
        query.needs().stream().filter(name -> !server.extensions().contains(name)).toList();
    return lacking.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Skipped(
                "what %s costs".formatted(query.name()),
                "this server lacks the extension " + String.join(" and ", lacking)));
  }

  /** What is over its budget is tried again: others can only have made it longer. */
  private static double[] undisturbed(QueryMeter meter, MeasuredQuery query) throws SQLException {
    double[] best = samples(meter, query);
    Budgets budgets = new Budgets(query);
    for (int again = 0; again < 2 && budgets.isOverTime(best); again++) {
      double[] next = samples(meter, query);
      best = Calibration.p95Ms(next) < Calibration.p95Ms(best) ? next : best;
    }
    return best;
  }

  static double[] samples(QueryMeter meter, MeasuredQuery query) throws SQLException {
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
