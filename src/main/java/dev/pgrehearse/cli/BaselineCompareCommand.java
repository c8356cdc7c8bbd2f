package dev.pgrehearse.cli;

import dev.pgrehearse.baseline.Baseline;
import dev.pgrehearse.baseline.LiveCapture;
import dev.pgrehearse.baseline.Measures;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Severity;
import dev.pgrehearse.rehearsal.BaselinePlay;
import dev.pgrehearse.spec.Moment;
import dev.pgrehearse.spec.SystemSpec;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code pgrehearse baseline compare}: what costs another than it did. */
@Command(
    name = "compare",
    description =
        "Measure a system's queries as baseline capture does, and say what is another than in"
            + " baselines/<system>.json, and why; ends with 1 where one needs more.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  pgrehearse baseline compare crm",
      "      after a policy or an index was changed",
      "  pgrehearse baseline compare crm --url … --with baselines/crm.pre-migration-2026-11-30.json",
      "      a live database after the window, with what it was before"
    })
final class BaselineCompareCommand implements Callable<Integer> {

  @Spec private CommandSpec command;

  @Mixin private MeasuredSystem measured;

  @Option(
      names = "--with",
      paramLabel = "FILE",
      description = "what to compare with (default: baselines/<system>.json)")
  private Path with;

  @Override
  public Integer call() {
    return measured.isLive() ? live() : played();
  }

  /** What the migration has brought about there. */
  private int live() {
    if (with == null) {
      throw measured.wrong("--url needs --with: the file of baseline capture --url from before");
    }
    Baseline before =
        MeasuredSystem.json(with)
            .read()
            .orElseThrow(() -> measured.wrong("there is no %s".formatted(with)));
    LiveCapture live = measured.live(Moment.AFTER);
    Baseline both = live.baseline().after(before);
    PrintWriter writer = command.commandLine().getOut();
    new BaselineTable(both).lines().forEach(writer::println);
    live.leftOut()
        .forEach(left -> writer.println("not measured  " + left.what() + ": " + left.why()));
    List<Finding> findings =
        new Measures(measured.queries(Home.specs().read(measured.name())), Optional.empty())
            .findings(measured.name(), both);
    measured.terminal().show(findings.stream().sorted().toList());
    return (findings.isEmpty() ? ExitCode.CLEAN : ExitCode.FINDINGS).number();
  }

  private int played() {
    SystemSpec spec = measured.spec();
    Path file = with == null ? MeasuredSystem.file(measured.name()) : with;
    Optional<Baseline> kept = MeasuredSystem.json(file).read();
    if (kept.isEmpty()) {
      throw measured.wrong(
          "there is no %s to compare with; ./pgrehearse baseline capture %s writes it"
              .formatted(Home.specs().shown(file), measured.name()));
    }
    BaselinePlay.Result result = measured.measure(spec);
    PrintWriter writer = command.commandLine().getOut();
    BaselineTable table = new BaselineTable(result.baseline());
    table.lines().forEach(writer::println);
    table.changesSince(kept.get()).forEach(writer::println);
    result.skipped().stream()
        .distinct()
        .forEach(
            skipped -> writer.println("not decided  " + skipped.what() + ": " + skipped.why()));
    List<Finding> findings = new ArrayList<>(result.findings());
    findings.addAll(
        new Measures(measured.queries(spec), kept).findings(measured.name(), result.baseline()));
    measured.terminal().show(NamesOfRun.takenOut(findings.stream().sorted().toList()));
    boolean failed = findings.stream().anyMatch(f -> f.severity() == Severity.ERROR);
    return (failed || kept.get().incomparable(result.baseline()).isPresent()
            ? ExitCode.FINDINGS
            : ExitCode.CLEAN)
        .number();
  }
}
