package dev.pgrehearse.cli;

import dev.pgrehearse.baseline.Baseline;
import dev.pgrehearse.finding.Severity;
import dev.pgrehearse.rehearsal.BaselinePlay;
import dev.pgrehearse.spec.SystemSpec;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code pgrehearse baseline capture}: what each query costs, for git. */
@Command(
    name = "capture",
    description =
        "Play a system to its end on a throwaway Postgres, fill it with production-size rows, measure"
            + " its queries, and keep what they cost in baselines/<system>.json.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  pgrehearse baseline capture crm",
      "      with the rows a table that rehearsal.yaml names",
      "  pgrehearse baseline capture crm --rows 1000000 --out big.json",
      "      with a million, beside what is kept"
    })
final class BaselineCaptureCommand implements Callable<Integer> {

  @Spec private CommandSpec command;

  @Mixin private MeasuredSystem measured;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "where it is written (default: baselines/<system>.json)")
  private Path out;

  @Override
  public Integer call() {
    SystemSpec spec = measured.spec();
    Path file = out == null ? MeasuredSystem.file(measured.name()) : out;
    Optional<Baseline> before = MeasuredSystem.json(file).read();
    BaselinePlay.Result result = measured.measure(spec);
    PrintWriter writer = command.commandLine().getOut();
    BaselineTable table = new BaselineTable(result.baseline());
    table.lines().forEach(writer::println);
    before.ifPresent(kept -> table.changesSince(kept).forEach(writer::println));
    MeasuredSystem.json(file).write(result.baseline());
    writer.println("written: " + Home.specs().shown(file));
    result
        .skipped()
        .forEach(
            skipped -> writer.println("not decided  " + skipped.what() + ": " + skipped.why()));
    measured.terminal().show(NamesOfRun.takenOut(result.findings()));
    boolean failed = result.findings().stream().anyMatch(f -> f.severity() == Severity.ERROR);
    return (failed ? ExitCode.FINDINGS : ExitCode.CLEAN).number();
  }
}
