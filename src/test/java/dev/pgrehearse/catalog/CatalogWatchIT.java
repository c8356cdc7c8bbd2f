package dev.pgrehearse.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.server.Database;
import dev.pgrehearse.server.PrivilegeRegime;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every known difference, committed and looked at quickly: a whole look must say the same. */
final class CatalogWatchIT {
  private static final int AT_LEAST = 120;

  /** A database with one cannot be dropped. */
  private static final String DROP_SUBSCRIPTIONS =
      """
      do $$
      declare
          subscription name;
      begin
          for subscription in select subname from pg_catalog.pg_subscription loop
              execute format('alter subscription %I disable', subscription);
              execute format('alter subscription %I set (slot_name = none)', subscription);
              execute format('drop subscription %I', subscription);
          end loop;
      end
      $$
      """;

  @TestFactory
  Stream<DynamicTest> on_15() throws SQLException, IOException {
    return cases(15);
  }

  @TestFactory
  Stream<DynamicTest> on_16() throws SQLException, IOException {
    return cases(16);
  }

  @TestFactory
  Stream<DynamicTest> on_17() throws SQLException, IOException {
    return cases(17);
  }

  @TestFactory
  Stream<DynamicTest> on_18() throws SQLException, IOException {
    return cases(18);
  }

  private static Stream<DynamicTest> cases(int version) throws SQLException, IOException {
    List<DifferenceCase> cases =
        DifferenceCase.all().stream().filter(one -> one.runsOn(version)).toList();
    assertThat(cases).hasSizeGreaterThan(AT_LEAST);
    Server server = Servers.start(new ServerChoice.Embedded(version));
    try {
      Database base = server.createDatabase(PrivilegeRegime.CLOSED);
      try (Connection connection = base.connectAsSuperuser()) {
        execute(connection, DifferenceCase.read("base.sql"));
      }
      List<String> roles = server.rehearsedRoles();
      return cases.stream()
          .map(one -> DynamicTest.dynamicTest(one.title(), () -> play(server, base, roles, one)))
          .onClose(server::close);
    } catch (SQLException | IOException | RuntimeException e) {
      server.close();
      throw e;
    }
  }

  private static void play(Server server, Database base, List<String> roles, DifferenceCase one)
      throws SQLException {
    FingerprintScope scope =
        new FingerprintScope(Set.of("ignored"), Map.of(server.migrationRole(), "migration_role"));
    try (Database copy = server.cloneOf(base);
        Connection looking = copy.connectAsSuperuser();
        Connection changing = copy.connectAsSuperuser()) {
      CatalogWatch watch = CatalogWatch.of(scope);
      Fingerprint start = watch.look(looking);
      for (String sql : List.of(one.given(), one.change(), one.undo())) {
        if (!sql.isEmpty()) {
          execute(changing, sql);
          assertThat(watch.look(looking).differencesTo(Fingerprint.of(looking, scope)))
              .as(sql)
              .isEmpty();
        }
      }
      assertThat(watch.look(looking)).isEqualTo(Fingerprint.of(looking, scope));
      assertThat(start.objects()).isNotEmpty();
      execute(changing, DROP_SUBSCRIPTIONS);
    } finally {
      dropOthers(server, base, roles);
    }
  }

  /** They are the server's, and in the way of the next case. */
  private static void dropOthers(Server server, Database base, List<String> roles)
      throws SQLException {
    try (Connection connection = base.connectAsSuperuser()) {
      for (String role : server.rehearsedRoles()) {
        if (!roles.contains(role)) {
          execute(connection, "drop owned by \"" + role + "\"; drop role \"" + role + "\"");
        }
      }
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(sql);
    }
  }
}
