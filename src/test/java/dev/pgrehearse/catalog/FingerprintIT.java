package dev.pgrehearse.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.server.Database;
import dev.pgrehearse.server.PrivilegeRegime;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The fingerprint of the platform's database, on the oldest and the newest version. */
final class FingerprintIT {

  @ParameterizedTest
  @ValueSource(ints = {15, 18})
  void two_clones_are_alike_and_their_names_do_not_appear(int version) throws SQLException {
    try (Server server = Servers.start(new ServerChoice.Embedded(version));
        Database one = server.createDatabase(PrivilegeRegime.OPEN);
        Database two = server.cloneOf(one);
        Connection first = one.connectAsSuperuser();
        Connection second = two.connectAsSuperuser()) {
      FingerprintScope scope =
          new FingerprintScope(Set.of(), Map.of(server.migrationRole(), "migration_role"));
      Fingerprint expected = Fingerprint.of(first, scope);
      assertThat(expected.objects()).hasSizeGreaterThan(20);
      assertThat(expected.objects().toString())
          .contains("migration_role")
          .doesNotContain("pgrehearse_");
      assertThat(expected.differencesTo(Fingerprint.of(second, scope))).isEmpty();
      assertThat(first.getAutoCommit()).isTrue();
      try (Statement statement = second.createStatement()) {
        statement.execute("create table public.orders (id bigint primary key, total numeric)");
      }
      assertThat(expected.differencesTo(Fingerprint.of(second, scope)))
          .extracting(Difference::sentence)
          .singleElement()
          .asString()
          .startsWith("extra: table public.orders (with 2 columns, ");
      assertThat(RowDigests.of(second, scope).tables()).containsKey("public.orders");
      assertThat(RowKeys.of(second, scope).keys()).containsKey("public.orders");
    }
  }

  /** Written here as a server of 17.12 writes it by itself, so that every version is held to it. */
  @ParameterizedTest
  @ValueSource(ints = {15, 18})
  void the_mark_that_newer_servers_leave_on_a_column_is_not_part_of_it(int version)
      throws SQLException {
    FingerprintScope scope = FingerprintScope.everything();
    try (Server server = Servers.start(new ServerChoice.Embedded(version));
        Database database = server.createDatabase(PrivilegeRegime.CLOSED);
        Connection connection = database.connectAsSuperuser();
        Statement statement = connection.createStatement()) {
      statement.execute("create table public.orders (id bigint primary key, total numeric)");
      statement.execute("alter table public.orders alter column total set (n_distinct = 5)");
      Fingerprint unmarked = Fingerprint.of(connection, scope);
      statement.execute("set allow_system_table_mods = on");
      statement.execute(
          """
          update pg_catalog.pg_attribute
          set attoptions = array['pg_attver=22119664'] || attoptions
          where attrelid = 'public.orders'::regclass and attnum > 0
          """);
      assertThat(unmarked.differencesTo(Fingerprint.of(connection, scope))).isEmpty();
      statement.execute(
          """
          update pg_catalog.pg_attribute
          set attoptions = array['pg_attver=22119664']
          where attrelid = 'public.orders'::regclass and attnum > 0
          """);
      assertThat(unmarked.differencesTo(Fingerprint.of(connection, scope)))
          .extracting(Difference::sentence)
          .containsExactly(
              "column public.orders.total: options changed from n_distinct=5 to nothing");
    }
  }
}
