package dev.pgrehearse.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EmbeddedServerIT {

  @ParameterizedTest
  @ValueSource(ints = {15, 16, 17, 18})
  void every_major_version_starts_and_gives_databases_in_both_regimes(int version)
      throws SQLException {
    try (Server server = Servers.start(new ServerChoice.Embedded(version))) {
      assertThat(server.version()).startsWith(version + ".");
      assertThat(server.provider()).isEqualTo("embedded");
      for (PrivilegeRegime regime : List.of(PrivilegeRegime.OPEN, PrivilegeRegime.CLOSED)) {
        try (Database database = server.createDatabase(regime);
            Database clone = server.cloneOf(database)) {
          assertThat(clone.regime()).isEqualTo(regime);
          assertThat(setting(clone, "timezone")).isEqualTo("UTC");
          assertThat(setting(clone, "server_encoding")).isEqualTo("UTF8");
          assertThat(setting(clone, "search_path")).isEqualTo("\"$user\", public, extensions");
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTC", "Asia/Kolkata", "GMT+03:30"})
  void sessions_are_in_utc_whatever_the_zone_of_the_machine(String zone) throws SQLException {
    TimeZone before = TimeZone.getDefault();
    try (Server server = Servers.start(new ServerChoice.Embedded(17));
        Database database = server.createDatabase(PrivilegeRegime.CLOSED)) {
      try (Session session = new Session(database.connectAsSuperuser())) {
        session.execute(
            "alter role %s set timezone = 'Asia/Tokyo'".formatted(server.migrationRole()));
      }
      TimeZone.setDefault(TimeZone.getTimeZone(zone));
      try (Session session = new Session(database.connectAsMigrationRole())) {
        assertThat(session.string("show timezone")).isEqualTo("UTC");
        assertThat(
                session.string("select source from pg_catalog.pg_settings where name = 'TimeZone'"))
            .isEqualTo(zone.equals("UTC") ? "client" : "session");
        assertThat(session.string("show application_name")).startsWith("pgrehearse ");
      }
    } finally {
      TimeZone.setDefault(before);
    }
  }

  @Test
  void a_server_that_does_not_start_gives_its_reason_and_leaves_nothing() throws IOException {
    Set<Path> before = runsOfThisProcess();
    assertThatThrownBy(
            () -> EmbeddedServer.start(new ServerChoice.Embedded(17), Map.of("work_mem", "much")))
        .isInstanceOf(ServerException.class)
        .hasMessageContaining("work_mem")
        .hasMessageContaining("--postgres docker");
    assertThat(runsOfThisProcess()).isEqualTo(before);
  }

  /** Other tests may have servers in the same process. */
  private static Set<Path> runsOfThisProcess() throws IOException {
    EmbeddedFolder folder = EmbeddedFolder.create();
    folder.delete();
    try (Stream<Path> runs = Files.list(folder.run().getParent())) {
      return runs.filter(run -> run.toString().contains(EmbeddedFolder.ofThisProcess()))
          .collect(Collectors.toSet());
    }
  }

  private static String setting(Database database, String name) throws SQLException {
    try (Connection connection = database.connectAsMigrationRole();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("show " + name)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
