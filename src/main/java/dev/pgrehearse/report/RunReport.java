package dev.pgrehearse.report;

import dev.pgrehearse.finding.Cause;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Severity;
import dev.pgrehearse.finding.Skipped;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * @param cutOff that the run did not come to its end, and where it was, in words
 * @param part that only a part was looked at, where it was
 * @param timeMs milliseconds by what they were spent on, in words; what goes on side by side counts
 *     on each side
 * @param accepted findings that the project lives with: counted, and not listed for people
 * @param more what some runs have and others do not
 */
public record RunReport(
    Tool tool,
    String system,
    ServerUsed server,
    long elapsedMs,
    Summary summary,
    List<ChangesetRow> changesets,
    List<PhaseRow> phases,
    List<Finding> findings,
    Optional<String> cutOff,
    Optional<Part> part,
    Map<String, Long> timeMs,
    List<Finding> accepted,
    MoreOfRun more) {
  public RunReport {
    accepted = List.copyOf(accepted);
    changesets = List.copyOf(changesets);
    phases = List.copyOf(phases);
    findings = List.copyOf(findings);
    timeMs = Collections.unmodifiableMap(new LinkedHashMap<>(timeMs));
  }

  /** Of which nobody has accepted anything. */
  public RunReport(
      Tool tool,
      String system,
      ServerUsed server,
      long elapsedMs,
      Summary summary,
      List<ChangesetRow> changesets,
      List<PhaseRow> phases,
      List<Finding> findings,
      Optional<String> cutOff,
      Optional<Part> part,
      Map<String, Long> timeMs) {
    this(
        tool,
        system,
        server,
        elapsedMs,
        summary,
        changesets,
        phases,
        findings,
        cutOff,
        part,
        timeMs,
        List.of(),
        MoreOfRun.nothing());
  }

  /** Findings without a run: nothing was played for them. */
  public static RunReport ofFindings(
      Tool tool,
      String system,
      List<Finding> findings,
      List<Finding> accepted,
      List<Skipped> skipped) {
    return new RunReport(
            tool,
            system,
            new ServerUsed("", ""),
            0,
            new Summary(0, 0, 0, 0, 0, 0, 0, 0, skipped),
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Map.of())
        .judged(findings, accepted, List.of());
  }

  /** The same run with its findings as a project sees them. */
  public RunReport judged(List<Finding> left, List<Finding> livedWith, List<Skipped> notLookedFor) {
    return new RunReport(
        tool,
        system,
        server,
        elapsedMs,
        summary.and(notLookedFor),
        changesets,
        phases,
        left,
        cutOff,
        part,
        timeMs,
        livedWith,
        more);
  }

  /** The same with what it has besides. */
  public RunReport with(MoreOfRun besides) {
    return new RunReport(
        tool,
        system,
        server,
        elapsedMs,
        summary,
        changesets,
        phases,
        findings,
        cutOff,
        part,
        timeMs,
        accepted,
        besides);
  }

  /** Whether all of it was looked at, and to its end. */
  public boolean isWhole() {
    return part.isEmpty()
        && cutOff.isEmpty()
        && changesets.stream().noneMatch(row -> row.roundTrip().equals(ChangesetRow.NOT_RUN));
  }

  /** The same, without what is only good to know. */
  public RunReport withoutInformation() {
    return judged(
        findings.stream().filter(finding -> finding.severity() != Severity.INFO).toList(),
        accepted,
        List.of());
  }

  /** What is wrong, each once, with its places. */
  public List<Cause> causes() {
    return Cause.of(findings);
  }

  /** The same of a run that did not come to its end. */
  public RunReport cutOff(String where) {
    return new RunReport(
        tool,
        system,
        server,
        elapsedMs,
        summary,
        changesets,
        phases,
        findings,
        Optional.of(where),
        part,
        timeMs,
        accepted,
        more);
  }

  public long count(Severity severity) {
    return Cause.count(causes(), severity);
  }

  /**
   * What was looked at of a system.
   *
   * @param summary what was asked for, and what came of it
   * @param chosen why, by changeset
   * @param leftOut what was not looked at, in words
   * @param notes what the reader should know
   */
  public record Part(
      String summary, Map<String, List<String>> chosen, List<String> leftOut, List<String> notes) {
    public Part {
      chosen = Collections.unmodifiableMap(new LinkedHashMap<>(chosen));
      leftOut = List.copyOf(leftOut);
      notes = List.copyOf(notes);
    }
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

    private Summary and(List<Skipped> more) {
      List<Skipped> all = new ArrayList<>(skipped);
      all.addAll(more);
      return new Summary(
          changesets,
          roundTrips,
          checks,
          rowsWritten,
          privileges,
          accessProbes,
          forwardMs,
          rollbackMs,
          all);
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

    /** Of a round trip that did not take place. */
    public static final String NOT_RUN = "not-run";

    public ChangesetRow {
      locks = List.copyOf(locks);
      discards = Collections.unmodifiableSortedMap(new TreeMap<>(discards));
    }
  }

  /**
   * A lock held on a relation that existed before the statement's transaction.
   *
   * @param relation schema-qualified
   * @param mode as in pg_locks
   * @param heldMs at most this long: from the start of the statement to the end of its transaction
   * @param direction {@code forward} or {@code rollback}
   * @param file where the statement is written
   * @param line likewise, 0 where it is not known
   * @param statement its first words
   * @param blocks what has to wait for it, in words
   * @param rewritten whether all rows were written anew
   * @param scanned whether it was read from end to end
   * @param indexesBuilt over all rows
   * @param there whether the table was there before the changelog
   */
  public record LockRow(
      String relation,
      String mode,
      long heldMs,
      String direction,
      String file,
      int line,
      String statement,
      List<String> blocks,
      boolean rewritten,
      boolean scanned,
      List<String> indexesBuilt,
      boolean there) {
    public LockRow {
      blocks = List.copyOf(blocks);
      indexesBuilt = List.copyOf(indexesBuilt);
    }

    /** Whether users can feel it: on a table that was there, and in the way of who writes. */
    boolean isFelt() {
      return there && blocks.contains("writes");
    }

    /** The table, the lock, and what is done to all rows under it, forward or back. */
    String inWords() {
      String done =
          rewritten
              ? ", written anew"
              : !indexesBuilt.isEmpty() ? ", indexed" : scanned ? ", read whole" : "";
      return (direction.equals("forward") ? "" : "back: ") + relation + " " + mode + done;
    }
  }

  /** One phase; -1 where it was not rolled back or replayed. */
  public record PhaseRow(
      String phase, int changesets, long forwardMs, long rollbackMs, long replayMs) {}
}
