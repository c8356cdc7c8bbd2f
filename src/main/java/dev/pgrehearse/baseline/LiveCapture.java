package dev.pgrehearse.baseline;

import dev.pgrehearse.finding.Skipped;
import dev.pgrehearse.spec.MeasuredQuery;
import dev.pgrehearse.spec.Moment;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Measures queries on a database that others use, which is only read: what writes is left out, and
 * said so.
 *
 * @param baseline of no known number of rows
 * @param leftOut with the reason
 */
public record LiveCapture(Baseline baseline, List<Skipped> leftOut) {

  private static final String WRITES = "25006";

  public LiveCapture {
    leftOut = List.copyOf(leftOut);
  }

  /**
   * Runs each a few times.
   *
   * @param connection of a login that is a member of the identities' roles
   * @param moment what is measured now, before or after a migration
   */
  public static LiveCapture of(Connection connection, List<MeasuredQuery> queries, Moment moment)
      throws SQLException {
    SortedMap<String, Measured> measured = new TreeMap<>();
    List<Skipped> leftOut = new ArrayList<>();
    QueryMeter meter = new QueryMeter(connection, Impersonation.ofMember(connection));
    Calibration clock = Calibration.on(meter);
    for (MeasuredQuery query : queries) {
      try {
        double[] samples = Capture.samples(meter, query);
        measured.put(query.name(), meter.measure(query, clock.ratio(samples)));
      } catch (SQLException e) {
        if (connection.isClosed()) {
          throw e;
        }
        leftOut.add(new Skipped("what " + query.name() + " costs", why(e)));
      }
    }
    int version = connection.getMetaData().getDatabaseMajorVersion();
    return new LiveCapture(new Baseline(version, 0, Map.of(moment, measured)), leftOut);
  }

  private static String why(SQLException e) {
    return WRITES.equals(e.getSQLState())
        ? "it writes, and this database is only read"
        : "it is refused, SQLSTATE %s: %s"
            .formatted(e.getSQLState(), e.getMessage().lines().findFirst().orElse(""));
  }
}
