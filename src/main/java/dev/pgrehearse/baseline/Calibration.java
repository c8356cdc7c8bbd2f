package dev.pgrehearse.baseline;

import java.math.BigDecimal;
import java.math.MathContext;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.statistics.descriptive.Quantile;

/**
 * A query of known work, by which the times of one run are told: seconds of another machine say
 * nothing.
 */
final class Calibration {

  private static final String QUERY =
      "select sum(n % 7) from pg_catalog.generate_series(1, 50000) as n";
  private static final int RUNS = 7;
  private static final long LONG_NANOS = 2_000_000_000L;
  private static final int FOR_P95 = 20;

  private final double nanos;

  private Calibration(double nanos) {
    this.nanos = nanos;
  }

  static Calibration on(QueryMeter meter) throws SQLException {
    try {
      return new Calibration(quickest(samples(meter.begin(QUERY), RUNS)));
    } finally {
      meter.end();
    }
  }

  /**
   * The quickest of some runs as a multiple of the calibration's quickest, to two digits: what
   * others do on the machine only ever makes a run longer.
   */
  double ratio(double[] samples) {
    return BigDecimal.valueOf(quickest(samples) / nanos).round(new MathContext(2)).doubleValue();
  }

  /** Nanoseconds of single runs: twenty, or as many as two seconds have room for. */
  static double[] samples(QueryMeter.Timed query) throws SQLException {
    query.run(1);
    return samples(query, FOR_P95);
  }

  private static double[] samples(QueryMeter.Timed query, int most) throws SQLException {
    double[] samples = new double[most];
    long all = 0;
    int taken = 0;
    while (taken < most && (taken < 3 || all < LONG_NANOS)) {
      long took = query.run(1);
      samples[taken++] = took;
      all += took;
    }
    return IntStream.range(0, taken).mapToDouble(i -> samples[i]).toArray();
  }

  static double p95Ms(double[] samples) {
    return Quantile.withDefaults().evaluate(samples, 0.95) / 1e6;
  }

  private static double quickest(double[] samples) {
    return Arrays.stream(samples).min().orElseThrow();
  }
}
