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
}
