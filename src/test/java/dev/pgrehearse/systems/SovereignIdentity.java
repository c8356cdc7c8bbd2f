package dev.pgrehearse.systems;

import dev.pgrehearse.changelog.Changelog;
import dev.pgrehearse.changelog.ChangelogPlayer;
import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.changelog.ChangesetFailed;
import dev.pgrehearse.server.Database;
import dev.pgrehearse.server.PrivilegeRegime;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import dev.pgrehearse.server.SqlScript;
import dev.pgrehearse.spec.Spec;
import dev.pgrehearse.spec.SystemSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The finished system with its fixtures, on a server of its own, for sessions that meet. */
final class SovereignIdentity implements AutoCloseable {

  private static final Path HOME = Path.of(System.getProperty("pgrehearse.home", ""));

  private final Server server;
  private final Database database;

  private SovereignIdentity(Server server, Database database) {
    this.server = server;
    this.database = database;
  }

  static SovereignIdentity start() throws SQLException, ChangesetFailed {
    return start(false);
  }

  /** With every option, one after the other in the same database. */
  static SovereignIdentity startWithOptions() throws SQLException, ChangesetFailed {
    return start(true);
  }

  private static SovereignIdentity start(boolean options) throws SQLException, ChangesetFailed {
    Server server = Servers.start(new ServerChoice.Embedded(ServerChoice.DEFAULT_VERSION));
    Database database = server.createDatabase(PrivilegeRegime.CLOSED);
    SovereignIdentity system = new SovereignIdentity(server, database);
    try {
      SystemSpec spec = new Spec(HOME).read("sovereign-identity");
      for (Path file : spec.fixtures()) {
        system.run(file);
      }
      system.play(spec);
      if (options) {
        for (SystemSpec.Option option : spec.options()) {
          system.play(spec.of(option));
        }
      }
      return system;
    } catch (RuntimeException | SQLException | ChangesetFailed e) {
      system.close();
      throw e;
    }
  }

  private void play(SystemSpec spec) throws SQLException, ChangesetFailed {
    Changelog changelog = Changelog.open(spec.changelog(), HOME);
    List<Changeset> changesets = changelog.changesets();
    try (Connection onlooker = database.connectAsSuperuser();
        ChangelogPlayer player = new ChangelogPlayer(changelog, database, () -> onlooker)) {
      player.prepare();
      for (int i = 0; i < changesets.size(); i++) {
        player.apply(changesets.get(i));
        String phase = changesets.get(i).phase();
        boolean last = i == changesets.size() - 1 || !changesets.get(i + 1).phase().equals(phase);
        if (last && spec.phaseFixtures().containsKey(phase)) {
          run(spec.phaseFixtures().get(phase));
        }
      }
    }
  }

  private void run(Path file) throws SQLException {
    try (Connection connection = database.connectAsMigrationRole()) {
      SqlScript.read(file).run(connection);
    }
  }

  /** The SQLSTATE with which a changeset's file stops when it is run once more. */
  String stateOf(String file) throws SQLException {
    String sql;
    try {
      sql = Files.readString(HOME.resolve("sql/" + file + ".sql"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try (Connection connection = asMigrationRole();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
      return "00000";
    } catch (SQLException e) {
      return e.getSQLState();
    }
  }

  Connection asMigrationRole() {
    return database.connectAsMigrationRole();
  }

  Connection asService() throws SQLException {
    return as("service_role", "");
  }

  /** A session of a signed-in user, with the claims that PostgREST would set. */
  Connection asUser(String id) throws SQLException {
    return as("authenticated", id);
  }

  private Connection as(String role, String sub) throws SQLException {
    Connection connection = database.connectAsSuperuser();
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          """
          set application_name = 'racer';
          set request.jwt.claims = '{"role": "%1$s", "sub": "%2$s"}';
          set role %1$s
          """
              .formatted(role, sub));
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  @Override
  public void close() {
    database.close();
    server.close();
  }
}
