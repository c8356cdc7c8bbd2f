package dev.pgrehearse.cli;

import dev.pgrehearse.git.GitException;
import dev.pgrehearse.git.Repository;
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
    try {
      Repository repository = Repository.holding(home);
      return repository
          .content(repository.revision(revision), home.resolve(path))
          .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
          .orElseThrow(
              () ->
                  wrong(
                      "git has no %s at '%s'; name a revision that has it"
                          .formatted(path, revision)));
    } catch (GitException e) {
      throw wrong(e.getMessage());
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(command.commandLine(), message);
  }
}
