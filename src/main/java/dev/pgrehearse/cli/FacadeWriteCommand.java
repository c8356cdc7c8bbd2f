package dev.pgrehearse.cli;

import dev.pgrehearse.rehearsal.FacadePlay;
import dev.pgrehearse.rehearsal.FacadePlay.Written;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.Servers;
import dev.pgrehearse.spec.FacadeFile;
import dev.pgrehearse.spec.Spec;
import dev.pgrehearse.spec.SystemSpec;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code pgrehearse facade write}: the files of a system's moves, as the generator has them. */
@Command(
    name = "write",
    description =
        "Play a system's changelog on a throwaway database, plan each move of its facades.yaml on"
            + " the catalog just before it, and write the move's files under sql/, with the guards of"
            + " their packs.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  pgrehearse facade write reorganization",
      "      writes what is not as the generator has it, and says what it could not plan; released",
      "      SQL must not be written again",
      "  pgrehearse facade write reorganization --check",
      "      names the files that differ, writes none, and ends with 1 if there is one"
    })
final class FacadeWriteCommand implements Callable<Integer> {

  @picocli.CommandLine.Spec private CommandSpec command;

  @Parameters(paramLabel = "SYSTEM", description = "a folder under verification/")
  private String system;

  @Mixin private ServerOptions server;

  @Mixin private PreludeOptions before;

  @Mixin private DeploymentOptions deployment;

  @Mixin private PlatformOptions platform;

  @Option(names = "--check", description = "compare only")
  private boolean check;

  @Option(names = "--quiet", description = "no progress")
  private boolean quiet;

  @Override
  public Integer call() {
    Spec specs = Home.specs();
    PrintWriter out = command.commandLine().getOut();
    Terminal terminal = new Terminal(out, command.commandLine().getErr(), quiet);
    SystemSpec spec =
        new SystemOptions(deployment, before, platform).over(specs.read(system), terminal);
    FacadeFile facades = specs.facades(system);
    if (facades.moves().isEmpty()) {
      throw wrong("%s lists no moves, so there is nothing to write".formatted(facades.location()));
    }
    FacadePlay play = FacadePlay.of(spec, facades);
    terminal.starting(server.choice());
    List<Written> written;
    try (Server postgres = Servers.start(server.choice())) {
      terminal.started(postgres);
      written = play.run(postgres, terminal.progress());
    }
    GeneratedFiles generated = GeneratedFiles.of(Home.folder(), system, facades, written);
    Map<String, String> files = generated.files();
    List<String> different = files.keySet().stream().filter(f -> differs(f, files.get(f))).toList();
    for (String file : different) {
      if (!check) {
        write(file, files.get(file));
      }
      out.println((check ? "differs: " : "written: ") + file);
    }
    play.missing()
        .forEach(id -> out.println("not in the changelog yet: " + id + "; its pack must list it"));
    out.printf(
        "%d moves, %d of %d files %s%n",
        facades.moves().size(), different.size(), files.size(), check ? "differ" : "written");
    if (!generated.left().isEmpty()) {
      out.println();
      terminal.show(generated.left());
      return ExitCode.FINDINGS.number();
    }
    return (check && !different.isEmpty() ? ExitCode.FINDINGS : ExitCode.CLEAN).number();
  }

  private boolean differs(String file, String text) {
    try {
      Path path = Home.folder().resolve(file);
      return !Files.isRegularFile(path) || !Files.readString(path).equals(text);
    } catch (IOException e) {
      throw wrong("cannot read " + file);
    }
  }

  private void write(String file, String text) {
    try {
      Path path = Home.folder().resolve(file);
      Files.createDirectories(path.getParent());
      Files.writeString(path, text);
    } catch (IOException e) {
      throw wrong("cannot write " + file);
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(command.commandLine(), message);
  }
}
