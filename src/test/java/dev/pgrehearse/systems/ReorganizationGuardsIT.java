package dev.pgrehearse.systems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pgrehearse.changelog.ChangesetFailed;
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

/** A pack stops before it moves anything where a table or function is not what it expects. */
final class ReorganizationGuardsIT {

  private static final Path HOME = Path.of(System.getProperty("pgrehearse.home", ""));
  private static final Path SQL = HOME.resolve("sql/reorganization");
  private static final String PLATFORM = "010_schemas/00_platform_check.sql";
  private static final String MEMORIES = "030_memory_service/00_guard.sql";
  private static final String CLEANUP = "060_cleanup/00_guard.sql";

  /** As it is before the cleanup, with what it was made of. */
  private static final String BACKUP =
      """
      create table security_service.memory_entries_backup as
      table security_service.memory_entries;
      """;

  private static Server server;
  private static Database legacy;
  private static PlayedSystem reorganized;

  @BeforeAll
  static void start() throws SQLException, ChangesetFailed {
    server = Servers.start(new ServerChoice.Embedded(ServerChoice.DEFAULT_VERSION));
    legacy = server.createDatabase(PrivilegeRegime.CLOSED);
    try (Connection connection = legacy.connectAsMigrationRole()) {
      for (Path file : new Spec(HOME).read("reorganization").legacy()) {
        SqlScript.read(file).run(connection);
      }
      SqlScript.read(SQL.resolve("010_schemas/10_service_schemas.sql")).run(connection);
    }
    reorganized =
        PlayedSystem.of(server, new Spec(HOME).read("reorganization"), PrivilegeRegime.CLOSED);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void tables_as_they_were_may_move() {
    assertThatCode(() -> guard(legacy, "select 1", MEMORIES)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "alter table public.topics add column extra text|public.topics has a column extra more",
        "alter table public.topics drop column color|public.topics lacks the column color",
        "alter table public.topics rename to subjects|public.topics is missing",
        "create table security_service.topics (id uuid)|security_service.topics is there already",
        "drop function public.get_memory_stats(uuid)"
            + "|public.get_memory_stats(pg_catalog.uuid) is missing, or has another body",
        "create or replace function public.get_memory_stats(p_organization_id uuid default null)"
            + " returns jsonb language sql as 'select null::jsonb'"
            + "|public.get_memory_stats(pg_catalog.uuid) is missing, or has another body",
      })
  void what_somebody_changed_stops_the_pack_with_its_name(String change, String detail) {
    assertThat(refusal(legacy, change, MEMORIES, "PR200")).isEqualTo(detail);
  }

  @Test
  void a_default_that_its_facade_would_not_give_stops_the_pack() {
    String change = "alter table public.topics alter column name set default 'none'";
    assertThat(refusal(legacy, change, MEMORIES, "PR200"))
        .isEqualTo(
            """
            public.topics has a column name default 'none'::character varying more
            public.topics lacks the column name""");
  }

  @Test
  void a_table_and_a_function_that_somebody_changed_are_named_together() {
    assertThat(
            refusal(
                legacy,
                """
                alter table public.topics drop column color;
                create or replace function public.update_memory_access(memory_id_param uuid)
                returns void language sql as 'select'
                """,
                MEMORIES,
                "PR200"))
        .isEqualTo(
            """
            public.topics lacks the column color
            public.update_memory_access(pg_catalog.uuid) is missing, or has another body""");
  }

  @Test
  void a_role_that_lacks_rights_is_told_all_of_them_at_once() {
    assertThatCode(() -> guard(legacy, "select 1", PLATFORM)).doesNotThrowAnyException();
    assertThat(refusal(legacy, "set local role authenticated", PLATFORM, "PR202"))
        .startsWith("missing: attribute BYPASSRLS of role authenticated; ")
        .contains("privilege CREATE on database", "ownership of public.topics for authenticated")
        .contains("privilege CREATE on schema public for authenticated");
  }

  @Test
  void nothing_is_cleaned_up_before_everything_has_moved() {
    assertThat(refusal(legacy, "select 1", CLEANUP, "PR201"))
        .contains("security_service.topics is missing", "public.topics is a table still");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "alter table security_service.topics alter column color set default 'red'"
            + "|public.topics gives the column color another default than its table",
        "alter view public.topics alter column created_at drop default"
            + "|public.topics gives the column created_at another default than its table",
        "alter view public.topics set (security_invoker = off)"
            + "|public.topics is not security_invoker",
        "alter view public.topics reset (security_invoker)|public.topics is not security_invoker",
      })
  void a_facade_that_is_not_like_its_table_stops_the_cleanup(String change, String detail) {
    assertThat(refusal(reorganized.database(), BACKUP + change, CLEANUP, "PR201"))
        .isEqualTo(detail);
  }

  @Test
  void a_memory_that_was_deleted_since_is_let_go_by_the_query_in_the_message()
      throws SQLException, IOException {
    String deleted =
        BACKUP
            + """
            delete from security_service.memory_entries
            where id = '00000000-0000-0000-0121-00000000a001';
            """;
    PSQLException refused =
        catchThrowableOfType(
            PSQLException.class, () -> guard(reorganized.database(), deleted, CLEANUP));
    ServerErrorMessage message = Optional.ofNullable(refused.getServerErrorMessage()).orElseThrow();
    assertThat(message.getSQLState()).isEqualTo("PR201");
    assertThat(message.getDetail())
        .isEqualTo(
            "security_service.memory_entries lacks 1 of the memories in the backup: "
                + "00000000-0000-0000-0121-00000000a001");
    String hint = Optional.ofNullable(message.getHint()).orElseThrow();
    assertThat(hint).contains("\nselect b.id, b.user_id");
    String forget = hint.substring(hint.indexOf("delete from"));
    guard(reorganized.database(), deleted + forget, CLEANUP);
  }

  @Test
  void the_message_about_anything_else_has_no_query() {
    PSQLException refused =
        catchThrowableOfType(
            PSQLException.class,
            () ->
                guard(
                    reorganized.database(),
                    BACKUP + "alter view public.topics reset (security_invoker)",
                    CLEANUP));
    assertThat(Optional.ofNullable(refused.getServerErrorMessage()).orElseThrow().getHint())
        .isEqualTo("Mend what is listed and run the update again.");
  }

  @Test
  void a_facade_that_says_otherwise_that_it_asks_as_the_caller_does_not() {
    String change = "alter view public.topics set (security_invoker = true)";
    assertThatCode(() -> guard(reorganized.database(), BACKUP + change, CLEANUP))
        .doesNotThrowAnyException();
  }

  @Test
  void a_role_that_cannot_see_the_backup_is_refused_and_does_not_take_it_for_empty() {
    String blind =
        BACKUP
            + """
            alter table security_service.memory_entries_backup enable row level security;
            alter table security_service.memory_entries disable row level security;
            delete from security_service.memory_entries;
            grant select on all tables in schema security_service to authenticated;
            grant usage on schema app_the_fixer_initiative, app_lanonasis_maas to authenticated;
            grant usage on schema app_vortexcore, app_seftec to authenticated;
            set local role authenticated
            """;
    PSQLException refused =
        catchThrowableOfType(
            PSQLException.class, () -> guard(reorganized.database(), blind, CLEANUP));
    assertThat(refused.getSQLState()).isEqualTo("42501");
  }

  private static String refusal(Database database, String change, String file, String code) {
    PSQLException refused =
        catchThrowableOfType(PSQLException.class, () -> guard(database, change, file));
    assertThat(refused.getSQLState()).isEqualTo(code);
    return Optional.ofNullable(refused.getServerErrorMessage())
        .map(ServerErrorMessage::getDetail)
        .orElseThrow();
  }

  /** Takes everything back. */
  private static void guard(Database database, String change, String file)
      throws SQLException, IOException {
    try (Connection connection = database.connectAsMigrationRole();
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
