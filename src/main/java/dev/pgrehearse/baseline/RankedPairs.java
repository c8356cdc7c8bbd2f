package dev.pgrehearse.baseline;

import java.util.Arrays;
import org.apache.commons.statistics.descriptive.Median;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.WilcoxonSignedRankTest;

/**
 * Differences of paired runs, and on which side of a limit they are, by Wilcoxon's signed-rank
 * test: it takes the differences in the order of their size, so that a few runs that others
 * disturbed decide nothing.
 */
final class RankedPairs {

  /** Of ten thousand that are alike, five at most are called different by a single look. */
  static final double CERTAIN = 0.0005;

  private final double[] differences;

  RankedPairs(double[] differences) {
    this.differences = differences.clone();
  }

  boolean isAbove(double limit) {
    return isBeyond(limit, AlternativeHypothesis.GREATER_THAN);
  }

  boolean isBelow(double limit) {
    return isBeyond(limit, AlternativeHypothesis.LESS_THAN);
  }

  double median() {
    return Median.withDefaults().evaluate(differences);
  }

  private boolean isBeyond(double limit, AlternativeHypothesis side) {
    // The test knows nothing of differences that are all none.
    if (Arrays.stream(differences).allMatch(each -> each == limit)) {
      return false;
    }
    return WilcoxonSignedRankTest.withDefaults()
        .withMu(limit)
        .with(side)
        .test(differences)
        .reject(CERTAIN);
  }
}
