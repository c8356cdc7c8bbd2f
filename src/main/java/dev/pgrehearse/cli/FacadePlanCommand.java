package dev.pgrehearse.cli;

import dev.pgrehearse.cli.MoveArguments.ColumnOption;
import dev.pgrehearse.facade.FacadePack;
import dev.pgrehearse.facade.FacadePlan;
import dev.pgrehearse.facade.FunctionsPlan;
import dev.pgrehearse.facade.MovePlan;
import dev.pgrehearse.facade.move.Move;
import dev.pgrehearse.facade.refusal.RecordedSql;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.spec.Spec;
import dev.pgrehearse.start.PlannedSystem;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code pgrehearse facade plan}: the SQL of a move, from a live catalog that is only read. */
@Command(
    name = "plan",
    description =
        "Read a database, without writing to it, and say how tables can leave their schema while"
            + " clients go on under the old names: the SQL, its way back, and what it touches.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  pgrehearse facade plan --url jdbc:postgresql://db/shop --move public.orders=sales.orders",
      "      prints the SQL; log in as the role that will run it",
      "  pgrehearse facade plan --url … --move public.orders=sales.orders --rename"
          + " public.orders.total=amount --out . --pack shop/020_orders",
      "      writes sql/, changelog/ and a skeleton of checks"
    })
final class FacadePlanCommand implements Callable<Integer> {

  @picocli.CommandLine.Spec private CommandSpec command;

  @Option(
      names = "--url",
      required = true,
      paramLabel = "URL",
      description =
          "jdbc:postgresql://HOST:PORT/DATABASE?user=…; what it leaves open is taken from PGUSER"
              + " and PGPASSWORD")
  private String url;

  @Option(
      names = "--move",
      required = true,
      paramLabel = "OLD=NEW",
      description = "schema.table=schema.table; may be given again, and a later move counts on it")
  private List<String> moves;

  @Option(
      names = "--rename",
      paramLabel = "COLUMN=NEW",
      description = "schema.table.column=column; clients keep the old name")
  private List<String> renames = List.of();

  @Option(
      names = "--compute",
      paramLabel = "COLUMN=EXPRESSION",
      description =
          "schema.table.column=SQL, with t.column for the table's columns; clients see it instead"
              + " of what is stored, which stays in the table")
  private List<String> computed = List.of();

  @Option(
      names = "--hide",
      paramLabel = "COLUMN",
      description = "schema.table.column; it stays in the table, and clients do not see it")
  private List<String> hidden = List.of();

  @Option(
      names = "--add",
      paramLabel = "COLUMN=TYPE",
      description =
          "schema.table.column=type, perhaps default … and not null; the table gets it, and clients"
              + " do not see it")
  private List<String> added = List.of();

  @Option(
      names = "--drop",
      paramLabel = "COLUMN=EXPRESSION",
      description =
          "schema.table.column=SQL; the table loses it and clients see the SQL, if every row holds"
              + " just that today")
  private List<String> dropped = List.of();

  @Option(
      names = "--triggers",
      description = "facades with INSTEAD OF triggers, for those who need COPY into them")
  private boolean triggers;

  @Option(
      names = "--clients",
      paramLabel = "SYSTEM",
      description =
          "a folder under verification/, whose clients/*.yaml records what clients send; looked into"
              + " beside what pg_stat_statements has")
  private String clients = "";

  @Mixin private PackOptions files;

  @Override
  public Integer call() {
    List<Move> wanted;
    FacadePack pack;
    try {
      wanted = new MoveArguments(moves, columns(), triggers).read();
      pack = files.pack();
    } catch (IllegalArgumentException e) {
      throw wrong(e.getMessage());
    }
    List<RecordedSql> recorded = recorded();
    FacadePlan plan =
        new LiveConnection(url, System.getenv())
            .ask(connection -> FacadePlan.ofPack(connection, wanted, recorded));
    PrintWriter print = command.commandLine().getOut();
    Terminal terminal = new Terminal(print, command.commandLine().getErr(), false);
    if (!plan.refused()) {
      if (files.print()) {
        plan.moves().forEach(move -> print(print, move));
        plan.functions().ifPresent(functions -> print(print, functions));
      } else {
        try {
          PlannedSystem system = PlannedSystem.of(plan, pack, files.folder());
          SortedMap<String, String> all = new TreeMap<>(pack.files(plan));
          all.putAll(system.fresh());
          files.write(all, print);
          system.steps().forEach(step -> print.println("next  " + step));
          print.println();
        } catch (IllegalArgumentException e) {
          throw wrong(e.getMessage());
        }
      }
    }
    plan.clients()
        .skipped()
        .forEach(
            skipped -> print.println("not looked at  " + skipped.what() + ": " + skipped.why()));
    List<Finding> findings =
        Stream.concat(
                plan.moves().stream()
                    .flatMap(
                        move -> Stream.concat(move.refusals().stream(), move.notices().stream())),
                plan.functions().stream().flatMap(functions -> functions.notices().stream()))
            .toList();
    Optional<HiddenClients> hidden = plan.clients().hiddenFrom().map(HiddenClients::new);
    if (plan.refused() || hidden.isEmpty()) {
      terminal.show(findings);
      return exitCode(plan).number();
    }
    terminal.list(findings);
    terminal.verdict(
        false,
        HiddenClients.WORD,
        hidden
            .get()
            .words("the moves are planned", "the plan again, or facade clients --url … --move …"));
    return ExitCode.FINDINGS.number();
  }

  private List<RecordedSql> recorded() {
    if (clients.isEmpty()) {
      return List.of();
    }
    Spec specs = Home.specs();
    List<RecordedSql> recorded =
        specs.clients(specs.read(clients)).stream()
            .map(
                one ->
                    new RecordedSql(
                        "%s (%s)".formatted(one.client(), one.location()),
                        one.sql(),
                        one.parameters()))
            .toList();
    if (recorded.isEmpty()) {
      throw wrong("verification/%s/clients/ records no statement".formatted(clients));
    }
    return recorded;
  }

  private Map<ColumnOption, List<String>> columns() {
    return Map.of(
        ColumnOption.RENAME, renames,
        ColumnOption.COMPUTE, computed,
        ColumnOption.HIDE, hidden,
        ColumnOption.ADD, added,
        ColumnOption.DROP, dropped);
  }

  /** What was typed wrong is one thing, and what the generator will not do is another. */
  private static ExitCode exitCode(FacadePlan plan) {
    List<Finding> refusals =
        plan.moves().stream().flatMap(move -> move.refusals().stream()).toList();
    if (refusals.isEmpty()) {
      return ExitCode.CLEAN;
    }
    return refusals.stream().anyMatch(refusal -> FacadePlan.MISTAKES.contains(refusal.rule()))
        ? ExitCode.WRONG_INPUT
        : ExitCode.FINDINGS;
  }

  private static void print(PrintWriter print, MovePlan move) {
    print.println(
        "-- %s -> %s, in one transaction: psql --single-transaction"
            .formatted(move.facade(), move.home()));
    print.println(move.forward());
    print.println("-- rollback of " + move.facade() + " -> " + move.home() + ", likewise");
    print.println(move.rollback());
  }

  private static void print(PrintWriter print, FunctionsPlan functions) {
    print.println("-- functions, behind all moves, in one transaction");
    print.println(functions.forward());
    print.println("-- rollback of the functions, before that of any move, likewise");
    print.println(functions.rollback());
  }

  private ParameterException wrong(String message) {
    return new ParameterException(command.commandLine(), message);
  }
}
