package dev.pgrehearse.cli;

import dev.pgrehearse.facade.FacadePack;
import dev.pgrehearse.facade.catalog.QualifiedName;
import dev.pgrehearse.facade.reissue.FacadeReissue;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code pgrehearse facade reissue}: a facade follows its table, which has changed since. */
@Command(
    name = "reissue",
    description =
        "Read a database, without writing to it, in which a facade does not fit its table any more,"
            + " and write what makes it fit: columns, defaults, grants, options, triggers.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  pgrehearse facade reissue --url jdbc:postgresql://db/shop --view public.orders",
      "      prints the SQL, or says that there is nothing to do",
      "  pgrehearse facade reissue --url … --view public.orders --show discount --hide cost"
          + " --out . --pack shop/030_discount",
      "      two new columns of the table, one for clients and one not, as files of a pack"
    })
final class FacadeReissueCommand implements Callable<Integer> {

  @Spec private CommandSpec command;

  @Option(
      names = "--url",
      required = true,
      paramLabel = "URL",
      description =
          "jdbc:postgresql://HOST:PORT/DATABASE?user=…; what it leaves open is taken from PGUSER"
              + " and PGPASSWORD")
  private String url;

  @Option(
      names = "--view",
      required = true,
      paramLabel = "NAME",
      description = "schema.view; its comment says Facade of")
  private String view;

  @Option(
      names = "--show",
      paramLabel = "COLUMN",
      description = "a column of the table that clients shall see, as the last one")
  private List<String> show = List.of();

  @Option(
      names = "--hide",
      paramLabel = "COLUMN",
      description = "a column that clients shall not see")
  private List<String> hide = List.of();

  @Mixin private PackOptions files;

  @Override
  public Integer call() {
    try {
      FacadePack pack = files.pack();
      FacadeReissue reissue = read(parsed());
      PrintWriter print = command.commandLine().getOut();
      if (reissue.nothingToDo()) {
        print.printf("%s is what %s wants: nothing to do%n", reissue.facade(), reissue.home());
        return ExitCode.CLEAN.number();
      }
      if (!reissue.refused() && !files.print()) {
        files.write(pack.files(reissue), print);
      } else if (!reissue.refused()) {
        print.println("-- " + reissue.facade());
        print.println(reissue.forward());
        print.println("-- rollback of " + reissue.facade());
        print.println(reissue.rollback());
      }
      new Terminal(print, command.commandLine().getErr(), false)
          .show(Stream.concat(reissue.refusals().stream(), reissue.notices().stream()).toList());
      return exitCode(reissue).number();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), e.getMessage());
    }
  }

  private QualifiedName parsed() {
    if (QualifiedName.parts(view).size() != 2) {
      throw new IllegalArgumentException(
          "--view %s is not of the form schema.view; a name with capitals or other signs stands in"
                  .formatted(view)
              + " double quotes");
    }
    return QualifiedName.parse(view);
  }

  private FacadeReissue read(QualifiedName name) {
    List<String> shown = columns("--show", show);
    List<String> hidden = columns("--hide", hide);
    return new LiveConnection(url, System.getenv())
        .ask(connection -> FacadeReissue.of(connection, name, shown, hidden));
  }

  private static List<String> columns(String option, List<String> typed) {
    for (String name : typed) {
      if (QualifiedName.parts(name).size() != 1) {
        throw new IllegalArgumentException(
            "%s %s is no name of a column; one with capitals or other signs stands in double quotes"
                .formatted(option, name));
      }
    }
    return typed.stream().map(QualifiedName::unquoted).toList();
  }

  private static ExitCode exitCode(FacadeReissue reissue) {
    if (!reissue.refused()) {
      return ExitCode.CLEAN;
    }
    return reissue.refusals().stream()
            .anyMatch(refusal -> FacadeReissue.MISTAKES.contains(refusal.rule()))
        ? ExitCode.WRONG_INPUT
        : ExitCode.FINDINGS;
  }
}
