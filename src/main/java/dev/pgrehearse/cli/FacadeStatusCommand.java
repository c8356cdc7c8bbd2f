package dev.pgrehearse.cli;

import dev.pgrehearse.facade.catalog.MoveQuery;
import dev.pgrehearse.finding.Severity;
import dev.pgrehearse.status.LiveLook;
import dev.pgrehearse.status.Preflight;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code pgrehearse facade status}: what is moved and what is not, and what has drifted. */
@Command(
    name = "status",
    description =
        "Say of each move of facades.yaml whether it is done on a database, and whether what stands"
            + " under the old name is its facade; then what else is not as the moves need it.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  pgrehearse facade status reorganization --url jdbc:postgresql://db/shop",
      "      ends with 1 where a move is neither done nor still to do, or would be stopped",
      "  pgrehearse facade status reorganization --sql | psql",
      "      the first part without Java at the database"
    })
final class FacadeStatusCommand implements Callable<Integer> {

  private static final Set<String> IN_ORDER = Set.of("moved", "not moved");

  @Spec private CommandSpec command;

  @Mixin private MovesAsked moves;

  @Option(
      names = "--moves-only",
      description = "only what has moved: nothing is compared, and no throwaway server is needed")
  private boolean movesOnly;

  @Option(
      names = "--liquibase-schema",
      paramLabel = "NAME",
      description = "where databasechangelog is, if there are several")
  private String schema;

  @Mixin private ComparedServer compared;

  @Override
  public Integer call() {
    compared.check();
    PrintWriter out = command.commandLine().getOut();
    List<List<String>> rows = moves.ask(MoveQuery.STATUS, out);
    if (moves.onlyTheQuestion()) {
      return ExitCode.CLEAN.number();
    }
    MovesAsked.print(rows, out);
    long moved = rows.stream().filter(row -> row.get(2).equals("moved")).count();
    long wrong = rows.stream().filter(row -> !IN_ORDER.contains(row.get(2))).count();
    out.printf("%n%d of %d moved, %d in no order%n", moved, rows.size(), wrong);
    boolean stopped = !movesOnly && stops(out);
    return (wrong == 0 && !stopped ? ExitCode.CLEAN : ExitCode.FINDINGS).number();
  }

  /** Whether a pack would be, by what has drifted. */
  private boolean stops(PrintWriter out) {
    Terminal terminal = new Terminal(out, command.commandLine().getErr(), false, false);
    Preflight preflight =
        new LiveDrift(Home.specs(), moves.system(), compared, terminal).of(this::look);
    preflight
        .skipped()
        .forEach(skipped -> out.println("not checked  " + skipped.what() + ": " + skipped.why()));
    out.println();
    terminal.show(preflight.findings());
    return preflight.findings().stream().anyMatch(f -> f.severity() == Severity.ERROR);
  }

  private LiveLook look() {
    try {
      return new LiveConnection(moves.url(), System.getenv())
          .ask(connection -> LiveLook.of(connection, Optional.ofNullable(schema)));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), e.getMessage());
    }
  }
}
