package dev.pgrehearse.systems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pgrehearse.server.Database;
import dev.pgrehearse.server.PrivilegeRegime;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import dev.pgrehearse.server.SqlScript;
import dev.pgrehearse.spec.Spec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** A pack stops before it moves anything where a table is not as its facade expects it. */
final class ReorganizationGuardsIT {

  private static final Path HOME = Path.of(System.getProperty("pgrehearse.home", ""));
  private static final Path SQL = HOME.resolve("sql/reorganization");
  private static final String MEMORIES = "030_memory_service/00_guard.sql";

  private static Server server;
  private static Database legacy;

  @BeforeAll
  static void start() throws SQLException {
    server = Servers.start(new ServerChoice.Embedded(ServerChoice.DEFAULT_VERSION));
    legacy = server.createDatabase(PrivilegeRegime.CLOSED);
    try (Connection connection = legacy.connectAsMigrationRole()) {
      for (Path file : new Spec(HOME).read("reorganization").legacy()) {
        SqlScript.read(file).run(connection);
      }
      SqlScript.read(SQL.resolve("010_schemas/10_service_schemas.sql")).run(connection);
    }
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void tables_as_they_were_may_move() {
    assertThatCode(() -> guard("select 1", MEMORIES)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "alter table public.topics add column extra text|public.topics has a column extra more",
        "alter table public.topics drop column color|public.topics lacks the column color",
        "alter table public.topics rename to subjects|public.topics is missing",
        "create table security_service.topics (id uuid)|security_service.topics is there already",
      })
  void a_table_that_somebody_changed_stops_the_pack_with_its_name(String change, String detail) {
    PSQLException refused =
        catchThrowableOfType(PSQLException.class, () -> guard(change, MEMORIES));
    assertThat(refused.getSQLState()).isEqualTo("PR200");
    assertThat(Optional.ofNullable(refused.getServerErrorMessage()))
        .map(ServerErrorMessage::getDetail)
        .contains(detail);
  }

  @Test
  void nothing_is_cleaned_up_before_everything_has_moved() {
    PSQLException refused =
        catchThrowableOfType(
            PSQLException.class, () -> guard("select 1", "060_cleanup/00_guard.sql"));
    assertThat(refused.getSQLState()).isEqualTo("PR201");
  }

  /** Takes everything back. */
  private static void guard(String change, String file) throws SQLException, IOException {
    try (Connection connection = legacy.connectAsMigrationRole();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      try {
        statement.setEscapeProcessing(false);
        statement.execute(change);
        statement.execute(Files.readString(SQL.resolve(file)));
      } finally {
        connection.rollback();
      }
    }
  }
}
