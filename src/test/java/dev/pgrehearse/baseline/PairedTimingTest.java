package dev.pgrehearse.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.baseline.PairedTiming.Milliseconds;
import dev.pgrehearse.baseline.PairedTiming.Ratio;
import dev.pgrehearse.baseline.PairedTiming.Result;
import dev.pgrehearse.baseline.PairedTiming.Verdict;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Judged by made-up clocks: how noisy a machine is must not decide whether this passes. */
final class PairedTimingTest {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @Test
  void a_statement_against_itself_is_never_called_slower() throws SQLException {
    for (int seed = 0; seed < 1000; seed++) {
      Busy machine = new Busy(seed);
      assertThat(
              new PairedTiming(new Ratio(1.1), PATIENCE)
                  .compare(machine.takes(5), machine.takes(5))
                  .verdict())
          .as("seed %d", seed)
          .isNotEqualTo(Verdict.BEYOND);
    }
  }

  @Test
  void a_fifth_more_is_found_on_a_machine_that_others_use() throws SQLException {
    int found = 0;
    for (int seed = 0; seed < 200; seed++) {
      Busy machine = new Busy(seed);
      Result result =
          new PairedTiming(new Ratio(1.1), PATIENCE).compare(machine.takes(5), machine.takes(6));
      assertThat(result.verdict()).as("seed %d", seed).isNotEqualTo(Verdict.WITHIN);
      found += result.verdict() == Verdict.BEYOND ? 1 : 0;
    }
    assertThat(found).isGreaterThan(190);
  }

  @Test
  void what_is_at_the_limit_is_left_undecided() throws SQLException {
    int undecided = 0;
    for (int seed = 0; seed < 100; seed++) {
      Busy machine = new Busy(seed);
      undecided +=
          new PairedTiming(new Ratio(1.1), PATIENCE)
                      .compare(machine.takes(10), machine.takes(11))
                      .verdict()
                  == Verdict.UNDECIDED
              ? 1
              : 0;
    }
    assertThat(undecided).isGreaterThan(90);
  }

  @Test
  void milliseconds_are_those_of_one_run() throws SQLException {
    PairedTiming.Runs quick = times -> times * 100_000L;
    PairedTiming.Runs slow = times -> times * 700_000L;

    Result result = new PairedTiming(new Milliseconds(0.5), PATIENCE).compare(quick, slow);

    assertThat(result.verdict()).isEqualTo(Verdict.BEYOND);
    assertThat(result.moreMs()).isBetween(0.599, 0.601);
    assertThat(result.ratio()).isBetween(6.99, 7.01);
  }

  /** Now and then somebody else has the processor, for several runs in a row. */
  private static final class Busy {

    private final Random random;
    private int disturbed;

    Busy(long seed) {
      random = new Random(seed);
    }

    PairedTiming.Runs takes(double ms) {
      return times -> {
        if (random.nextInt(20) == 0) {
          disturbed = random.nextInt(8);
        }
        double factor = 1 + Math.abs(random.nextGaussian()) * 0.1;
        if (disturbed > 0) {
          disturbed--;
          factor += random.nextDouble() * 4;
        }
        return (long) (ms * factor * times * 1e6);
      };
    }
  }
}
