package dev.pgrehearse.cli;

import dev.pgrehearse.facade.client.ClientStatements;
import dev.pgrehearse.facade.move.Move;
import dev.pgrehearse.rehearsal.ClientsPlay;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.ServerException;
import dev.pgrehearse.server.Servers;
import dev.pgrehearse.spec.FacadeFile;
import dev.pgrehearse.spec.Spec;
import dev.pgrehearse.spec.SystemSpec;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code pgrehearse facade clients}: will what clients really send still work? */
@Command(
    name = "clients",
    description =
        "Read from pg_stat_statements of a database, without writing to it, what was really sent to"
            + " the tables that move, and say for each statement whether it still works on the"
            + " facade and by the same plan: both are built on a throwaway server.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  pgrehearse facade clients reorganization --url jdbc:postgresql://db/shop",
      "      each statement, planned on the tables and on the facades of the system's changelog",
      "  pgrehearse facade clients --url … --move public.orders=sales.orders",
      "      no changelog yet: only the forms that no facade can answer"
    })
final class FacadeClientsCommand implements Callable<Integer> {

  @picocli.CommandLine.Spec private CommandSpec command;

  @Parameters(
      arity = "0..1",
      paramLabel = "SYSTEM",
      description = "a folder under verification/, whose facades.yaml lists the moves")
  private String system;

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
      paramLabel = "OLD=NEW",
      description = "schema.table=schema.table instead of a SYSTEM; may be given again")
  private List<String> moves = List.of();

  @Option(names = "--triggers", description = "with --move: facades with INSTEAD OF triggers")
  private boolean triggers;

  @Mixin private ServerOptions server;

  @Option(names = "--quiet", description = "no progress")
  private boolean quiet;

  @Override
  public Integer call() {
    if ((system == null) == moves.isEmpty()) {
      throw wrong("name a SYSTEM whose facades.yaml lists the moves, or give --move; one of them");
    }
    if (system != null && triggers) {
      throw wrong("--triggers goes with --move; a SYSTEM says so in its facades.yaml");
    }
    if (system == null && choosesServer()) {
      throw wrong("--postgres and --pg-version go with a SYSTEM; --move needs no other server");
    }
    PrintWriter out = command.commandLine().getOut();
    ClientsTable table = new ClientsTable(out);
    return (system == null ? withoutCopy(table) : onFacades(table)).number();
  }

  private ExitCode withoutCopy(ClientsTable table) {
    List<Move> wanted = typed();
    return live(
        connection -> {
          ClientStatements sent = read(connection, wanted);
          for (Move move : sent.unknown()) {
            throw wrong(
                "--move: there is neither a table %s.%s nor %s.%s in this database"
                    .formatted(move.fromSchema(), move.fromName(), move.toSchema(), move.toName()));
          }
          return table.show(
              sent,
              sent.judgedOn(connection),
              "planned where the facade stands already, else judged by their form");
        });
  }

  private List<Move> typed() {
    List<Move> typed;
    try {
      typed = new MoveArguments(moves, Map.of(), triggers).read();
    } catch (IllegalArgumentException e) {
      throw wrong(e.getMessage());
    }
    for (Move move : typed) {
      if (move.fromSchema().equals(move.toSchema()) && move.fromName().equals(move.toName())) {
        throw wrong(
            "--move: %s.%s is where it shall go already; name another schema or another table behind the ="
                .formatted(move.fromSchema(), move.fromName()));
      }
    }
    return typed;
  }

  private ExitCode onFacades(ClientsTable table) {
    Spec specs = Home.specs();
    SystemSpec spec = specs.read(system);
    FacadeFile facades = specs.facades(system);
    if (facades.moves().isEmpty()) {
      throw wrong("%s lists no moves, so there is nothing to judge".formatted(facades.location()));
    }
    ClientsPlay play = ClientsPlay.of(spec, facades);
    ClientStatements sent = live(connection -> read(connection, play.moves()));
    Terminal terminal =
        new Terminal(command.commandLine().getOut(), command.commandLine().getErr(), quiet);
    ServerChoice choice = choice(sent.version() / 10000);
    terminal.starting(choice);
    ClientsPlay.Judged judged;
    String version;
    try (Server postgres = Servers.start(choice)) {
      terminal.started(postgres);
      version = postgres.version();
      judged = play.run(postgres, sent, terminal.progress());
    }
    int major = sent.version() / 10000;
    if (!version.split("\\D", 2)[0].equals(String.valueOf(major))) {
      table.note(
          "sent to Postgres %d and planned on %s, where some statements do otherwise"
              .formatted(major, version.split("\\D", 2)[0]));
    }
    for (String role : judged.strangers()) {
      table.note(
          "the throwaway server has no role %s: its statements were planned as a superuser"
              .formatted(role));
    }
    return table.show(sent, judged.verdicts(), "planned on Postgres " + version);
  }

  /** Unless one is asked for, the version that the statements were sent to. */
  private ServerChoice choice(int major) {
    return choosesServer() || major < 15 || major > 18
        ? server.choice()
        : new ServerChoice.Embedded(major);
  }

  private boolean choosesServer() {
    return command.commandLine().getParseResult().hasMatchedOption("--postgres")
        || command.commandLine().getParseResult().hasMatchedOption("--pg-version");
  }

  private <T> T live(LiveConnection.Question<T> question) {
    try {
      return new LiveConnection(url, System.getenv()).ask(question);
    } catch (IllegalArgumentException e) {
      throw wrong(e.getMessage());
    }
  }

  private static ClientStatements read(Connection connection, List<Move> wanted)
      throws SQLException {
    ClientStatements sent = ClientStatements.read(connection, wanted);
    if (sent.recorded() == 0) {
      throw new ServerException(
          sent.skipped().stream()
              .findFirst()
              .map(skipped -> "nothing could be judged: " + skipped.why())
              .orElse(
                  "nothing could be judged: pg_stat_statements holds no statement of this database;"
                      + " come back after a day of traffic"));
    }
    return sent;
  }

  private ParameterException wrong(String message) {
    return new ParameterException(command.commandLine(), message);
  }
}
