package dev.pgrehearse.mutation;

import dev.pgrehearse.catalog.Fingerprint;
import dev.pgrehearse.catalog.FingerprintScope;
import dev.pgrehearse.catalog.RowDigests;
import dev.pgrehearse.changelog.Changelog;
import dev.pgrehearse.changelog.ChangelogPlayer;
import dev.pgrehearse.changelog.ChangesetFailed;
import dev.pgrehearse.server.Database;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.SqlScript;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** A database of one trial's own, on which SQL is played as the migration role. */
final class Branch implements AutoCloseable {

  private final Database database;
  private final Changelog changelog;
  private final FingerprintScope scope;
  private final Lock liquibase;
  private Optional<Connection> migrator = Optional.empty();
  private Optional<Connection> superuser = Optional.empty();

  private Branch(Database database, Changelog changelog, FingerprintScope scope, Lock liquibase) {
    this.database = database;
    this.changelog = changelog;
    this.scope = scope;
    this.liquibase = liquibase;
  }

  static Branch of(Server server, Database database, Changelog changelog) {
    return new Branch(
        database,
        changelog,
        new FingerprintScope(
            Set.of(ChangelogPlayer.HISTORY_SCHEMA),
            Map.of(server.migrationRole(), "migration_role")),
        new ReentrantLock());
  }

  /** Another branch of the same changelog, on another database. */
  Branch on(Database other) {
    return new Branch(other, changelog, scope, liquibase);
  }

  Database database() {
    return database;
  }

  /** Plays a changeset; what it locked without a limit to the waiting comes back. */
  Locks play(Script script) throws SQLException {
    if (script.forward().isPresent()) {
      return run(script.forward().get(), script.inTransaction());
    }
    liquibase.lock();
    try (ChangelogPlayer player = new ChangelogPlayer(changelog, database, this::superuser)) {
      player.apply(script.changeset());
      return Locks.NONE;
    } catch (ChangesetFailed e) {
      throw new SQLException(e.getMessage(), e);
    } finally {
      liquibase.unlock();
    }
  }

  /** Runs a whole file, as Liquibase would with splitStatements: false. */
  Locks run(String sql, boolean inTransaction) throws SQLException {
    Connection connection = migrator();
    Locks.Watch watch = Locks.watch(connection);
    connection.setAutoCommit(!inTransaction);
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
      if (!inTransaction) {
        return Locks.NONE;
      }
      Locks locks = watch.taken();
      connection.commit();
      return locks;
    } catch (SQLException e) {
      if (inTransaction) {
        connection.rollback();
      }
      throw e;
    } finally {
      connection.setAutoCommit(true);
      // The next changeset gets a session as new as a connection of its own.
      try (Statement statement = connection.createStatement()) {
        statement.execute("discard all");
      }
    }
  }

  void runFile(Path file) throws SQLException {
    try (Connection connection = database.connectAsMigrationRole()) {
      SqlScript.read(file).run(connection);
    }
  }

  StateDigest look() throws SQLException {
    return StateDigest.of(Fingerprint.of(superuser(), scope), RowDigests.of(superuser(), scope));
  }

  Connection superuser() throws SQLException {
    if (superuser.isEmpty()) {
      superuser = Optional.of(database.connectAsSuperuser());
    }
    return superuser.get();
  }

  private Connection migrator() throws SQLException {
    if (migrator.isEmpty()) {
      migrator = Optional.of(database.connectAsMigrationRole());
    }
    return migrator.get();
  }

  /** Nobody may be connected to a database that is copied. */
  void leave() throws SQLException {
    for (Optional<Connection> connection : List.of(migrator, superuser)) {
      if (connection.isPresent()) {
        connection.get().close();
      }
    }
    migrator = Optional.empty();
    superuser = Optional.empty();
  }

  @Override
  public void close() throws SQLException {
    leave();
    database.close();
  }
}
