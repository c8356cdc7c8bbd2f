package dev.pgrehearse.rehearsal;

import dev.pgrehearse.access.AccessMatrix;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Skipped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What everything came to under one regime.
 *
 * @param legs of the main changelog first, then of each option
 * @param onVolume what production-size rows showed
 */
record RegimeResult(List<LegResult> legs, VolumeResult onVolume) {

  RegimeResult {
    legs = List.copyOf(legs);
  }

  /** Of a regime under which nothing was another than under this one, and so looked at once. */
  RegimeResult again() {
    return new RegimeResult(legs.stream().map(LegResult::again).toList(), VolumeResult.NONE);
  }

  private <T> List<T> all(Function<LegResult, Stream<T>> part) {
    return legs.stream().flatMap(part).toList();
  }

  List<RehearsedChangeset> changesets() {
    return all(leg -> leg.changesets.stream());
  }

  List<PhaseTiming> phases() {
    return all(leg -> leg.phases.stream());
  }

  List<Finding> findings() {
    return all(leg -> leg.findings.stream());
  }

  List<Finding> findingsOfOneRegime() {
    List<Finding> findings = new ArrayList<>(all(leg -> leg.findingsOfOneRegime.stream()));
    findings.addAll(onVolume.findings());
    return findings;
  }

  List<AdviceWatch.Brought> advice() {
    return all(leg -> leg.advice.brought().stream().filter(brought -> leg.judged.test(brought)));
  }

  List<SurfaceWatch.Broken> brokenForClients() {
    return all(leg -> leg.surface.broken().stream());
  }

  List<Skipped> skipped() {
    List<Skipped> skipped = new ArrayList<>(all(leg -> leg.skipped.stream()));
    skipped.addAll(onVolume.skipped());
    return skipped;
  }

  List<RegimeComparison.Privileges> privileges() {
    return legs.stream().map(LegResult::whoMayDoWhat).toList();
  }

  /** Who may do what at the end of the main changelog, where it was reached and asked for. */
  Optional<AccessMatrix> access() {
    return legs.stream().findFirst().flatMap(leg -> leg.access);
  }

  int roundTrips() {
    return legs.stream().mapToInt(leg -> leg.roundTrips).sum();
  }

  int checks() {
    return onVolume.checks() + legs.stream().mapToInt(leg -> leg.checks).sum();
  }

  long accessProbes() {
    return legs.stream().mapToLong(leg -> leg.accessProbes).sum();
  }

  long rowsWritten() {
    return legs.stream().mapToLong(leg -> leg.rowsWritten).sum();
  }
}
