package dev.pgrehearse.baseline;

import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Skipped;
import dev.pgrehearse.spec.MeasuredQuery;
import java.util.List;
import java.util.Optional;

/**
 * What is to be measured of a system, and what was kept of an earlier run.
 *
 * @param queries as its baselines.yaml has them
 * @param kept as baselines/<system>.json has it
 */
public record Measures(List<MeasuredQuery> queries, Optional<Baseline> kept) {

  public Measures {
    queries = List.copyOf(queries);
  }

  /** Of a system without baselines. */
  public static Measures none() {
    return new Measures(List.of(), Optional.empty());
  }

  /** Beside what was kept. */
  public Costs costs(Baseline now) {
    return new Costs(now, kept);
  }

  /** What needs more than was kept. */
  public List<Finding> findings(String system, Baseline now) {
    return new Gate(system, kept).findings(now, queries);
  }

  /** What could not be held against what was kept, and why. */
  public List<Skipped> notCompared(String system, Baseline now) {
    return new Gate(system, kept).notCompared(now, queries);
  }
}
