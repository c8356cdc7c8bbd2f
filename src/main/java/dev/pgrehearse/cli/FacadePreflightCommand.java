package dev.pgrehearse.cli;

import dev.pgrehearse.finding.Severity;
import dev.pgrehearse.spec.FacadeFile;
import dev.pgrehearse.spec.Spec;
import dev.pgrehearse.status.Preflight;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code pgrehearse facade preflight}: is this the database that the moves were written for. */
@Command(
    name = "preflight",
    description =
        "Compare a live database, read-only, with the one that a system's moves were written for: all"
            + " packs at once, before anything is deployed.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  pgrehearse facade preflight reorganization --url jdbc:postgresql://db/shop",
      "      which packs would stop, and at what; ends with 1 where one would",
      "  pgrehearse facade preflight reorganization --url … --info",
      "      also what differs and goes where its table goes"
    })
final class FacadePreflightCommand implements Callable<Integer> {

  @picocli.CommandLine.Spec private CommandSpec command;

  @Parameters(paramLabel = "SYSTEM", description = "a folder under verification/")
  private String system;

  @Mixin private LiveOptions database;

  @Mixin private ComparedServer compared;

  @Mixin private InfoOption info;

  @Override
  public Integer call() {
    Spec specs = Home.specs();
    FacadeFile facades = specs.facades(specs.read(system).name());
    if (facades.moves().isEmpty()) {
      throw wrong("%s lists no moves to ask about".formatted(facades.location()));
    }
    compared.check();
    PrintWriter out = command.commandLine().getOut();
    Terminal terminal = new Terminal(out, command.commandLine().getErr(), false, info.isGiven());
    Preflight preflight = new LiveDrift(specs, system, compared, terminal).of(database::look);
    show(preflight, out);
    terminal.show(preflight.findings());
    boolean failed = preflight.findings().stream().anyMatch(f -> f.severity() == Severity.ERROR);
    return (failed ? ExitCode.FINDINGS : ExitCode.CLEAN).number();
  }

  private static void show(Preflight preflight, PrintWriter out) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("pack", "moves", "moved", "drifted", "verdict"));
    for (Preflight.Pack pack : preflight.packs()) {
      rows.add(
          List.of(
              pack.name(),
              Integer.toString(pack.moves()),
              Integer.toString(pack.moved()),
              Integer.toString(pack.drifted()),
              verdict(pack)));
    }
    MovesAsked.print(rows, out);
    preflight
        .skipped()
        .forEach(skipped -> out.println("not checked  " + skipped.what() + ": " + skipped.why()));
    out.println();
  }

  private static String verdict(Preflight.Pack pack) {
    if (pack.stops()) {
      return "stops";
    }
    return pack.moved() == pack.moves() ? "moved" : "can be deployed";
  }

  private ParameterException wrong(String message) {
    return new ParameterException(command.commandLine(), message);
  }
}
