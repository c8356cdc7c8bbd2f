package dev.pgrehearse.server;

/**
 * A running Postgres on which this run creates its own databases. Closing it leaves nothing behind.
 */
public interface Server extends AutoCloseable {

  /** {@code server_version} as Postgres says it, e.g. {@code 17.11}. */
  String version();

  /** How the server was come by: {@code embedded}, {@code docker:IMAGE} or {@code jdbc}. */
  String provider();

  /** Login name of this run's migration role; owns every database of the run. */
  String migrationRole();

  /** A new database with the platform prelude in it, under one regime of default privileges. */
  Database createDatabase(PrivilegeRegime regime);

  /** A copy of {@code template}, which nobody may be connected to. */
  Database cloneOf(Database template);

  @Override
  void close();
}
