package dev.pgrehearse.rehearsal;

import dev.pgrehearse.access.AccessMatrix;
import dev.pgrehearse.baseline.Costs;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Skipped;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a rehearsal came to.
 *
 * @param system its name
 * @param changesets in order of execution, options last
 * @param phases in order
 * @param roundTrips how often a changeset went forward, back and forward again
 * @param checks how often an acceptance check was answered: what holds of a database holds of one
 *     that is the same under the other regime
 * @param rowsWritten rows written between changesets and their rollbacks, all of which had to
 *     survive
 * @param privileges how many effective privileges were compared between the regimes
 * @param accessProbes of how many statements it is known what comes of them as somebody, likewise
 * @param findings sorted, the gravest first
 * @param skipped what could not be checked
 * @param access who may do what at the end of the main changelog, where everybody was asked
 * @param part what was asked for, where that was not everything
 * @param costs what queries cost at production's size, where a system says which matter
 * @param timeMs milliseconds by what they were spent on, in words; what goes on side by side counts
 *     on each side
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
    Optional<AccessMatrix> access,
    Optional<PartLookedAt> part,
    Optional<Costs> costs,
    Map<String, Long> timeMs,
    long elapsedMs) {
  public RehearsalResult {
    changesets = List.copyOf(changesets);
    phases = List.copyOf(phases);
    findings = findings.stream().sorted().toList();
    skipped = List.copyOf(skipped);
    timeMs = Collections.unmodifiableMap(new LinkedHashMap<>(timeMs));
  }
}
