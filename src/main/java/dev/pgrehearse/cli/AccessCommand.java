package dev.pgrehearse.cli;

import dev.pgrehearse.access.AccessDifference;
import dev.pgrehearse.access.AccessYamlText;
import dev.pgrehearse.access.ExpectedAccess;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Severity;
import dev.pgrehearse.ground.Ground;
import dev.pgrehearse.rehearsal.AccessPlay;
import dev.pgrehearse.report.Report;
import dev.pgrehearse.report.RunReport;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.spec.AccessFile;
import dev.pgrehearse.spec.Spec;
import dev.pgrehearse.spec.SystemSpec;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code pgrehearse access}: who may do what at the end of a changelog, by trying. */
@Command(
    name = "access",
    description =
        "Play a system's changelog to the end, let every identity try every verb on every object, and"
            + " compare what really happens with verification/<system>/access.yaml.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  pgrehearse access crm --update",
      "      write access.yaml from what is observed, to be reviewed like code",
      "  pgrehearse access crm --diff main",
      "      who may do more or less than on branch main, in words; needs no server"
    })
final class AccessCommand implements Callable<Integer> {

  @picocli.CommandLine.Spec private CommandSpec command;

  @Parameters(paramLabel = "SYSTEM", description = "a folder under verification/")
  private String system;

  @Mixin private ServerOptions server;

  @Option(names = "--update", description = "write access.yaml; what it accepts is kept")
  private boolean update;

  @Option(
      names = "--diff",
      paramLabel = "REV",
      description = "say what changed in access.yaml since a git revision")
  private String revision;

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description = "where report.html and the other files go (default: no report)")
  private Path report;

  @Mixin private PreludeOptions before;

  @Mixin private DeploymentOptions deployment;

  @Mixin private PlatformOptions platform;

  @Mixin private CacheOptions cache;

  @Option(names = "--quiet", description = "no progress, only findings and the summary")
  private boolean quiet;

  @Override
  public Integer call() {
    Spec specs = Home.specs();
    SystemSpec spec = specs.read(system);
    if (revision != null) {
      if (update) {
        throw wrong("--diff compares two files and --update writes one; give one of them");
      }
      return diff(specs, spec);
    }
    if (spec.access().people().isEmpty()) {
      throw wrong(
          "there are no identities in rehearsal.yaml of %s, so there is nobody whose access could be tried"
              .formatted(system));
    }
    return play(specs, spec);
  }

  private int play(Spec specs, SystemSpec said) {
    ServerChoice choice = server.choice();
    PrintWriter out = command.commandLine().getOut();
    Terminal terminal = new Terminal(out, command.commandLine().getErr(), quiet);
    SystemSpec spec = new SystemOptions(deployment, before, platform).over(said, terminal);
    AccessPlay play = AccessPlay.of(spec);
    if (report != null) {
      Report.prepare(report);
    }
    terminal.starting(choice);
    long start = System.nanoTime();
    AccessPlay.Result result;
    RunReport.ServerUsed used;
    try (Ground ground = play.ground(cache.grounds(choice))) {
      terminal.started(ground);
      used = new RunReport.ServerUsed(ground.server().version(), ground.server().provider());
      result = InterruptedRun.unless(ground.server(), () -> play.run(ground, terminal.progress()));
    }
    if (!quiet) {
      out.println(new AccessTable(result.main()).text());
      result
          .options()
          .forEach(
              (name, matrix) ->
                  out.printf(
                      "%noption %s: %s%n",
                      name, changed(matrix.differencesTo(result.main()).size())));
      out.println();
    }
    out.printf(
        Locale.ROOT,
        "%s: %d cells, %d statements tried%s in %s%n",
        spec.name(),
        result.main().cells().size(),
        result.probes(),
        result.regimes() == 1 ? "" : " under both regimes",
        Terminal.seconds((System.nanoTime() - start) / 1_000_000));
    if (report != null) {
      new ReportOfQuestion(spec, used, (System.nanoTime() - start) / 1_000_000)
          .ofAccess(result)
          .write(report);
    }
    if (update) {
      write(specs, spec, result);
      List<Finding> regimes = result.regimeFindings();
      if (!regimes.isEmpty()) {
        terminal.show(NamesOfRun.takenOut(regimes));
      }
      return (regimes.isEmpty() ? ExitCode.CLEAN : ExitCode.FINDINGS).number();
    }
    if (spec.expectedAccess().isEmpty()) {
      throw wrong(
          "there is no %s to compare with; ./pgrehearse access %s --update writes it"
              .formatted(shown(specs), system));
    }
    terminal.show(NamesOfRun.takenOut(result.findings()));
    boolean failed =
        result.findings().stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
    return (failed ? ExitCode.FINDINGS : ExitCode.CLEAN).number();
  }

  private static String changed(int cells) {
    return cells == 0 ? "as the main system" : cells + " cells are not as in the main system";
  }

  private void write(Spec specs, SystemSpec spec, AccessPlay.Result result) {
    Path file = specs.accessFile(system);
    String text =
        new AccessYamlText(
                system, spec.access().people().stream().map(p -> p.identity().name()).toList())
            .of(
                result.main(),
                result.options(),
                spec.expectedAccess().map(AccessFile::accepts).orElse(List.of()));
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw wrong("cannot write " + shown(specs));
    }
    command.commandLine().getOut().println("written: " + shown(specs));
  }

  private int diff(Spec specs, SystemSpec spec) {
    AccessFile now =
        spec.expectedAccess()
            .orElseThrow(
                () ->
                    wrong(
                        "there is no %s; ./pgrehearse access %s --update writes it"
                            .formatted(shown(specs), system)));
    String text = new GitFile(Home.folder(), command).at(revision, shown(specs));
    AccessFile then = specs.access(spec, text, revision + ":" + shown(specs));
    ExpectedAccess after = ExpectedAccess.of(now);
    ExpectedAccess before = ExpectedAccess.of(then);
    List<String> lines = new ArrayList<>();
    after.matrix("").differencesTo(before.matrix("")).forEach(d -> lines.add(d.sentence()));
    for (SystemSpec.Option option : spec.options()) {
      for (AccessDifference d :
          after.matrix(option.name()).differencesTo(before.matrix(option.name()))) {
        if (!lines.contains(d.sentence())) {
          lines.add("option " + option.name() + ": " + d.sentence());
        }
      }
    }
    PrintWriter out = command.commandLine().getOut();
    lines.forEach(out::println);
    if (lines.isEmpty()) {
      out.println("access.yaml of %s allows what it allowed at %s".formatted(system, revision));
    }
    return ExitCode.CLEAN.number();
  }

  private String shown(Spec specs) {
    return Home.folder().relativize(specs.accessFile(system)).toString().replace('\\', '/');
  }

  private ParameterException wrong(String message) {
    return new ParameterException(command.commandLine(), message);
  }
}
