package dev.pgrehearse.systems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.pgrehearse.changelog.ChangesetFailed;
import dev.pgrehearse.server.PrivilegeRegime;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import dev.pgrehearse.spec.Spec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * The older keys are not retired while somebody needs them. A rehearsal plays the options where
 * they have been drained, and so never meets what their guards are for.
 */
final class RetiredKeysIT {

  private static final Path HOME = Path.of(System.getProperty("pgrehearse.home", ""));
  private static final Path SQL = HOME.resolve("sql");
  private static final String KEYS = "reorganization-api-keys/010_legacy_api_keys/";
  private static final String VENDORS = "reorganization-vendor-keys/010_legacy_vendor_keys/";

  private static final String DRAINED =
      "delete from public.api_keys; delete from public.vendor_api_keys; ";

  private static Server server;
  private static PlayedSystem reorganized;

  @BeforeAll
  static void start() throws SQLException, ChangesetFailed {
    server = Servers.start(new ServerChoice.Embedded(ServerChoice.DEFAULT_VERSION));
    reorganized =
        PlayedSystem.of(server, new Spec(HOME).read("reorganization"), PrivilegeRegime.CLOSED);
  }

  @AfterAll
  static void stop() {
    reorganized.close();
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        KEYS + "00_guard.sql",
        KEYS + "10_read_only.sql",
        VENDORS + "00_guard.sql",
        VENDORS + "10_read_only.sql"
      })
  void rows_that_are_left_stop_the_retirement_and_drained_tables_do_not(String file) {
    assertThat(refusal("select 1", file))
        .contains(file.startsWith(KEYS) ? "4 rows are left" : "3 rows are left");
    assertThatCode(() -> run(DRAINED, file)).doesNotThrowAnyException();
  }

  static Stream<Arguments> uses() {
    return Stream.of(
        arguments(
            KEYS,
            "create function f() returns bigint language sql as 'select count(*) from api_keys'",
            "function public.f(): its text names api_keys"),
        arguments(
            KEYS,
            """
            create function f() returns bigint language sql
            as 'select count(*) from "security_service"."api_keys"'
            """,
            "function public.f(): its text names api_keys"),
        arguments(
            KEYS,
            "create function f(public.api_keys) returns int language sql as 'select 1'",
            "function public.f(public.api_keys): refers to api_keys"),
        arguments(
            KEYS,
            "create view v as select key from public.api_keys",
            "rule _RETURN on view public.v: refers to api_keys"),
        arguments(
            KEYS,
            "create table t (k uuid references security_service.api_keys)",
            "constraint t_k_fkey on table public.t: refers to api_keys"),
        arguments(
            KEYS,
            """
            create policy p on security_service.topics
            using (exists (select from security_service.api_keys))
            """,
            "policy p on table security_service.topics: refers to api_keys"),
        arguments(
            KEYS,
            """
            alter policy "Users can manage scopes of own API keys"
            on security_service.api_key_scopes
            using (exists (select from security_service.api_keys))
            """,
            "policy Users can manage scopes of own API keys on table"
                + " security_service.api_key_scopes: refers to api_keys"),
        arguments(
            KEYS,
            """
            alter table security_service.api_key_scopes
                drop constraint api_key_scopes_api_key_id_fkey,
                add constraint api_key_scopes_api_key_id_fkey
                foreign key (api_key_id) references security_service.api_keys
            """,
            "constraint api_key_scopes_api_key_id_fkey on table"
                + " security_service.api_key_scopes: refers to api_keys"),
        arguments(
            KEYS,
            "grant select on security_service.api_keys to public, supabase_auth_admin",
            """
            role public: has privileges on security_service.api_keys
            role supabase_auth_admin: has privileges on security_service.api_keys"""),
        arguments(
            VENDORS,
            "grant insert on vendors.legacy_api_keys to authenticated",
            "role authenticated: has privileges on vendors.legacy_api_keys"),
        arguments(
            VENDORS,
            "create function f() returns int language sql as '/* vendor_api_keys */ select 1'",
            "function public.f(): its text names the table"),
        arguments(
            VENDORS,
            "create view v as select id from vendors.legacy_api_keys",
            "rule _RETURN on view public.v: refers to the table"),
        arguments(
            VENDORS,
            """
            alter table vendors.key_audit_log
                drop constraint vendor_key_audit_log_key_id_fkey,
                add constraint vendor_key_audit_log_key_id_fkey
                foreign key (key_id) references vendors.legacy_api_keys on delete cascade
            """,
            "constraint vendor_key_audit_log_key_id_fkey on table"
                + " vendors.key_audit_log: refers to the table"));
  }

  @ParameterizedTest
  @MethodSource("uses")
  void what_refers_to_the_older_keys_stops_their_retirement(String pack, String use, String line) {
    assertThat(refusal(DRAINED + use, pack + "00_guard.sql")).isEqualTo(line);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select count(*) from public.stored_api_keys, maas.api_keys, public.api_keys_compat",
        "select count(*) from vendors.api_keys, \"client_services\".\"api_keys\"",
        "select count(*) from public.vendor_api_keys_v2"
      })
  void keys_of_other_tables_are_not_taken_for_the_older_ones(String body) {
    String use = "create function f() returns bigint language sql as '%s'".formatted(body);
    assertThatCode(() -> run(DRAINED + use, KEYS + "00_guard.sql")).doesNotThrowAnyException();
    assertThatCode(() -> run(DRAINED + use, VENDORS + "00_guard.sql")).doesNotThrowAnyException();
  }

  /** The detail with which PR210 stops. */
  private static String refusal(String before, String file) {
    PSQLException refused = catchThrowableOfType(PSQLException.class, () -> run(before, file));
    assertThat(refused.getSQLState()).isEqualTo("PR210");
    return Optional.ofNullable(refused.getServerErrorMessage())
        .map(ServerErrorMessage::getDetail)
        .orElseThrow();
  }

  /** Takes everything back. */
  private static void run(String before, String file) throws SQLException, IOException {
    try (Connection connection = reorganized.database().connectAsMigrationRole();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      try {
        statement.setEscapeProcessing(false);
        statement.execute(before);
        statement.execute(Files.readString(SQL.resolve(file)));
      } finally {
        connection.rollback();
      }
    }
  }
}
