package dev.pgrehearse.rehearsal;

import dev.pgrehearse.changelog.Changelog;
import dev.pgrehearse.server.Server;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * The database as it is before a changelog, ready for Liquibase. It is made once; whoever plays the
 * changelog does so on a copy.
 */
final class StartingPoint implements AutoCloseable {

  /** Makes a database as it is before the changelog. */
  @FunctionalInterface
  interface Maker {
    Stage make() throws SQLException;
  }

  private final Server server;
  private final Maker maker;
  private final List<String> rolesBefore;
  private Optional<Stage> made = Optional.empty();

  /**
   * @param server on which roles that the changelog makes are dropped when a database goes
   */
  StartingPoint(Server server, Maker maker) {
    this.server = server;
    this.maker = maker;
    this.rolesBefore = server.rehearsedRoles();
  }

  /** A database of the caller's own. */
  synchronized Stage begin(Changelog changelog) throws SQLException {
    if (made.isEmpty()) {
      made = Optional.of(maker.make());
    }
    return made.get().copy(changelog);
  }

  /** Drops a database that began here, and the roles that were made on it. */
  void discard(Stage stage) {
    stage.discard(rolesBefore);
  }

  Server server() {
    return server;
  }

  @Override
  public synchronized void close() {
    made.ifPresent(this::discard);
    made = Optional.empty();
  }
}
