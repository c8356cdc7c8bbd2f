package dev.pgrehearse.rehearsal;

import dev.pgrehearse.advice.AccessRules;
import dev.pgrehearse.advice.Waiver;
import dev.pgrehearse.baseline.Costs;
import dev.pgrehearse.finding.Finding;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a rehearsal had come to when its time was over, or somebody ended it. What counts only at
 * the end has not been seen, and is not told.
 */
final class CutOff {

  /** What came of the end itself: a session that is ended, a connection that is gone. */
  private static final Pattern LOST =
      Pattern.compile(
          "\\b(08[0-9A-Z]{3}|57P0[1-5])\\b|(?i:connection (?:has been |is )?closed"
              + "|connection attempt|i/o error|terminating connection|shutting down"
              + "|broken pipe|connection reset|the run is over)");

  private final String system;
  private final List<Finding> linted;
  private final List<Waiver> waivers;

  CutOff(String system, List<Finding> linted, List<Waiver> waivers) {
    this.system = system;
    this.linted = List.copyOf(linted);
    this.waivers = List.copyOf(waivers);
  }

  /**
   * As it stands.
   *
   * @param since when it began, in nanoseconds
   */
  RehearsalResult result(RegimeResult closed, TimeSpent time, long since) {
    List<Finding> played =
        Stream.concat(closed.findings().stream(), closed.findingsOfOneRegime().stream())
            .filter(finding -> !LOST.matcher(finding.message()).find())
            .toList();
    List<Finding> findings = new ArrayList<>(new OneCause(linted, played).findings());
    closed.advice().stream()
        .filter(brought -> AccessRules.countsInEveryState(brought.advice()))
        .filter(brought -> waivers.stream().noneMatch(w -> w.covers(brought.advice())))
        .map(AdviceFindings::asWritten)
        .forEach(findings::add);
    return new RehearsalResult(
        system,
        closed.changesets(),
        List.of(),
        closed.roundTrips(),
        closed.checks(),
        closed.rowsWritten(),
        0,
        closed.accessProbes(),
        List.copyOf(new LinkedHashSet<>(findings)),
        closed.skipped(),
        closed.access(),
        Optional.empty(),
        closed.onVolume().baseline().map(now -> new Costs(now, Optional.empty())),
        time.inMs(),
        (System.nanoTime() - since) / 1_000_000);
  }
}
