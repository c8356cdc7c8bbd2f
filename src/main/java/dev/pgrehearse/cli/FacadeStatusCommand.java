package dev.pgrehearse.cli;

import dev.pgrehearse.facade.catalog.MoveQuery;
import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code pgrehearse facade status}: what is moved and what is not. */
@Command(
    name = "status",
    description =
        "Say of each move of facades.yaml whether it is done on a database, and whether what stands"
            + " under the old name is its facade.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  pgrehearse facade status reorganization --url jdbc:postgresql://db/shop",
      "      ends with 1 where a move is neither done nor still to do",
      "  pgrehearse facade status reorganization --sql | psql",
      "      the same without Java at the database"
    })
final class FacadeStatusCommand implements Callable<Integer> {

  private static final Set<String> IN_ORDER = Set.of("moved", "not moved");

  @Spec private CommandSpec command;

  @Mixin private MovesAsked moves;

  @Override
  public Integer call() {
    PrintWriter out = command.commandLine().getOut();
    List<List<String>> rows = moves.ask(MoveQuery.STATUS, out);
    MovesAsked.print(rows, out);
    long moved = rows.stream().filter(row -> row.get(2).equals("moved")).count();
    long wrong = rows.stream().filter(row -> !IN_ORDER.contains(row.get(2))).count();
    if (!rows.isEmpty()) {
      out.printf("%n%d of %d moved, %d in no order%n", moved, rows.size(), wrong);
    }
    return (wrong == 0 ? ExitCode.CLEAN : ExitCode.FINDINGS).number();
  }
}
