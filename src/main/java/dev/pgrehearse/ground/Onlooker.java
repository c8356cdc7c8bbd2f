package dev.pgrehearse.ground;

import dev.pgrehearse.server.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The superuser's one connection to a database, by which the player watches locks. It is made when
 * it is asked for, again after it was closed.
 */
public final class Onlooker implements AutoCloseable {

  private final Database database;
  private Optional<Connection> connection = Optional.empty();

  public Onlooker(Database database) {
    this.database = database;
  }

  /** Stays open until the onlooker is closed. */
  public Connection connection() {
    if (connection.isEmpty()) {
      connection = Optional.of(database.connectAsSuperuser());
    }
    return connection.get();
  }

  @Override
  public void close() throws SQLException {
    if (connection.isPresent()) {
      connection.get().close();
      connection = Optional.empty();
    }
  }
}
