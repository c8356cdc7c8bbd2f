package dev.pgrehearse.cli;

import dev.pgrehearse.server.ServerChoice;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Which Postgres to rehearse on. */
final class ServerOptions {

  @Spec(Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--postgres",
      paramLabel = "WHERE",
      defaultValue = "embedded",
      description =
          "embedded, docker[:IMAGE] or jdbc:postgresql://… of a superuser; only databases made by"
              + " this run are written to (default: ${DEFAULT-VALUE})")
  private String postgres;

  @Option(
      names = "--pg-version",
      paramLabel = "15|16|17|18",
      defaultValue = "17",
      description = "major version, embedded only (default: ${DEFAULT-VALUE})")
  private int version;

  ServerChoice choice() {
    try {
      return ServerChoice.parse(postgres, version);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), e.getMessage());
    }
  }
}
