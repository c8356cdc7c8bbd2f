package dev.pgrehearse.kill;

import dev.pgrehearse.catalog.CatalogWatch;
import dev.pgrehearse.catalog.FingerprintScope;
import dev.pgrehearse.catalog.RowDigests;
import dev.pgrehearse.changelog.ChangelogHistory;
import dev.pgrehearse.changelog.ChangelogPlayer;
import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.changelog.ChangesetFailed;
import dev.pgrehearse.changelog.Deployment;
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
  private final Deployment deployment;
  private final FingerprintScope scope;
  private final CatalogWatch catalog;
  private final List<String> rolesBefore;

  private Scene(
      Server server,
      Database database,
      Deployment deployment,
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
  static Scene of(Server server, Database database, Deployment deployment) {
    FingerprintScope scope =
        new FingerprintScope(
            Set.of(ChangelogPlayer.HISTORY_SCHEMA),
            Map.of(server.migrationRole(), "migration_role"));
    return new Scene(server, database, deployment, scope, CatalogWatch.of(scope));
  }

  /** As it stands now, to be thrown away. */
  Scene copy() {
    return new Scene(server, server.cloneOf(database), deployment, scope, catalog.fork());
  }

  Database database() {
    return database;
  }

  State look() throws SQLException {
    try (Connection superuser = database.connectAsSuperuser()) {
      return new State(catalog.look(superuser), RowDigests.of(superuser, scope));
    }
  }

  boolean isLocked() throws SQLException {
    return history().lock().isPresent();
  }

  boolean isLogged(Changeset changeset) throws SQLException {
    return history().of(changeset).filter(ChangelogHistory.Logged::wasRun).isPresent();
  }

  /** Likewise, or a precondition kept it from being run. */
  boolean isKnown(Changeset changeset) throws SQLException {
    return history().of(changeset).isPresent();
  }

  private ChangelogHistory history() throws SQLException {
    try (Connection superuser = database.connectAsSuperuser()) {
      return ChangelogHistory.of(superuser, Optional.of(ChangelogPlayer.HISTORY_SCHEMA));
    }
  }

  /** The command of the runbook. */
  void run(Deployment.Command command) throws SQLException, ChangesetFailed {
    try (Connection connection = database.connectAsMigrationRole()) {
      deployment.run(connection, command);
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
    database.close();
    server.dropRoles(made);
  }
}
