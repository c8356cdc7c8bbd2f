package dev.pgrehearse.cli;

import dev.pgrehearse.status.LiveLook;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The live database that is looked at, and where Liquibase keeps its tables there. */
final class LiveOptions {

  @Spec(Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--url",
      paramLabel = "URL",
      required = true,
      description =
          "jdbc:postgresql://HOST:PORT/DATABASE?user=…, which is only read; what it leaves open is"
              + " taken from PGUSER and PGPASSWORD")
  private String url;

  @Option(
      names = "--liquibase-schema",
      paramLabel = "NAME",
      description = "where databasechangelog is, if there are several")
  private String schema;

  LiveLook look() {
    try {
      return new LiveConnection(url, System.getenv())
          .ask(connection -> LiveLook.of(connection, Optional.ofNullable(schema)));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), e.getMessage());
    }
  }
}
