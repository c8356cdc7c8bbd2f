package dev.pgrehearse.rehearsal;

import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Skipped;
import java.util.List;

/**
 * What a rehearsal came to.
 *
 * @param system its name
 * @param changesets in order of execution, options last
 * @param phases in order
 * @param roundTrips how often a changeset went forward, back and forward again
 * @param checks how often an acceptance check was run
 * @param rowsWritten rows written between changesets and their rollbacks, all of which had to
 *     survive
 * @param privileges how many effective privileges were compared between the regimes
 * @param accessProbes how many statements were tried as somebody, to see what he may do
 * @param findings sorted, the gravest first
 * @param skipped what could not be checked
 * @param elapsedMs milliseconds in all
 */
public record RehearsalResult(
    String system,
    List<RehearsedChangeset> changesets,
    List<PhaseTiming> phases,
    int roundTrips,
    int checks,
    long rowsWritten,
    long privileges,
    long accessProbes,
    List<Finding> findings,
    List<Skipped> skipped,
    long elapsedMs) {
  public RehearsalResult {
    changesets = List.copyOf(changesets);
    phases = List.copyOf(phases);
    findings = findings.stream().sorted().toList();
    skipped = List.copyOf(skipped);
  }
}
