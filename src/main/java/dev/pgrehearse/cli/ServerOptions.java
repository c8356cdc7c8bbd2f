package dev.pgrehearse.cli;

import dev.pgrehearse.project.Project;
import dev.pgrehearse.server.ServerChoice;
import java.util.Optional;
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
      description =
          "embedded, docker[:IMAGE] or jdbc:postgresql://… of a superuser; only databases made by"
              + " this run are written to (default: pgrehearse.yaml's, or embedded)")
  private String postgres;

  @Option(
      names = "--pg-version",
      paramLabel = "15|16|17|18",
      description = "major version, embedded only (default: pgrehearse.yaml's, or 17)")
  private Integer version;

  ServerChoice choice() {
    try {
      Optional<Project> project = Home.project();
      return ServerChoice.parse(
          Optional.ofNullable(postgres)
              .or(() -> project.flatMap(Project::postgres))
              .orElse("embedded"),
          Optional.ofNullable(version)
              .or(() -> project.flatMap(Project::postgresVersion))
              .orElse(ServerChoice.DEFAULT_VERSION));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), e.getMessage());
    }
  }
}
