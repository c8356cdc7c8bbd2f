package dev.pgrehearse.cli;

import dev.pgrehearse.deployment.Deployment;
import dev.pgrehearse.facade.FacadePlan;
import dev.pgrehearse.facade.client.ClientStatements;
import dev.pgrehearse.facade.move.Move;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.project.Project;
import dev.pgrehearse.server.Dump;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import dev.pgrehearse.start.StartedSystem;
import dev.pgrehearse.start.SystemStart;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code pgrehearse facade start}: from a URL to SQL that was rehearsed and proved. */
@Command(
    name = "start",
    description =
        "Read a database, without writing to it, and write a whole system into your own repository:"
            + " the changelog that moves tables behind facades, the schema it starts from, rows,"
            + " identities and checks. Then rehearse it and prove it.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  pgrehearse facade start --url jdbc:postgresql://db/shop --move public.orders=sales.orders",
      "      the system shop, below the folder that you are in; no row is read",
      "  pgrehearse facade start --url … --system shop --move public.lines=sales.lines --sample 20",
      "      a further move of it; if it were new, some rows would be taken along"
    })
final class FacadeStartCommand implements Callable<Integer> {

  @picocli.CommandLine.Spec private CommandSpec command;

  @Option(
      names = "--url",
      required = true,
      paramLabel = "URL",
      description =
          "jdbc:postgresql://HOST:PORT/DATABASE?user=…, which is only read; what it leaves open is"
              + " taken from PGUSER and PGPASSWORD")
  private String url;

  @Option(
      names = "--move",
      required = true,
      paramLabel = "OLD=NEW",
      description =
          "schema.table=schema.table; may be given again. A schema that is not there is made")
  private List<String> moves;

  @Option(names = "--triggers", description = "facades with INSTEAD OF triggers")
  private boolean triggers;

  @Option(
      names = "--system",
      paramLabel = "NAME",
      defaultValue = "",
      description =
          "what it is called; where it is there, the moves are added to it (default: the database's"
              + " name)")
  private String system;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description =
          "your repository (default: the folder with pgrehearse.yaml, or the one that you are in)")
  private Path dir;

  @Option(
      names = "--sample",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "take so many rows of each table along, with those that they refer to (default: none is"
              + " read, and rows are made up)")
  private int sample;

  @Option(
      names = "--prelude",
      paramLabel = "F",
      arity = "1..*",
      description = "a dump of the schema that was taken elsewhere, instead of pg_dump's")
  private List<Path> preludes = List.of();

  @Mixin private ServerOptions server;

  @Option(names = "--quiet", description = "no progress, only findings and the summary")
  private boolean quiet;

  @Mixin private InfoOption info;

  @Override
  public Integer call() {
    if (!system.isEmpty() && !system.matches("[a-z][a-z0-9-]*")) {
      throw wrong("--system %s is no name of a system; write one such as shop".formatted(system));
    }
    if (sample < 0) {
      throw wrong("--sample %d: give 0 or more".formatted(sample));
    }
    List<Move> wanted = wanted();
    Path root = root();
    Optional<Project> project = Project.around(root);
    String verification =
        project.map(Project::verification).orElse(Path.of("verification")).toString();
    LiveConnection live = live();
    SystemStart start =
        live.ask(connection -> SystemStart.of(connection, root, verification, system, wanted));
    if (!start.inTheWay().isEmpty()) {
      throw wrong(
          "%s is there already and is not overwritten; take it away, or give another --system or --dir"
              .formatted(String.join(", ", start.inTheWay())));
    }
    List<Finding> refusals = live.ask(start::refusals);
    if (!refusals.isEmpty()) {
      return refused(refusals).number();
    }
    ClientStatements sent = live.ask(connection -> ClientStatements.read(connection, wanted));
    StartedSystem started = started(live, start, project);
    if (!started.refusals().isEmpty()) {
      return refused(started.refusals()).number();
    }
    show(started, root);
    return new StartedRun(
            root,
            start.system(),
            choice(start.version()),
            terminal(),
            command.commandLine().getOut())
        .verdict(sent, start.login(), start.owners(), started.unfilled())
        .number();
  }

  private List<Move> wanted() {
    try {
      return new MoveArguments(moves, Map.of(), triggers).read();
    } catch (IllegalArgumentException e) {
      throw wrong(e.getMessage());
    }
  }

  private Path root() {
    Path root = dir == null ? Home.project().map(Project::folder).orElse(Path.of("")) : dir;
    if (!Files.isDirectory(root.toAbsolutePath())) {
      throw wrong("--dir %s is no folder".formatted(root));
    }
    return root.toAbsolutePath().normalize();
  }

  private LiveConnection live() {
    LiveConnection live = new LiveConnection(url, System.getenv());
    try (var connection = live.open()) {
      return live;
    } catch (IllegalArgumentException e) {
      throw wrong(e.getMessage());
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException("a connection cannot be closed", e);
    }
  }

  private StartedSystem started(LiveConnection live, SystemStart start, Optional<Project> project) {
    Terminal terminal = terminal();
    try {
      Path folder = Files.createTempDirectory("pgrehearse-start");
      try {
        List<Path> dumps = start.isThere() ? List.of() : dumps(start, folder);
        List<String> rows =
            sample == 0 || start.isThere()
                ? List.of()
                : live.ask(connection -> start.sample(connection, sample));
        ServerChoice choice = choice(start.version());
        terminal.starting(choice);
        try (Server postgres = Servers.start(choice)) {
          terminal.started(postgres);
          return InterruptedRun.unless(
              postgres,
              () ->
                  start.on(
                      postgres,
                      dumps,
                      rows,
                      folder,
                      project.map(Project::deployment).orElse(Deployment.unsaid()),
                      terminal.progress()));
        }
      } finally {
        remove(folder);
      }
    } catch (IOException e) {
      throw wrong("no temporary folder can be made: " + e.getMessage());
    }
  }

  private List<Path> dumps(SystemStart start, Path folder) {
    return preludes.isEmpty()
        ? List.of(
            Dump.of(url)
                .schemaInto(folder, start.platformSchemas(), start.closed(), "databasechangelog"))
        : new SqlFiles().named("--prelude", preludes);
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  private void show(StartedSystem started, Path root) {
    PrintWriter out = command.commandLine().getOut();
    try {
      new PackFiles(root).write(started.fresh(), out);
      started.grown().forEach((path, text) -> grow(root.resolve(path), path, text, out));
    } catch (IllegalArgumentException e) {
      throw wrong(e.getMessage());
    }
    started
        .leftOut()
        .forEach(skipped -> out.println("left out  " + skipped.what() + ": " + skipped.why()));
    started.notes().forEach(note -> out.println("note: " + note));
    terminal().list(started.notices());
  }

  private static void grow(Path file, String path, String text, PrintWriter out) {
    try {
      Files.writeString(file, text);
      out.println("goes on: " + path);
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot write " + path, e);
    }
  }

  private ExitCode refused(List<Finding> refusals) {
    terminal().show(refusals);
    return refusals.stream().anyMatch(refusal -> FacadePlan.MISTAKES.contains(refusal.rule()))
        ? ExitCode.WRONG_INPUT
        : ExitCode.FINDINGS;
  }

  /** Unless one is asked for, the version of the server that is read. */
  private ServerChoice choice(int major) {
    boolean chosen =
        command.commandLine().getParseResult().hasMatchedOption("--postgres")
            || command.commandLine().getParseResult().hasMatchedOption("--pg-version");
    return chosen || major < 15 || major > 18 ? server.choice() : new ServerChoice.Embedded(major);
  }

  private Terminal terminal() {
    return new Terminal(
        command.commandLine().getOut(), command.commandLine().getErr(), quiet, info.isGiven());
  }

  private ParameterException wrong(String message) {
    return new ParameterException(command.commandLine(), message);
  }
}
