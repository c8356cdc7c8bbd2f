package dev.pgrehearse.report;

import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Severity;
import dev.pgrehearse.finding.Skipped;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everything a report of one rehearsal shows.
 *
 * @param tool name and version of this program
 * @param system what was rehearsed
 * @param server which Postgres it ran on
 * @param elapsedMs milliseconds in all
 * @param summary the numbers
 * @param changesets in order
 * @param phases in order, with their times
 * @param findings sorted, the gravest first
 */
public record RunReport(
    Tool tool,
    String system,
    ServerUsed server,
    long elapsedMs,
    Summary summary,
    List<ChangesetRow> changesets,
    List<PhaseRow> phases,
    List<Finding> findings) {
  public RunReport {
    changesets = List.copyOf(changesets);
    phases = List.copyOf(phases);
    findings = List.copyOf(findings);
  }

  public long count(Severity severity) {
    return findings.stream().filter(finding -> finding.severity() == severity).count();
  }

  /** This program. */
  public record Tool(String name, String version) {}

  /** The Postgres of the run. */
  public record ServerUsed(String version, String provider) {}

  /**
   * The numbers of the run; milliseconds are without the rehearsal's own work.
   *
   * @param privileges compared between the regimes of default privileges, as the catalog has them
   * @param accessProbes statements tried as somebody, to see what really happens
   */
  public record Summary(
      int changesets,
      int roundTrips,
      int checks,
      long rowsWritten,
      long privileges,
      long accessProbes,
      long forwardMs,
      long rollbackMs,
      List<Skipped> skipped) {
    public Summary {
      skipped = List.copyOf(skipped);
    }
  }

  /** One changeset. */
  public record ChangesetRow(
      String id,
      String author,
      String file,
      String phase,
      long applyMs,
      long rollbackMs,
      String roundTrip,
      List<LockRow> locks,
      Map<String, Long> discards) {
    public ChangesetRow {
      locks = List.copyOf(locks);
      discards = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(discards));
    }
  }

  /** A lock held on a relation that existed before. */
  public record LockRow(String relation, String mode, long heldMs) {}

  /** One phase; -1 where it was not rolled back or replayed. */
  public record PhaseRow(
      String phase, int changesets, long forwardMs, long rollbackMs, long replayMs) {}
}
