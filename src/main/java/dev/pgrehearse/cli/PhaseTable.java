package dev.pgrehearse.cli;

import dev.pgrehearse.report.RunReport.PhaseRow;
import java.util.List;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.Column.Overflow;
import picocli.CommandLine.Help.TextTable;

/** The phases with their times. */
final class PhaseTable {

  private static final int WIDTH = 14;

  private final List<PhaseRow> phases;

  PhaseTable(List<PhaseRow> phases) {
    this.phases = phases;
  }

  String text() {
    int first =
        Math.max(8, phases.stream().mapToInt(phase -> label(phase).length()).max().orElse(0) + 2);
    TextTable table =
        TextTable.forColumns(
            Help.defaultColorScheme(Ansi.OFF),
            new Column(first, 0, Overflow.SPAN),
            new Column(WIDTH, 0, Overflow.SPAN),
            new Column(WIDTH, 0, Overflow.SPAN),
            new Column(WIDTH, 0, Overflow.SPAN),
            new Column(WIDTH, 0, Overflow.SPAN));
    table.addRowValues("phase", "changesets", "forward", "rollback", "replay");
    for (PhaseRow phase : phases) {
      table.addRowValues(
          label(phase),
          String.valueOf(phase.changesets()),
          ms(phase.forwardMs()),
          ms(phase.rollbackMs()),
          ms(phase.replayMs()));
    }
    return table.toString().stripTrailing();
  }

  private static String label(PhaseRow phase) {
    return phase.phase().isEmpty() ? "(no label)" : phase.phase();
  }

  private static String ms(long ms) {
    return ms < 0 ? "-" : Terminal.seconds(ms);
  }
}
