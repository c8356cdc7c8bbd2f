package dev.pgrehearse.rehearsal;

import dev.pgrehearse.baseline.Baseline;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Skipped;
import java.util.List;
import java.util.Optional;

/**
 * What production-size rows showed.
 *
 * @param baseline what queries cost, where any were measured
 * @param filled how big tables were made
 * @param checks how many were run
 */
record VolumeResult(
    List<Finding> findings,
    List<Skipped> skipped,
    Optional<Baseline> baseline,
    FilledTables filled,
    int checks) {

  /** Nothing was looked at. */
  static final VolumeResult NONE =
      new VolumeResult(List.of(), List.of(), Optional.empty(), FilledTables.NONE, 0);

  VolumeResult {
    findings = List.copyOf(findings);
    skipped = List.copyOf(skipped);
  }
}
