package dev.pgrehearse.cli;

import dev.pgrehearse.finding.Severity;
import dev.pgrehearse.ground.OpenedSystem;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
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

  private static final int OLDEST = 15;
  private static final int NEWEST = 18;

  @picocli.CommandLine.Spec private CommandSpec command;

  @Parameters(paramLabel = "SYSTEM", arity = "0..1", description = "a folder under verification/")
  private String system;

  @Option(
      names = "--url",
      paramLabel = "URL",
      required = true,
      description =
          "jdbc:postgresql://HOST:PORT/DATABASE?user=…, which is only read; what it leaves open is"
              + " taken from PGUSER and PGPASSWORD")
  private String url;

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
      names = "--liquibase-schema",
      paramLabel = "NAME",
      description = "where databasechangelog is, if there are several")
  private String schema;

  @Mixin private DeploymentOptions deployment;

  @Option(
      names = "--postgres",
      paramLabel = "WHERE",
      defaultValue = "embedded",
      description =
          "where the changelog is played to compare with: embedded (of the live server's version),"
              + " docker[:IMAGE] or jdbc:postgresql://… of a superuser (default: ${DEFAULT-VALUE})")
  private String postgres;

  @Override
  public Integer call() {
    OpenedSystem system = OpenedSystem.of(spec());
    choice(NEWEST);
    LiveLook live = look();
    PrintWriter out = command.commandLine().getOut();
    Terminal terminal = terminal();
    ServerChoice choice = choice(Math.min(NEWEST, Math.max(OLDEST, live.major())));
    terminal.starting(choice);
    if (choice instanceof ServerChoice.Embedded other && other.majorVersion() != live.major()) {
      terminal.note(
          "the live server is a Postgres %d; what another prints otherwise counts as different"
              .formatted(live.major()));
    }
    Status status;
    try (Server server = Servers.start(choice)) {
      terminal.started(server);
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

  private LiveLook look() {
    try {
      return new LiveConnection(url, System.getenv())
          .ask(connection -> LiveLook.of(connection, Optional.ofNullable(schema)));
    } catch (IllegalArgumentException e) {
      throw wrong(e.getMessage());
    }
  }

  private ServerChoice choice(int major) {
    try {
      return ServerChoice.parse(postgres, major);
    } catch (IllegalArgumentException e) {
      throw wrong(e.getMessage());
    }
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
