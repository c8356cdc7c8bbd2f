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

  /** Makes a database that nothing of the system is on yet. */
  @FunctionalInterface
  interface Maker {
    Stage make() throws SQLException;
  }

  /** Puts on it what is there before the changelog. */
  @FunctionalInterface
  interface Filler {
    void fill(Stage stage) throws SQLException;
  }

  private final Server server;
  private final Maker maker;
  private final Filler filler;
  private final List<String> rolesBefore;
  private Optional<Stage> made = Optional.empty();
  private List<String> roles = List.of();
  private boolean writesToRoles;

  /**
   * @param server on which roles that the changelog makes are dropped when a database goes
   */
  StartingPoint(Server server, Maker maker, Filler filler) {
    this.server = server;
    this.maker = maker;
    this.filler = filler;
    this.rolesBefore = server.rehearsedRoles();
  }

  /** A database of the caller's own. */
  synchronized Stage begin(Changelog changelog) throws SQLException {
    if (made.isEmpty()) {
      make();
    }
    return made.get().copy(changelog);
  }

  private void make() throws SQLException {
    Stage stage = maker.make();
    made = Optional.of(stage);
    long writes = server.writesToRoles();
    filler.fill(stage);
    writesToRoles = server.writesToRoles() != writes;
    roles = server.rehearsedRoles();
  }

  /** Drops a database that began here, and the roles that were made on it since. */
  void discard(Stage stage) {
    stage.discard(roles);
  }

  /** Whether it cannot be made a second time while it is there: a role is the server's. */
  boolean writesToRoles() {
    return writesToRoles;
  }

  Server server() {
    return server;
  }

  @Override
  public synchronized void close() {
    made.ifPresent(stage -> stage.discard(rolesBefore));
    made = Optional.empty();
  }
}
