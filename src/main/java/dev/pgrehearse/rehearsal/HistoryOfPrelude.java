package dev.pgrehearse.rehearsal;

import dev.pgrehearse.changelog.Changelog;
import dev.pgrehearse.changelog.DeployedHistory;
import dev.pgrehearse.ground.Services;
import dev.pgrehearse.server.Database;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.SqlScript;
import dev.pgrehearse.spec.SystemSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;

/**
 * A prelude that is a dump of a database with Liquibase's own table in it: then what has run there
 * is not rehearsed, and what is pending is.
 */
final class HistoryOfPrelude {

  private final SystemSpec spec;
  private final Changelog changelog;
  private final Services services;

  HistoryOfPrelude(SystemSpec spec, Changelog changelog, Services services) {
    this.spec = spec;
    this.changelog = changelog;
    this.services = services;
  }

  /** Whether there may be one, so that it is worth while to run the prelude and to look. */
  boolean mayBeThere() {
    String table = DeployedHistory.tableName(changelog.settings());
    return spec.legacy().stream().anyMatch(file -> text(file).contains(table));
  }

  private static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
          .toLowerCase(Locale.ROOT);
    } catch (IOException e) {
      return ""; // whoever runs it says so
    }
  }

  /** What it says. */
  Optional<DeployedHistory> on(Server server) throws SQLException {
    try (Database database = services.database(server, services.regimes().get(0))) {
      for (Path file : spec.legacy()) {
        try (Connection connection = database.connectAsMigrationRole()) {
          SqlScript.read(file).run(connection);
        }
      }
      return DeployedHistory.of(database, changelog.settings());
    }
  }
}
