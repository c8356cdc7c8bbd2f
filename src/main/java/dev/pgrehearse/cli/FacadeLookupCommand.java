package dev.pgrehearse.cli;

import dev.pgrehearse.facade.catalog.MoveQuery;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code pgrehearse facade lookup}: where each table of a database belongs. */
@Command(
    name = "lookup",
    description =
        "Say where each table and view of the old schemas belongs, and which have no home yet.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  pgrehearse facade lookup reorganization --url jdbc:postgresql://db/shop",
      "      each table of public with its home in facades.yaml",
      "  pgrehearse facade lookup reorganization --sql | psql",
      "      the same without Java at the database"
    })
final class FacadeLookupCommand implements Callable<Integer> {

  @Spec private CommandSpec command;

  @Mixin private MovesAsked moves;

  @Override
  public Integer call() {
    MovesAsked.print(
        moves.ask(MoveQuery.LOOKUP, command.commandLine().getOut()),
        command.commandLine().getOut());
    return ExitCode.CLEAN.number();
  }
}
