package dev.pgrehearse.baseline;

import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.spec.MeasuredQuery;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** What a query itself says of its cost. */
final class Budgets {

  private final MeasuredQuery query;

  Budgets(MeasuredQuery query) {
    this.query = query;
  }

  List<Finding> findings(Measured measured, double[] nanos) {
    List<Finding> findings = new ArrayList<>();
    if (measured.rows() == 0) {
      findings.add(
          Finding.error(
              "baseline-failed",
              "",
              query.location(),
              "%s: as %s the query meets no row, so what it costs says nothing"
                  .formatted(query.name(), query.identity().name()),
              "Ask for rows that volume.sql makes, or let it make some that the query meets."));
    }
    OptionalLong buffers = query.budget().buffers();
    if (buffers.isPresent() && measured.buffers() > buffers.getAsLong()) {
      findings.add(
          Finding.error(
              "budget-exceeded",
              "",
              query.location(),
              "%s: as %s the query touches %d buffers, its budget is %d:\n  %s"
                  .formatted(
                      query.name(),
                      query.identity().name(),
                      measured.buffers(),
                      buffers.getAsLong(),
                      String.join("\n  ", measured.plan().lines())),
              "Look for what reads more rows than it returns; an index or another condition is the"
                  + " mend, or the budget was meant for fewer rows."));
    }
    OptionalLong p95 = query.budget().p95Ms();
    if (isOverTime(nanos)) {
      findings.add(
          Finding.warning(
              "budget-exceeded",
              "",
              query.location(),
              String.format(
                  Locale.ROOT,
                  "%s: as %s one run in twenty takes %.0f ms or more, its budget is %d ms",
                  query.name(),
                  query.identity().name(),
                  Calibration.p95Ms(nanos),
                  p95.getAsLong()),
              "Look at the plan: explain (analyze, buffers) under the same identity. A busy machine"
                  + " can be the reason too; run it again."));
    }
    return findings;
  }

  boolean isOverTime(double[] nanos) {
    OptionalLong p95 = query.budget().p95Ms();
    return p95.isPresent() && nanos.length > 0 && Calibration.p95Ms(nanos) > p95.getAsLong();
  }

  static Finding refused(MeasuredQuery query, SQLException e) {
    return Finding.error(
        "baseline-failed",
        "",
        query.location(),
        "%s: as %s the query is refused, SQLSTATE %s: %s"
            .formatted(query.name(), query.identity().name(), e.getSQLState(), e.getMessage()),
        "Mend the query, or let who may send it send it ('as').");
  }
}
