package dev.pgrehearse.baseline;

import dev.pgrehearse.baseline.PairedTiming.Limit;
import dev.pgrehearse.baseline.PairedTiming.Milliseconds;
import dev.pgrehearse.baseline.PairedTiming.Ratio;
import dev.pgrehearse.baseline.PairedTiming.Verdict;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Skipped;
import dev.pgrehearse.spec.MeasuredQuery;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What row level security adds to a query: the same rows as their user, and by an explicit
 * condition as a superuser, in turns.
 */
final class RowSecurityCost {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final MeasuredQuery query;
  private final QueryMeter meter;

  RowSecurityCost(MeasuredQuery query, QueryMeter meter) {
    this.query = query;
    this.meter = meter;
  }

  /**
   * What came of it.
   *
   * @param undecided where others disturbed it too much
   */
  record Judged(List<Finding> findings, List<Skipped> undecided) {}

  Judged judge() throws SQLException {
    long with = rows(true);
    long without = rows(false);
    if (with != without) {
      return new Judged(
          List.of(
              Finding.error(
                  "baseline-failed",
                  "",
                  query.location(),
                  "%s: as %s the query gives %d rows, and 'without_policies' gives %d, so that the"
                          .formatted(query.name(), query.identity().name(), with, without)
                      + " one's cost cannot be held against the other's",
                  "Let the condition of 'without_policies' say what the policies say.")),
          List.of());
    }
    List<Finding> findings = new ArrayList<>();
    List<Skipped> undecided = new ArrayList<>();
    if (query.budget().rlsRatio().isPresent()) {
      judge(new Ratio(query.budget().rlsRatio().getAsDouble()), findings, undecided);
    }
    if (query.budget().rlsMs().isPresent()) {
      judge(new Milliseconds(query.budget().rlsMs().getAsLong()), findings, undecided);
    }
    return new Judged(findings, undecided);
  }

  private void judge(Limit limit, List<Finding> findings, List<Skipped> undecided)
      throws SQLException {
    PairedTiming.Result result = new PairedTiming(limit, PATIENCE).compare(runs(false), runs(true));
    String most =
        limit instanceof Ratio ratio
            ? String.format(Locale.ROOT, "%.2f times as long", ratio.most())
            : String.format(Locale.ROOT, "%.0f ms more", ((Milliseconds) limit).most());
    String took =
        String.format(
            Locale.ROOT,
            "%.2f times as long (%.1f ms more, in %d pairs of runs)",
            result.ratio(),
            result.moreMs(),
            result.pairs());
    if (result.verdict() == Verdict.BEYOND) {
      findings.add(
          Finding.error(
              "row-security-slow",
              "",
              query.location(),
              """
              %s: as %s the query takes %s, compared with the same rows without policies; its budget is %s"""
                  .formatted(query.name(), query.identity().name(), took, most),
              """
              Compare the two plans with explain (analyze, buffers). What a policy works out for each \
              row goes into (select …), and what it looks up needs an index."""));
    } else if (result.verdict() == Verdict.UNDECIDED) {
      undecided.add(
          new Skipped(
              "what row level security costs %s".formatted(query.name()),
              "%s, and the budget is %s: the machine was too busy, or it is too close, to be certain"
                  .formatted(took, most)));
    }
  }

  private long rows(boolean policies) throws SQLException {
    try {
      return timed(policies).rows();
    } finally {
      meter.end();
    }
  }

  private PairedTiming.Runs runs(boolean policies) {
    return times -> {
      try {
        return timed(policies).run(times);
      } finally {
        meter.end();
      }
    };
  }

  private QueryMeter.Timed timed(boolean policies) throws SQLException {
    return policies ? meter.begin(query) : meter.beginWithoutPolicies(query);
  }
}
