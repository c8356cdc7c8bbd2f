package dev.pgrehearse.baseline;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;

/**
 * Two statements that take turns in one process, each first as often as the other, until it is
 * certain on which side of a limit they are, or until time is up.
 */
final class PairedTiming {

  /** A sample that is shorter shows the clock and not the statement. */
  private static final long SAMPLE_NANOS = 2_000_000;

  private static final int FEWEST = 12;
  private static final int MOST = 192;

  /** What is known of the second, compared with the first. */
  enum Verdict {
    WITHIN,
    BEYOND,
    /** Neither is certain; what else the machine did was too much for it. */
    UNDECIDED
  }

  /**
   * What came of it.
   *
   * @param ratio of the second to the first, the pairs' median
   * @param moreMs milliseconds that the second takes more, the pairs' median
   */
  record Result(Verdict verdict, double ratio, double moreMs, int pairs) {}

  /** A statement, so often: nanoseconds. */
  @FunctionalInterface
  interface Runs {
    long run(int times) throws SQLException;
  }

  /** How far the second may be from the first. */
  sealed interface Limit permits Ratio, Milliseconds {}

  /** As many times as long. */
  record Ratio(double most) implements Limit {}

  /** So much longer. */
  record Milliseconds(double most) implements Limit {}

  private final Limit limit;
  private final Duration patience;

  PairedTiming(Limit limit, Duration patience) {
    this.limit = limit;
    this.patience = patience;
  }

  Result compare(Runs first, Runs second) throws SQLException {
    first.run(1);
    second.run(1);
    int times = times(first, second);
    long end = System.nanoTime() + patience.toNanos();
    double[] ratios = new double[MOST];
    double[] more = new double[MOST];
    int pairs = 0;
    int look = FEWEST;
    while (pairs < MOST) {
      boolean firstBegins = pairs % 4 == 0 || pairs % 4 == 3;
      long a = firstBegins ? first.run(times) : 0;
      long b = second.run(times);
      a = firstBegins ? a : first.run(times);
      ratios[pairs] = Math.log((double) b / a);
      more[pairs] = (b - a) / 1e6 / times;
      pairs++;
      boolean isOver = pairs == MOST || System.nanoTime() > end;
      if (pairs == look || (isOver && pairs >= FEWEST)) {
        Result result = result(Arrays.copyOf(ratios, pairs), Arrays.copyOf(more, pairs));
        if (result.verdict() != Verdict.UNDECIDED || isOver) {
          return result;
        }
        // Each look is one more chance to be wrong, so there are few.
        look *= 2;
      }
    }
    throw new IllegalStateException("the last pair is always judged");
  }

  private Result result(double[] ratios, double[] more) {
    RankedPairs pairs = new RankedPairs(limit instanceof Ratio ? ratios : more);
    double most =
        limit instanceof Ratio ratio ? Math.log(ratio.most()) : ((Milliseconds) limit).most();
    Verdict verdict =
        pairs.isAbove(most)
            ? Verdict.BEYOND
            : pairs.isBelow(most) ? Verdict.WITHIN : Verdict.UNDECIDED;
    return new Result(
        verdict,
        Math.exp(new RankedPairs(ratios).median()),
        new RankedPairs(more).median(),
        ratios.length);
  }

  private static int times(Runs first, Runs second) throws SQLException {
    long longest = Math.max(1, Math.max(first.run(1), second.run(1)));
    return (int) Math.max(1, SAMPLE_NANOS / longest);
  }
}
