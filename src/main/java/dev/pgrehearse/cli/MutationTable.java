package dev.pgrehearse.cli;

import dev.pgrehearse.mutation.MutationResult;
import dev.pgrehearse.report.MutationReport;
import dev.pgrehearse.spec.HarmlessMutant;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.Column.Overflow;
import picocli.CommandLine.Help.TextTable;

/** The kill rate on the terminal: by operator, and each survivor with what would have caught it. */
final class MutationTable {

  /** Where a single survivor is one too many: who may do what. */
  private static final Set<String> NO_SURVIVOR_IN = Set.of("policies", "grants", "views");

  private final MutationResult result;
  private final MutationReport.Mutation report;
  private final int goal;

  MutationTable(MutationResult result, MutationReport report, int goal) {
    this.result = result;
    this.report = report.mutation();
    this.goal = goal;
  }

  /**
   * Prints it; returns whether the goal is reached.
   *
   * @param unneeded declarations that no survivor needs
   */
  boolean show(PrintWriter out, List<HarmlessMutant> unneeded) {
    for (HarmlessMutant each : unneeded) {
      out.printf(
          "not needed  %s  %s%n  Something notices this fault, or it is no longer there: take the"
              + " declaration out.%n%n",
          each.location(), each.id());
    }
    for (MutationReport.Survivor survivor : report.survivors()) {
      out.printf(
          "survived  %s  %s  %s:%d%n  %s%n  caught by  %s%n%n",
          survivor.operator(),
          survivor.changeset(),
          survivor.file(),
          survivor.line(),
          survivor.fault().replace("\n", "\n  "),
          survivor.caughtBy());
    }
    out.println(table());
    out.println(
        "noticed by: "
            + report.killedBy().entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", ")));
    out.printf(
        Locale.ROOT,
        "%s: %d of %d planted faults killed (%.1f %%), %d equivalent, %d declared"
            + " harmless, %d invalid, in %s%n",
        result.system(),
        report.killed(),
        report.planted(),
        100 * result.rate(),
        report.equivalent(),
        report.harmless().size(),
        report.invalid(),
        Terminal.seconds(result.elapsedMs()));
    String verdict = verdict();
    out.println(verdict);
    out.flush();
    return verdict.startsWith("REACHED") && unneeded.isEmpty();
  }

  private String verdict() {
    if (report.planted() == 0) {
      return "NOT REACHED: no fault was planted, so nothing is proved";
    }
    long grave =
        report.operators().stream()
            .filter(row -> NO_SURVIVOR_IN.contains(row.group()))
            .mapToLong(row -> row.planted() - row.killed())
            .sum();
    if (grave > 0) {
      return "NOT REACHED: %d survivors in policies, grants or views; none may be".formatted(grave);
    }
    return 100 * result.rate() < goal
        ? "NOT REACHED: the goal is %d %%".formatted(goal)
        : "REACHED: the goal is %d %%, with no survivor in policies, grants and views"
            .formatted(goal);
  }

  private String table() {
    TextTable table =
        TextTable.forColumns(
            Help.defaultColorScheme(Ansi.OFF),
            new Column(14, 0, Overflow.SPAN),
            new Column(40, 0, Overflow.SPAN),
            new Column(9, 0, Overflow.SPAN),
            new Column(9, 0, Overflow.SPAN));
    table.addRowValues("group", "operator", "planted", "killed");
    for (MutationReport.OperatorRow row : report.operators()) {
      table.addRowValues(
          row.group(), row.operator(), String.valueOf(row.planted()), String.valueOf(row.killed()));
    }
    return table.toString().stripTrailing();
  }
}
