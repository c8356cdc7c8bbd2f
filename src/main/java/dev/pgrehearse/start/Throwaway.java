package dev.pgrehearse.start;

import dev.pgrehearse.changelog.Changelog;
import dev.pgrehearse.deployment.LiquibaseSettings;
import dev.pgrehearse.ground.Services;
import dev.pgrehearse.server.Database;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.SqlScript;
import dev.pgrehearse.spec.SystemSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** A database on a throwaway server, as a system begins with it. */
final class Throwaway implements AutoCloseable {

  private static final String NOTHING =
      "databaseChangeLog:\n  - logicalFilePath: changelog/nothing.yaml\n";

  private final Server server;
  private final List<String> roles;
  private final Database database;

  private Throwaway(Server server, List<String> roles, Database database) {
    this.server = server;
    this.roles = roles;
    this.database = database;
  }

  /** One with what the platform brings and nothing else. */
  static Throwaway bare(Server server, SystemSpec spec, Path folder) throws IOException {
    Path nothing = Files.writeString(folder.resolve("nothing.yaml"), NOTHING);
    List<String> roles = server.rehearsedRoles();
    return new Throwaway(
        server, roles, database(server, spec, Changelog.open(nothing, LiquibaseSettings.none())));
  }

  /** One with the tables and rows from before the changelog. */
  static Throwaway filled(Server server, SystemSpec spec) throws SQLException {
    List<String> roles = server.rehearsedRoles();
    Throwaway made =
        new Throwaway(
            server,
            roles,
            database(
                server, spec, Changelog.open(spec.changelog(), spec.deployment().liquibase())));
    made.run(spec.legacy());
    made.run(spec.fixtures());
    return made;
  }

  private static Database database(Server server, SystemSpec spec, Changelog changelog) {
    Services services = Services.of(spec, changelog);
    return services.database(server, services.regimes().get(0));
  }

  void run(List<Path> files) throws SQLException {
    for (Path file : files) {
      try (Connection connection = database.connectAsMigrationRole()) {
        SqlScript.read(file).run(connection);
      }
    }
  }

  Database database() {
    return database;
  }

  /** With the roles that its SQL has made. */
  @Override
  public void close() {
    List<String> made =
        server.rehearsedRoles().stream().filter(role -> !roles.contains(role)).toList();
    database.close();
    server.dropRoles(made);
  }
}
