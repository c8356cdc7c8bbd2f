package dev.pgrehearse.advice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.server.Database;
import dev.pgrehearse.server.PrivilegeRegime;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AccessRulesIT {

  private static final AccessRules RULES =
      AccessRules.of("anon", List.of("authenticated"), Set.of());

  @ParameterizedTest
  @ValueSource(ints = {15, 16, 17, 18})
  void a_database_that_nobody_migrated_gives_no_advice(int version) throws SQLException {
    try (Server server = Servers.start(new ServerChoice.Embedded(version));
        Database database = server.createDatabase(PrivilegeRegime.OPEN);
        Connection connection = database.connectAsSuperuser();
        Statement statement = connection.createStatement()) {
      assertThat(RULES.advice(connection)).isEmpty();
      statement.execute("create table public.notes (id bigint primary key)");
      statement.execute("grant select on public.notes to anon");
      assertThat(RULES.advice(connection))
          .extracting(advice -> advice.rule() + " " + advice.object())
          .containsExactly("rls-disabled table public.notes");
    }
  }
}
