package dev.pgrehearse.cli;

import dev.pgrehearse.access.AccessMatrix;
import dev.pgrehearse.baseline.Change;
import dev.pgrehearse.baseline.Costs;
import dev.pgrehearse.baseline.Measured;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Skipped;
import dev.pgrehearse.kill.KillResult;
import dev.pgrehearse.rehearsal.PartLookedAt;
import dev.pgrehearse.rehearsal.PhaseTiming;
import dev.pgrehearse.rehearsal.RehearsalResult;
import dev.pgrehearse.rehearsal.RehearsedChangeset;
import dev.pgrehearse.report.MoreOfRun;
import dev.pgrehearse.report.RunReport;
import dev.pgrehearse.selection.Selection;
import dev.pgrehearse.server.Server;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Puts a rehearsal's result into the shape of a report. */
final class ReportOfResult {

  private final RehearsalResult result;
  private final Optional<KillResult> killed;
  private final Server server;

  /**
   * @param killed what came of killing deployments as well, where that was asked for
   */
  ReportOfResult(RehearsalResult result, Optional<KillResult> killed, Server server) {
    this.result = result;
    this.killed = killed;
    this.server = server;
  }

  RunReport report() {
    List<Skipped> skipped =
        Stream.concat(result.skipped().stream(), killed.stream().flatMap(k -> k.skipped().stream()))
            .map(NamesOfRun::takenOut)
            .toList();
    List<Finding> findings =
        Stream.concat(
                result.findings().stream(), killed.stream().flatMap(k -> k.findings().stream()))
            .sorted()
            .toList();
    return new RunReport(
            new RunReport.Tool("pgrehearse", Version.number()),
            result.system(),
            new RunReport.ServerUsed(server.version(), server.provider()),
            result.elapsedMs(),
            new RunReport.Summary(
                result.changesets().size(),
                result.roundTrips(),
                result.checks(),
                result.rowsWritten(),
                result.privileges(),
                result.accessProbes(),
                result.phases().stream().mapToLong(PhaseTiming::forwardMs).sum(),
                result.phases().stream().mapToLong(phase -> Math.max(0, phase.rollbackMs())).sum(),
                skipped),
            result.changesets().stream().map(ReportOfResult::row).toList(),
            result.phases().stream()
                .map(
                    phase ->
                        new RunReport.PhaseRow(
                            phase.phase(),
                            phase.changesets(),
                            phase.forwardMs(),
                            phase.rollbackMs(),
                            phase.replayMs()))
                .toList(),
            NamesOfRun.takenOut(findings),
            Optional.empty(),
            result.part().map(ReportOfResult::part),
            result.timeMs())
        .with(
            MoreOfRun.nothing()
                .withAccess(result.access().map(ReportOfResult::cells).orElse(List.of()))
                .withCosts(
                    result.costs().map(Costs::all).orElse(List.of()).stream()
                        .map(ReportOfResult::cost)
                        .toList()));
  }

  private static MoreOfRun.CostRow cost(Costs.Cost cost) {
    return new MoreOfRun.CostRow(
        cost.query(),
        cost.is().identity(),
        cost.moment().toString(),
        cost.since(),
        counted(cost.is()),
        cost.was().map(ReportOfResult::counted),
        cost.is().time(),
        cost.changes().stream().map(Change::text).toList(),
        cost.changes().stream().anyMatch(Change::worse),
        cost.is().plan().lines());
  }

  private static MoreOfRun.Cost counted(Measured measured) {
    return new MoreOfRun.Cost(measured.rows(), measured.buffers(), measured.rowsRead());
  }

  static List<MoreOfRun.AccessCell> cells(AccessMatrix matrix) {
    return matrix.cells().stream()
        .map(
            cell ->
                new MoreOfRun.AccessCell(
                    cell.object(), cell.identity(), cell.verb(), cell.access().text()))
        .toList();
  }

  private static RunReport.Part part(PartLookedAt part) {
    Map<String, List<String>> chosen = new LinkedHashMap<>();
    part.selection()
        .parts()
        .flatMap(each -> each.chosen().entrySet().stream())
        .forEach(
            entry ->
                chosen.put(
                    entry.getKey().id(),
                    entry.getValue().stream().map(Selection.Reason::text).toList()));
    List<String> notes = new ArrayList<>(part.selection().notes());
    part.selection().gone().stream().map(gone -> "gone: " + gone).forEach(notes::add);
    return new RunReport.Part(part.selection().summary(), chosen, part.leftOut(), notes);
  }

  private static RunReport.ChangesetRow row(RehearsedChangeset played) {
    return new RunReport.ChangesetRow(
        played.changeset().id(),
        played.changeset().author(),
        played.changeset().forwardLocation().file(),
        played.changeset().phase(),
        played.applyMs(),
        played.rollbackMs(),
        word(played.roundTrip()),
        LockRows.of(played),
        played.discards());
  }

  private static String word(RehearsedChangeset.RoundTrip roundTrip) {
    return switch (roundTrip) {
      case IDENTICAL -> "identical";
      case DIFFERS -> "differs";
      case IRREVERSIBLE -> "irreversible";
      case NOT_RUN -> RunReport.ChangesetRow.NOT_RUN;
    };
  }
}
