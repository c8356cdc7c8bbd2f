package dev.pgrehearse.baseline;

import dev.pgrehearse.baseline.PairedTiming.Ratio;
import dev.pgrehearse.baseline.PairedTiming.Result;
import dev.pgrehearse.baseline.PairedTiming.Verdict;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Skipped;
import dev.pgrehearse.server.Database;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.spec.MeasuredQuery;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** The same queries on the database before and on the one after a migration, in turns. */
public final class BeforeAndAfter {

  /** Below it are a facade's planning and what machines do; above it somebody waits longer. */
  private static final Ratio LIMIT = new Ratio(1.15);

  /** Planning a view costs a hundredth of it, whatever share of a lookup by key that is. */
  private static final double FELT_MS = 0.1;

  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final Database before;
  private final Database after;
  private final Server server;

  /** Both hold the same rows, and neither is changed. */
  public BeforeAndAfter(Database before, Database after, Server server) {
    this.before = before;
    this.after = after;
    this.server = server;
  }

  /**
   * Which of them take longer afterwards.
   *
   * @param measured of those that ran at both moments
   */
  public Taken compare(List<MeasuredQuery> queries, Baseline measured) throws SQLException {
    List<Finding> findings = new ArrayList<>();
    List<String> undecided = new ArrayList<>();
    try (Connection first = before.connectAsSuperuser();
        Connection second = after.connectAsSuperuser()) {
      QueryMeter was =
          new QueryMeter(first, Impersonation.ofSuperuser(first, server.migrationRole()));
      QueryMeter is =
          new QueryMeter(second, Impersonation.ofSuperuser(second, server.migrationRole()));
      for (MeasuredQuery query : queries) {
        if (isToBeTimed(query, measured)) {
          judge(query, runs(was, query), runs(is, query), findings, undecided);
        }
      }
    }
    return new Taken(new TreeMap<>(), findings, notDecided(undecided));
  }

  /** What reads or calls more is told already, and takes longer for it. */
  private static boolean isToBeTimed(MeasuredQuery query, Baseline measured) {
    return measured
        .sinceBefore(query.name())
        .map(comparison -> !comparison.isWorse())
        .orElse(false);
  }

  private static void judge(
      MeasuredQuery query,
      PairedTiming.Runs was,
      PairedTiming.Runs is,
      List<Finding> findings,
      List<String> undecided)
      throws SQLException {
    Result result = new PairedTiming(LIMIT, PATIENCE).compare(was, is);
    String took =
        String.format(
            Locale.ROOT,
            "%.2f times as long as before (%.2f ms more, in %d pairs of runs)",
            result.ratio(),
            result.moreMs(),
            result.pairs());
    if (result.verdict() == Verdict.BEYOND && result.moreMs() >= FELT_MS) {
      findings.add(
          Finding.error(
                  "query-slower",
                  "",
                  query.location(),
                  "%s: as %s the query takes %s; because %s"
                      .formatted(query.name(), query.identity().name(), took, query.because()),
                  "Compare the two plans in report.json, under baseline: what is not in the first, the"
                      + " migration has brought.")
              .about(query.name()));
    } else if (result.verdict() == Verdict.UNDECIDED) {
      undecided.add(
          String.format(Locale.ROOT, "%s (%.2f times as long)", query.name(), result.ratio()));
    }
  }

  private static List<Skipped> notDecided(List<String> queries) {
    return queries.isEmpty()
        ? List.of()
        : List.of(
            new Skipped(
                "whether these take longer after the migration: " + String.join(", ", queries),
                "the machine was too busy, or they are too close to the limit, to be certain; what they"
                    + " read and call was compared"));
  }

  private static PairedTiming.Runs runs(QueryMeter meter, MeasuredQuery query) {
    return times -> {
      try {
        return meter.begin(query).run(times);
      } finally {
        meter.end();
      }
    };
  }
}
