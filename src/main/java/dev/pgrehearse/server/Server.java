package dev.pgrehearse.server;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A running Postgres on which this run creates its own databases. Closing it leaves nothing behind.
 */
public interface Server extends AutoCloseable {

  /** {@code server_version} as Postgres says it, e.g. {@code 17.11}. */
  String version();

  /** The major version, e.g. 17. */
  default int major() {
    return Integer.parseInt(version().split("\\D", 2)[0]);
  }

  /** How the server was come by: {@code embedded}, {@code docker:IMAGE} or {@code jdbc}. */
  String provider();

  /** Where it listens. */
  InetSocketAddress endpoint();

  /** Extensions that a changelog could create here, by name. */
  Set<String> extensions();

  /** Login name of this run's migration role; owns every database of the run. */
  String migrationRole();

  /**
   * Makes the migration role a superuser, as it is where somebody else's production lets it be one.
   *
   * @throws ServerException on a server that stays: there it could change what is others'
   */
  void makeMigrationRoleSuperuser();

  /**
   * What the reader of a report should know about this server, a sentence each: roles that were
   * found and used as they are, things of dead runs, and after {@link #close} what had to be left.
   */
  List<String> notes();

  /** A new database with the platform prelude in it, under one regime of default privileges. */
  default Database createDatabase(PrivilegeRegime regime) {
    return createDatabase(regime, Set.of());
  }

  /** Likewise, with what some of the platform's services keep in a database. */
  Database createDatabase(PrivilegeRegime regime, Set<PlatformService> services);

  /** A copy of {@code template}, which nobody may be connected to. */
  Database cloneOf(Database template);

  /**
   * One that is there already, on a server that goes on where another left off.
   *
   * @param name as it was there
   * @throws ServerException if the run has no such database
   */
  Database database(String name, PrivilegeRegime regime);

  /** Whether what is on the server can be kept: so it is with an embedded one. */
  boolean canBeFrozen();

  /**
   * Stops the server for a moment, ends all sessions, and starts it again. A server that {@link
   * Servers#start(ServerChoice.Embedded, Consumer)} makes of a copy has all that was on this one.
   *
   * @param keep gets the data directory, which lies still meanwhile
   */
  void freeze(Consumer<DataDirectory> keep);

  /**
   * Roles that the rehearsed SQL made and that are there now: they belong to the server, not to a
   * database. To be asked while the databases that name them still exist.
   */
  List<String> rehearsedRoles();

  /**
   * How often roles, their memberships, settings and comments have been written on this server, by
   * whomever: where that has gone up, databases of this run may stand in each other's way.
   */
  long writesToRoles();

  /** Whether the run has ended, by {@link #close} or because the process was told to end. */
  boolean isOver();

  /**
   * What this run has waited for longest by now, cut off where it is long; for whoever wonders why
   * nothing goes on.
   *
   * @param atLeast how long it must have run
   */
  default Optional<String> longestStatement(Duration atLeast) {
    return Optional.empty();
  }

  /** Drops roles out of {@link #rehearsedRoles}, once the databases that name them are gone. */
  void dropRoles(List<String> roles);

  @Override
  void close();
}
