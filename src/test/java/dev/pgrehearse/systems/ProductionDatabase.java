package dev.pgrehearse.systems;

import dev.pgrehearse.catalog.Fingerprint;
import dev.pgrehearse.catalog.FingerprintScope;
import dev.pgrehearse.server.Database;
import dev.pgrehearse.server.PrivilegeRegime;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.SqlScript;
import dev.pgrehearse.spec.SystemSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A database as the runbook's reader finds it: the platform is there, and the schema liquibase. */
final class ProductionDatabase implements AutoCloseable {

  private final Server server;
  private final Database database;
  private final Path properties;

  private ProductionDatabase(Server server, Database database, Path properties) {
    this.server = server;
    this.database = database;
    this.properties = properties;
  }

  static ProductionDatabase of(Server server, SystemSpec system) throws SQLException, IOException {
    Database database = server.createDatabase(PrivilegeRegime.OPEN);
    ProductionDatabase production =
        new ProductionDatabase(server, database, Files.createTempFile("liquibase", ".properties"));
    production.play(system.legacy());
    production.play(system.fixtures());
    production.execute("create schema liquibase");
    production.writeProperties();
    return production;
  }

  /** The template's lines, with the two that a DBA fills in. */
  private void writeProperties() throws SQLException, IOException {
    String url;
    try (Connection connection = database.connectAsSuperuser()) {
      url = connection.getMetaData().getURL();
    }
    List<String> lines =
        Files.readAllLines(LiquibaseCli.HOME.resolve("liquibase.properties.template")).stream()
            .map(line -> line.startsWith("url:") ? "url: " + url : line)
            .map(
                line -> line.startsWith("username:") ? "username: " + server.migrationRole() : line)
            .toList();
    Files.write(properties, lines);
  }

  LiquibaseCli liquibase(LiquibaseRelease release) {
    return new LiquibaseCli(release, properties);
  }

  void play(List<Path> files) throws SQLException {
    for (Path file : files) {
      try (Connection connection = database.connectAsMigrationRole()) {
        SqlScript.read(file).run(connection);
      }
    }
  }

  void execute(String sql) throws SQLException {
    try (Connection connection = database.connectAsMigrationRole();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Rows, each as its values joined by a bar. */
  List<String> query(String sql) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Connection connection = database.connectAsMigrationRole();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          values.add(String.valueOf(rows.getObject(i)));
        }
        found.add(String.join("|", values));
      }
    }
    return found;
  }

  /** What Liquibase wrote down: who ran in which order, with which checksum. */
  List<String> history() throws SQLException {
    return query(
        """
        select id, author, filename, md5sum, exectype
        from liquibase.databasechangelog
        order by orderexecuted
        """);
  }

  Fingerprint fingerprint() throws SQLException {
    try (Connection connection = database.connectAsSuperuser()) {
      return Fingerprint.of(
          connection,
          new FingerprintScope(
              Set.of("liquibase"), Map.of(server.migrationRole(), "migration_role")));
    }
  }

  @Override
  public void close() throws IOException {
    database.close();
    Files.delete(properties);
  }
}
