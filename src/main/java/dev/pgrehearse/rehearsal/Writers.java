package dev.pgrehearse.rehearsal;

import dev.pgrehearse.check.CheckRunner;
import dev.pgrehearse.spec.Check;
import dev.pgrehearse.spec.Expectation;
import dev.pgrehearse.spec.Step;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Has checks write rows again and again, and learns which of them never do: one that only reads,
 * and one whose every statement is refused, as it shall be. What such a check is good for is tried
 * elsewhere.
 */
final class Writers {
  private static final Pattern READS =
      Pattern.compile("^\\s*(select|table|values|explain|show)\\b", Pattern.CASE_INSENSITIVE);

  private final Set<Check> readers = new HashSet<>();

  /** Writes what the checks that hold write. */
  void write(List<Check> checks, CheckRunner runner) throws SQLException {
    for (Check check : checks) {
      if (readers.contains(check)) {
        continue;
      }
      boolean onlyReads = check.steps().stream().allMatch(Writers::isRefusedOrReads);
      if (onlyReads && check.steps().stream().allMatch(Writers::isRefused)) {
        readers.add(check);
      } else if (runner.keep(check) == CheckRunner.Kept.NO_ROWS && onlyReads) {
        // A select may call what writes; this one was seen not to.
        readers.add(check);
      }
    }
  }

  private static boolean isRefusedOrReads(Step step) {
    return isRefused(step) || READS.matcher(step.sql()).find();
  }

  private static boolean isRefused(Step step) {
    return step.expectation() instanceof Expectation.Refused;
  }
}
