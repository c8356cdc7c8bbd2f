package dev.pgrehearse.kill;

import dev.pgrehearse.catalog.CatalogWatch;
import dev.pgrehearse.catalog.FingerprintScope;
import dev.pgrehearse.catalog.RowDigests;
import dev.pgrehearse.changelog.ChangelogHistory;
import dev.pgrehearse.changelog.ChangelogPlayer;
import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.changelog.ChangesetFailed;
import dev.pgrehearse.changelog.LiquibaseRun;
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

/** A database that is deployed to, and the ways to look at it and to set it in order. */
final class Scene implements AutoCloseable {

  /** Liquibase's history on every database of a rehearsal. */
  static final String HISTORY = ChangelogPlayer.HISTORY_SCHEMA + ".databasechangelog";

  private final Server server;
  private final Database database;
  private final LiquibaseRun deployment;
  private final FingerprintScope scope;
  private final CatalogWatch catalog;
  private final List<String> rolesBefore;
  private Optional<Connection> superuser = Optional.empty();

  private Scene(
      Server server,
      Database database,
      LiquibaseRun deployment,
      FingerprintScope scope,
      CatalogWatch catalog) {
    this.server = server;
    this.database = database;
    this.deployment = deployment;
    this.scope = scope;
    this.catalog = catalog;
    this.rolesBefore = server.rehearsedRoles();
  }

  /** On a database of its own. */
  static Scene of(Server server, Database database, LiquibaseRun deployment) {
    FingerprintScope scope =
        new FingerprintScope(
            Set.of(ChangelogPlayer.HISTORY_SCHEMA),
            Map.of(server.migrationRole(), "migration_role"));
    return new Scene(server, database, deployment, scope, CatalogWatch.of(scope));
  }

  /** As it stands now, to be thrown away. */
  Scene copy() throws SQLException {
    return copy(deployment);
  }

  /** Likewise, to go on with another changelog. */
  Scene copy(LiquibaseRun next) throws SQLException {
    leave();
    return new Scene(server, server.cloneOf(database), next, scope, catalog.fork());
  }

  LiquibaseRun deployment() {
    return deployment;
  }

  Database database() {
    return database;
  }

  State look() throws SQLException {
    return new State(catalog.look(superuser()), RowDigests.of(superuser(), scope));
  }

  /** What Liquibase has written down. */
  ChangelogHistory history() throws SQLException {
    return ChangelogHistory.of(superuser(), Optional.of(ChangelogPlayer.HISTORY_SCHEMA));
  }

  /** Whether the history says that it was run. */
  boolean isLogged(Changeset changeset) throws SQLException {
    return isLogged(history(), changeset);
  }

  static boolean isLogged(ChangelogHistory history, Changeset changeset) {
    return history.of(changeset).filter(ChangelogHistory.Logged::wasRun).isPresent();
  }

  /** One connection for as long as possible, for each has to learn the catalog anew. */
  Connection superuser() {
    if (superuser.isEmpty()) {
      superuser = Optional.of(database.connectAsSuperuser());
    }
    return superuser.get();
  }

  /** Nobody may be connected to a database that is copied. */
  private void leave() throws SQLException {
    if (superuser.isPresent()) {
      superuser.get().close();
      superuser = Optional.empty();
    }
  }

  /** The command of the runbook. */
  void run(LiquibaseRun.Call call) throws SQLException, ChangesetFailed {
    try (Connection connection = database.connectAsMigrationRole()) {
      deployment.run(connection, call);
    }
  }

  /** What a person types into psql, each statement by itself. */
  void execute(List<String> statements) throws SQLException {
    try (Connection connection = database.connectAsMigrationRole();
        Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  void runFiles(List<Path> files) throws SQLException {
    for (Path file : files) {
      try (Connection connection = database.connectAsMigrationRole()) {
        SqlScript.read(file).run(connection);
      }
    }
  }

  /** Drops the database, and the roles that were made since it was there. */
  @Override
  public void close() {
    List<String> made =
        server.rehearsedRoles().stream().filter(role -> !rolesBefore.contains(role)).toList();
    try {
      leave();
    } catch (SQLException e) {
      // It is ended with the database.
    }
    database.close();
    server.dropRoles(made);
  }
}
