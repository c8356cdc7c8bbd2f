package dev.pgrehearse.rehearsal;

import dev.pgrehearse.access.EffectivePrivileges;
import dev.pgrehearse.catalog.Fingerprint;
import dev.pgrehearse.catalog.FingerprintScope;
import dev.pgrehearse.catalog.RowDigests;
import dev.pgrehearse.catalog.RowKeys;
import dev.pgrehearse.changelog.Changelog;
import dev.pgrehearse.changelog.ChangelogPlayer;
import dev.pgrehearse.server.Database;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.SqlScript;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A database that a changelog is played on, and ways to look at it. */
final class Stage implements AutoCloseable {

  private static final List<String> APP_ROLES = List.of("anon", "authenticated", "service_role");

  private final Server server;
  private final Changelog changelog;
  private final Database database;
  private final ChangelogPlayer player;

  Stage(Server server, Changelog changelog, Database database) {
    this.server = server;
    this.changelog = changelog;
    this.database = database;
    this.player = new ChangelogPlayer(changelog, database);
  }

  Database database() {
    return database;
  }

  ChangelogPlayer player() {
    return player;
  }

  String migrationRole() {
    return server.migrationRole();
  }

  /** A copy as it stands now, to be written to and thrown away. */
  Stage copy() {
    return new Stage(server, changelog, server.cloneOf(database));
  }

  /** Runs files as the migration role, which so owns what they make. */
  void run(List<Path> files) throws SQLException {
    for (Path file : files) {
      try (Connection connection = database.connectAsMigrationRole()) {
        SqlScript.read(file).run(connection);
      }
    }
  }

  Snapshot look() throws SQLException {
    try (Connection connection = database.connectAsSuperuser()) {
      return new Snapshot(Fingerprint.of(connection, scope()), RowDigests.of(connection, scope()));
    }
  }

  RowKeys keys() throws SQLException {
    try (Connection connection = database.connectAsSuperuser()) {
      return RowKeys.of(connection, scope());
    }
  }

  EffectivePrivileges privileges() throws SQLException {
    try (Connection connection = database.connectAsSuperuser()) {
      return EffectivePrivileges.of(
          connection, APP_ROLES, Set.of(ChangelogPlayer.HISTORY_SCHEMA, "auth", "extensions"));
    }
  }

  private FingerprintScope scope() {
    return new FingerprintScope(
        Set.of(ChangelogPlayer.HISTORY_SCHEMA), Map.of(server.migrationRole(), "migration_role"));
  }

  /**
   * Drops the database and the roles that SQL on it made, which belong to the server and would be
   * in the way of playing the same again.
   *
   * @param kept roles that were there before
   */
  void discard(List<String> kept) {
    List<String> made =
        server.rehearsedRoles().stream().filter(role -> !kept.contains(role)).toList();
    close();
    server.dropRoles(made);
  }

  @Override
  public void close() {
    database.close();
  }
}
