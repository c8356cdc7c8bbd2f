package dev.pgrehearse.server;

import java.util.Map;

/** The way to a server. */
public final class Servers {
  private Servers() {}

  /**
   * Starts or reaches the chosen server and sweeps up what dead runs left on it. Ends with the
   * {@link Server#close} of the result, and on Ctrl-C by itself.
   *
   * @throws ServerException with what to do, when there is no such server or it is of no use
   */
  public static Server start(ServerChoice choice) {
    return start(choice, System.getenv());
  }

  static Server start(ServerChoice choice, Map<String, String> environment) {
    RunningPostgres postgres = running(choice, environment);
    try {
      return LiveServer.on(postgres);
    } catch (RuntimeException e) {
      postgres.close();
      throw e;
    }
  }

  private static RunningPostgres running(ServerChoice choice, Map<String, String> environment) {
    if (choice instanceof ServerChoice.Embedded embedded) {
      return EmbeddedServer.start(embedded);
    }
    if (choice instanceof ServerChoice.Docker docker) {
      return DockerServer.start(docker);
    }
    return ExistingPostgres.at((ServerChoice.Existing) choice, environment);
  }
}
