package dev.pgrehearse.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

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

  /**
   * Starts an embedded server that goes on where another left off, see {@link Server#freeze}: with
   * its databases, its roles, and the same migration role, whose password is new.
   *
   * @param fill puts a data directory at a path that is not there yet
   */
  public static Server start(ServerChoice.Embedded choice, Consumer<Path> fill) {
    return live(EmbeddedServer.start(choice, fill));
  }

  /** Which programs an embedded server runs: those of another minor version or platform differ. */
  public static String programs(ServerChoice.Embedded choice) {
    try {
      return PostgresJar.of(choice.majorVersion()).fingerprint();
    } catch (IOException e) {
      throw new ServerException(
          "the programs of Postgres %d cannot be read: %s"
              .formatted(choice.majorVersion(), e.getMessage()),
          e);
    }
  }

  /** The SQL of the platform prelude, which is in every new database that has these services. */
  public static String prelude(Set<PlatformService> services) {
    return Prelude.text(services);
  }

  static Server start(ServerChoice choice, Map<String, String> environment) {
    return live(running(choice, environment));
  }

  private static Server live(RunningPostgres postgres) {
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
