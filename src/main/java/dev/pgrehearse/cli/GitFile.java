package dev.pgrehearse.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** A file as a git revision has it. */
final class GitFile {

  private final Path home;
  private final CommandSpec command;

  GitFile(Path home, CommandSpec command) {
    this.home = home;
    this.command = command;
  }

  String at(String revision, String path) {
    if (revision.startsWith("-")) {
      throw wrong("--diff takes a git revision, not '%s'".formatted(revision));
    }
    try {
      Process git =
          new ProcessBuilder("git", "show", revision + ":./" + path)
              .directory(home.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String text = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (git.waitFor() != 0) {
        throw wrong("git has no %s at '%s'; name a revision that has it".formatted(path, revision));
      }
      return text;
    } catch (IOException e) {
      throw wrong("--diff asks git, which is not on the PATH");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw wrong("interrupted while git was asked");
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(command.commandLine(), message);
  }
}
