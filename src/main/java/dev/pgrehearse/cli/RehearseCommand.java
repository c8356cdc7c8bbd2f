package dev.pgrehearse.cli;

import dev.pgrehearse.finding.Severity;
import dev.pgrehearse.rehearsal.Rehearsal;
import dev.pgrehearse.rehearsal.RehearsalResult;
import dev.pgrehearse.report.Report;
import dev.pgrehearse.report.RunReport;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import dev.pgrehearse.spec.Spec;
import dev.pgrehearse.spec.SystemSpec;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code pgrehearse rehearse}: the main job. */
@Command(
    name = "rehearse",
    description =
        "Play every changeset forward, back and forward again on a throwaway Postgres with rows in"
            + " the tables, and report what production would not have liked.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  pgrehearse rehearse crm",
      "      one of the shipped systems, on an embedded Postgres 17",
      "  pgrehearse rehearse --changelog db/root.yaml --prelude schema.sql",
      "      your own changelog, on top of your schema"
    })
final class RehearseCommand implements Callable<Integer> {

  @picocli.CommandLine.Spec private CommandSpec command;

  @Parameters(
      paramLabel = "SYSTEM",
      description = "folders under verification/; all of them when none is named")
  private List<String> systems = new ArrayList<>();

  @Mixin private ServerOptions server;

  @Option(
      names = "--changelog",
      paramLabel = "F",
      description = "any Liquibase changelog (YAML, XML, JSON, formatted SQL), no spec needed")
  private Path changelog;

  @Option(
      names = "--prelude",
      paramLabel = "F",
      arity = "1..*",
      description = "SQL files, or folders of them, that make the state before --changelog")
  private List<Path> preludes = new ArrayList<>();

  @Option(
      names = "--fixtures",
      paramLabel = "F",
      arity = "1..*",
      description = "SQL files, or folders of them, with rows, run after the prelude")
  private List<Path> fixtures = new ArrayList<>();

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description =
          "where report.json, report.md and junit.xml go (default:"
              + " target/rehearsal/<system>/)")
  private Path report;

  @Option(names = "--quiet", description = "no progress, only findings and the summary")
  private boolean quiet;

  @Override
  public Integer call() {
    ServerChoice choice = server.choice();
    Map<SystemSpec, Rehearsal> rehearsals = new LinkedHashMap<>();
    specs().forEach(spec -> rehearsals.put(spec, Rehearsal.of(spec)));
    rehearsals.keySet().forEach(spec -> Report.prepare(directory(spec, rehearsals.size() > 1)));
    PrintWriter out = command.commandLine().getOut();
    Terminal terminal = new Terminal(out, command.commandLine().getErr(), quiet);
    boolean failed = false;
    terminal.starting(choice);
    Server postgres = Servers.start(choice);
    List<String> told = postgres.notes();
    try (postgres) {
      terminal.started(postgres);
      for (Map.Entry<SystemSpec, Rehearsal> entry : rehearsals.entrySet()) {
        RehearsalResult result = play(entry.getValue(), postgres, terminal);
        RunReport run = new ReportOfResult(result, postgres).report();
        Path directory = directory(entry.getKey(), rehearsals.size() > 1);
        Report.of(run).write(directory);
        terminal.show(entry.getKey().title(), run, directory);
        failed |= run.count(Severity.ERROR) > 0;
      }
    }
    // What could not be dropped on a server that stays.
    postgres.notes().stream().filter(note -> !told.contains(note)).forEach(terminal::note);
    return (failed ? ExitCode.FINDINGS : ExitCode.CLEAN).number();
  }

  private static RehearsalResult play(Rehearsal rehearsal, Server postgres, Terminal terminal) {
    try {
      return rehearsal.run(postgres, terminal.progress());
    } catch (RuntimeException e) {
      throw postgres.isOver() ? new InterruptedRun(e) : e;
    }
  }

  private List<SystemSpec> specs() {
    if (changelog != null) {
      if (!systems.isEmpty()) {
        throw wrong("name a SYSTEM or give --changelog, not both");
      }
      SqlFiles files = new SqlFiles();
      return List.of(
          SystemSpec.ofChangelog(
              changelog.getFileName().toString().replaceFirst("\\.[^.]+$", ""),
              changelog,
              files.named("--prelude", preludes),
              files.named("--fixtures", fixtures)));
    }
    if (!preludes.isEmpty() || !fixtures.isEmpty()) {
      throw wrong("--prelude and --fixtures go with --changelog; a SYSTEM has its own in its spec");
    }
    Spec spec = new Spec(Home.folder());
    List<String> names = systems.isEmpty() ? spec.systems() : systems;
    if (names.isEmpty()) {
      throw wrong("there is no system under verification/; name a --changelog");
    }
    return names.stream().distinct().map(spec::read).toList();
  }

  private Path directory(SystemSpec spec, boolean several) {
    if (report != null) {
      return several ? report.resolve(spec.name()) : report;
    }
    Path base = changelog == null ? Home.folder() : Path.of("");
    return base.resolve("target").resolve("rehearsal").resolve(spec.name());
  }

  private ParameterException wrong(String message) {
    return new ParameterException(command.commandLine(), message);
  }
}
