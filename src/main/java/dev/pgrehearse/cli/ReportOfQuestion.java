package dev.pgrehearse.cli;

import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Skipped;
import dev.pgrehearse.proof.ProofResult;
import dev.pgrehearse.rehearsal.AccessPlay;
import dev.pgrehearse.report.MoreOfRun;
import dev.pgrehearse.report.Report;
import dev.pgrehearse.report.RunReport;
import dev.pgrehearse.spec.SystemSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Puts what one question to a system came to into the shape of a report: a part of what a rehearsal
 * asks, and so no whole run.
 */
final class ReportOfQuestion {

  private final SystemSpec spec;
  private final RunReport.ServerUsed server;
  private final long elapsedMs;

  ReportOfQuestion(SystemSpec spec, RunReport.ServerUsed server, long elapsedMs) {
    this.spec = spec;
    this.server = server;
    this.elapsedMs = elapsedMs;
  }

  Report ofAccess(AccessPlay.Result result) {
    return report(
        "who may do what at the end of the main changelog, and no more",
        result.probes(),
        result.findings(),
        List.of(),
        MoreOfRun.nothing().withAccess(ReportOfResult.cells(result.main())));
  }

  Report ofMutation(MoreOfRun.KillRate rate) {
    return report(
        "planted faults, and whether anything notices them",
        0,
        List.of(),
        List.of(),
        MoreOfRun.nothing().withKillRate(Optional.of(rate)));
  }

  Report ofProof(ProofResult result) {
    List<Skipped> skipped =
        result.notTried().isEmpty()
            ? List.of()
            : List.of(
                new Skipped(
                    "some forms of statements",
                    String.join("; ", UntriedForms.lines(result.notTried()))));
    List<List<String>> rows = result.table().lines().map(ReportOfQuestion::cells).toList();
    List<MoreOfRun.FormRow> forms =
        rows.stream()
            .skip(2)
            .map(row -> new MoreOfRun.FormRow(row.get(0), row.subList(1, row.size())))
            .toList();
    return report(
        "tables and facades, compared, and no more",
        0,
        result.findings(),
        skipped,
        MoreOfRun.nothing()
            .withFacades(
                new MoreOfRun.Compatibility(
                    result.facades().size(),
                    result.statements(),
                    result.differences().size(),
                    rows.get(0).subList(1, rows.get(0).size()),
                    forms)));
  }

  /** Of a line of the table, which is markdown. */
  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>(Stream.of(line.split("\\|")).map(String::strip).toList());
    cells.remove(0);
    return cells;
  }

  private Report report(
      String asked, long probes, List<Finding> findings, List<Skipped> skipped, MoreOfRun more) {
    RunReport run =
        new RunReport(
                new RunReport.Tool("pgrehearse", Version.number()),
                spec.name(),
                server,
                elapsedMs,
                new RunReport.Summary(0, 0, 0, 0, 0, probes, 0, 0, skipped),
                List.of(),
                List.of(),
                NamesOfRun.takenOut(findings),
                Optional.empty(),
                Optional.of(
                    new RunReport.Part(
                        asked,
                        Map.of(),
                        List.of("all that ./pgrehearse rehearse " + spec.name() + " looks at"),
                        List.of())),
                Map.of())
            .with(more);
    return Report.of(run, SourcesOf.changelog(spec.changelog()));
  }
}
