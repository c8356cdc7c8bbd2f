package dev.pgrehearse.cli;

import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/**
 * The throwaway server that a live one is compared with, of the same version where there is one.
 */
final class ComparedServer {

  private static final int OLDEST = 15;
  private static final int NEWEST = 18;

  @Spec(Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--postgres",
      paramLabel = "WHERE",
      defaultValue = "embedded",
      description =
          "where the changelog is played to compare with: embedded (of the live server's version),"
              + " docker[:IMAGE] or jdbc:postgresql://… of a superuser (default: ${DEFAULT-VALUE})")
  private String postgres;

  /** Refuses what is no choice, before anything is asked of the live server. */
  void check() {
    choice(NEWEST);
  }

  /**
   * Starts it, and says where it is another version.
   *
   * @param major of the live server
   */
  Server start(int major, Terminal terminal) {
    ServerChoice choice = choice(Math.min(NEWEST, Math.max(OLDEST, major)));
    terminal.starting(choice);
    if (choice instanceof ServerChoice.Embedded other && other.majorVersion() != major) {
      terminal.note(
          "the live server is a Postgres %d; what another prints otherwise counts as different"
              .formatted(major));
    }
    Server server = Servers.start(choice);
    terminal.started(server);
    return server;
  }

  private ServerChoice choice(int major) {
    try {
      return ServerChoice.parse(postgres, major);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), e.getMessage());
    }
  }
}
