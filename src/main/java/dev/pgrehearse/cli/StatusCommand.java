package dev.pgrehearse.cli;

import dev.pgrehearse.finding.Severity;
import dev.pgrehearse.ground.OpenedSystem;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.spec.SystemSpec;
import dev.pgrehearse.status.LiveLook;
import dev.pgrehearse.status.Status;
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
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code pgrehearse status}: where a deployment stands. */
@Command(
    name = "status",
    description =
        "Compare a live database with a changelog, read-only: what is logged, what is pending, what"
            + " a killed deployment left, and the step that a person must take.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  pgrehearse status crm --url jdbc:postgresql://db/crm",
      "      after a deployment that was cut off: what is there, and what to do now",
      "  pgrehearse status --changelog db/root.yaml --prelude schema.sql --url …",
      "      your own changelog, on top of your schema"
    })
final class StatusCommand implements Callable<Integer> {

  @picocli.CommandLine.Spec private CommandSpec command;

  @Parameters(paramLabel = "SYSTEM", arity = "0..1", description = "a folder under verification/")
  private String system;

  @Mixin private LiveOptions database;

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

  @Mixin private DeploymentOptions deployment;

  @Mixin private ComparedServer compared;

  @Override
  public Integer call() {
    OpenedSystem system = OpenedSystem.of(spec());
    compared.check();
    LiveLook live = database.look();
    PrintWriter out = command.commandLine().getOut();
    Terminal terminal = terminal();
    Status status;
    try (Server server = compared.start(live.major(), terminal)) {
      status =
          InterruptedRun.unless(
              server, () -> Status.of(system.spec(), system.main(), live, server));
    }
    show(status, out);
    terminal.show(status.findings());
    boolean failed = status.findings().stream().anyMatch(f -> f.severity() == Severity.ERROR);
    return (failed ? ExitCode.FINDINGS : ExitCode.CLEAN).number();
  }

  private static void show(Status status, PrintWriter out) {
    out.printf(
        "%d changeset%s logged, %d pending%n",
        status.logged().size(), status.logged().size() == 1 ? "" : "s", status.pending().size());
    status.pending().forEach(id -> out.println("pending  " + id));
    status
        .skipped()
        .forEach(skipped -> out.println("not checked  " + skipped.what() + ": " + skipped.why()));
    out.println();
  }

  private Terminal terminal() {
    return new Terminal(command.commandLine().getOut(), command.commandLine().getErr(), false);
  }

  private SystemSpec spec() {
    if ((changelog == null) == (system == null)) {
      throw wrong("name a SYSTEM or give --changelog, one of them");
    }
    if (changelog == null) {
      if (!preludes.isEmpty() || !fixtures.isEmpty()) {
        throw wrong(
            "--prelude and --fixtures go with --changelog; a SYSTEM has its own in its spec");
      }
      return Home.specs().read(system);
    }
    SqlFiles files = new SqlFiles();
    return SystemSpec.ofChangelog(
            changelog.getFileName().toString().replaceFirst("\\.[^.]+$", ""),
            changelog,
            files.named("--prelude", preludes),
            files.named("--fixtures", fixtures))
        .deployed(deployment.deployment(changelog, Optional.empty(), false, terminal()));
  }

  private ParameterException wrong(String message) {
    return new ParameterException(command.commandLine(), message);
  }
}
