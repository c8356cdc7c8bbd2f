package dev.pgrehearse.cli;

import dev.pgrehearse.baseline.Baseline;
import dev.pgrehearse.baseline.BaselineException;
import dev.pgrehearse.baseline.LiveCapture;
import dev.pgrehearse.finding.Severity;
import dev.pgrehearse.rehearsal.BaselinePlay;
import dev.pgrehearse.spec.Moment;
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
            + " its queries, and keep what they cost in baselines/<system>.json; with --url on a live"
            + " database, which is only read.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  pgrehearse baseline capture crm",
      "      with the rows a table that rehearsal.yaml names",
      "  pgrehearse baseline capture crm --url jdbc:postgresql://db/crm?user=postgres",
      "      before the window, to baselines/crm.pre-migration-2026-11-30.json"
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
    return measured.isLive() ? live() : played();
  }

  /** One that cannot be read is written anew. */
  private static Optional<Baseline> before(Path file) {
    try {
      return MeasuredSystem.json(file).read();
    } catch (BaselineException e) {
      return Optional.empty();
    }
  }

  private int live() {
    Path file =
        out == null
            ? MeasuredSystem.file("%s.pre-migration-%s".formatted(measured.name(), Home.today()))
            : out;
    LiveCapture live = measured.live(Moment.BEFORE);
    PrintWriter writer = command.commandLine().getOut();
    new BaselineTable(live.baseline()).lines().forEach(writer::println);
    MeasuredSystem.json(file).write(live.baseline());
    writer.println("written: " + Home.specs().shown(file));
    live.leftOut()
        .forEach(left -> writer.println("not measured  " + left.what() + ": " + left.why()));
    return ExitCode.CLEAN.number();
  }

  private int played() {
    SystemSpec spec = measured.spec();
    Path file = out == null ? MeasuredSystem.file(measured.name()) : out;
    Optional<Baseline> before = before(file);
    BaselinePlay.Result result = measured.measure(spec);
    PrintWriter writer = command.commandLine().getOut();
    BaselineTable table = new BaselineTable(result.baseline());
    table.lines().forEach(writer::println);
    before.ifPresent(kept -> table.changesSince(kept).forEach(writer::println));
    MeasuredSystem.json(file).write(result.baseline());
    writer.println("written: " + Home.specs().shown(file));
    result.skipped().stream()
        .distinct()
        .forEach(
            skipped -> writer.println("not decided  " + skipped.what() + ": " + skipped.why()));
    measured.terminal().show(NamesOfRun.takenOut(result.findings()));
    boolean failed = result.findings().stream().anyMatch(f -> f.severity() == Severity.ERROR);
    return (failed ? ExitCode.FINDINGS : ExitCode.CLEAN).number();
  }
}
