package dev.pgrehearse.cli;

import dev.pgrehearse.project.Acceptance;
import dev.pgrehearse.project.Agreement;
import dev.pgrehearse.report.WrittenReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code pgrehearse accept}: what is there today is lived with, what is new is not. */
@Command(
    name = "accept",
    description =
        "Write the findings of the last rehearsals into .pgrehearse/accepted.yaml: from then on they"
            + " are counted, and only new ones are red. What people wrote there stays.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  pgrehearse accept --because \"from before we rehearsed\"",
      "      what the last run of each changelog or system found",
      "  pgrehearse accept shop --until 2030-01-31",
      "      of one system, and only for a time"
    })
final class AcceptCommand implements Callable<Integer> {

  private static final String REPORT = "report.json";

  @picocli.CommandLine.Spec private CommandSpec command;

  @Parameters(
      paramLabel = "SYSTEM",
      description = "whose last run is meant: a folder under target/rehearsal/ (default: all)")
  private List<String> systems = new ArrayList<>();

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description = "the folder of a report, as --report of rehearse named it")
  private List<Path> reports = new ArrayList<>();

  @Option(
      names = "--because",
      paramLabel = "TEXT",
      description = "why; without it, there is a place for it in the file")
  private String because = "";

  @Option(
      names = "--until",
      paramLabel = "DAY",
      description = "the last day, e.g. 2030-01-31; what is still there then is red again")
  private LocalDate until;

  @Override
  public Integer call() {
    LocalDate today = Home.today();
    if (until != null && until.isBefore(today)) {
      throw wrong("--until %s is past".formatted(until));
    }
    if (!systems.isEmpty() && !reports.isEmpty()) {
      throw wrong("name a SYSTEM or give --report, not both");
    }
    List<Acceptance.Run> runs =
        folders().stream()
            .map(folder -> WrittenReport.read(folder.resolve(REPORT)))
            .map(run -> new Acceptance.Run(run.system(), run.isWhole(), run.findings()))
            .toList();
    Acceptance.Outcome outcome =
        new Acceptance(Home.repository(), because.strip(), Optional.ofNullable(until), today)
            .accept(runs);
    PrintWriter out = command.commandLine().getOut();
    out.printf(
        "accepted: %d new, %d for longer, %d as before, %d gone%n",
        outcome.added(), outcome.renewed(), outcome.kept(), outcome.gone());
    out.println("written: " + Terminal.shown(Home.repository().resolve(Agreement.FILE)));
    out.flush();
    return ExitCode.CLEAN.number();
  }

  private List<Path> folders() {
    for (Path folder : reports) {
      if (!Files.isRegularFile(folder.resolve(REPORT))) {
        throw wrong("--report names %s, where no %s is".formatted(folder, REPORT));
      }
    }
    return reports.isEmpty() ? lastRuns() : reports;
  }

  private List<Path> lastRuns() {
    Path all = Home.reports(false);
    if (!systems.isEmpty()) {
      for (String system : systems) {
        if (!Files.isRegularFile(all.resolve(system).resolve(REPORT))) {
          throw wrong(
              "there is no report of a run of %s under %s; rehearse it first"
                  .formatted(system, Terminal.shown(all)));
        }
      }
      return systems.stream().distinct().map(all::resolve).toList();
    }
    List<Path> folders = List.of();
    try (Stream<Path> there = Files.list(all)) {
      folders =
          there.filter(folder -> Files.isRegularFile(folder.resolve(REPORT))).sorted().toList();
    } catch (IOException e) {
      // There is none; so it is said.
    }
    if (folders.isEmpty()) {
      throw wrong(
          "there is no report under %s; rehearse first, or name one with --report"
              .formatted(Terminal.shown(all)));
    }
    return folders;
  }

  private ParameterException wrong(String message) {
    return new ParameterException(command.commandLine(), message);
  }
}
