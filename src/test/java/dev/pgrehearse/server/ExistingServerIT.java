package dev.pgrehearse.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** On a server that stays: what is ours comes and goes, what is not ours is as it was. */
final class ExistingServerIT {
  private static ExistingServer existing;

  @BeforeAll
  static void start() throws SQLException, IOException {
    existing = ExistingServer.start(17);
  }

  @AfterAll
  static void stop() {
    existing.close();
  }

  @AfterEach
  void only_what_was_there_before_is_there_after() throws SQLException {
    assertThat(existing.inventory()).containsExactly("database shop", "role app");
  }

  @Test
  void after_close_neither_databases_nor_roles_are_left() throws SQLException {
    Server server = Servers.start(existing.choice());
    server.cloneOf(server.createDatabase(PrivilegeRegime.OPEN));
    server.createDatabase(PrivilegeRegime.CLOSED);
    assertThat(server.provider()).isEqualTo("jdbc");
    assertThat(existing.inventory()).hasSize(2 + 5 + 7);

    server.close();

    assertThat(server.notes()).isEmpty();
  }

  @Test
  void databases_go_even_while_somebody_is_connected() {
    Server server = Servers.start(existing.choice());
    Database database = server.createDatabase(PrivilegeRegime.OPEN);
    Session session = new Session(database.connectAsSuperuser());
    session.execute("begin; create table public.orders (id bigint)");

    server.close();
    server.close();

    assertThatThrownBy(database::connectAsSuperuser)
        .isInstanceOf(ServerException.class)
        .hasMessage("the run is over, its database %s is gone".formatted(database.name()));
  }

  @Test
  void roles_that_a_changelog_made_go_too_with_all_their_grants() {
    try (Server server = Servers.start(existing.choice());
        Database database = server.createDatabase(PrivilegeRegime.OPEN);
        Session session = new Session(database.connectAsMigrationRole())) {
      session.execute(
          """
          create role crm_reader;
          create role crm_admin createrole;
          grant crm_reader to crm_admin, authenticated;
          create table public.orders (id bigint);
          grant select on public.orders to crm_reader;
          grant crm_admin to current_user;
          set role crm_admin;
          create role crm_made_by_admin;
          """);
    }
  }

  @Test
  void the_database_that_the_url_names_and_the_roles_of_others_stay_as_they_are()
      throws SQLException {
    try (Session session = existing.session("shop")) {
      session.execute("create role anon nologin; create role authenticator login noinherit");
      session.execute("grant anon to authenticator");
      session.execute("create table orders (id bigint); grant select on orders to anon");
      List<String> before = catalog(session);

      ServerChoice shop = ServerChoice.parse(existing.url().replace("/postgres?", "/shop?"), 17);
      try (Server server = Servers.start(shop);
          Database database = server.createDatabase(PrivilegeRegime.OPEN);
          Session migration = new Session(database.connectAsMigrationRole())) {
        migration.execute("create table public.t (id bigint)");
        assertThatThrownBy(() -> migration.execute("alter role anon set statement_timeout = '1s'"))
            .isInstanceOf(ServerException.class)
            .hasMessageContaining("42501");
      }

      assertThat(catalog(session)).isEqualTo(before);
      session.execute("drop table orders; drop role anon, authenticator");
    }
  }

  private static List<String> catalog(Session session) {
    return session.strings(
        """
        select 'relation ' || oid || ' ' || xmin from pg_catalog.pg_class
        union all
        select 'routine ' || oid || ' ' || xmin from pg_catalog.pg_proc
        union all
        select 'schema ' || oid || ' ' || xmin from pg_catalog.pg_namespace
        union all
        select 'type ' || oid || ' ' || xmin from pg_catalog.pg_type
        union all
        select 'role ' || oid || ' ' || xmin from pg_catalog.pg_authid
        union all
        select 'setting ' || s::text from pg_catalog.pg_db_role_setting as s
        union all
        select 'member ' || m::text from pg_catalog.pg_auth_members as m
        union all
        select 'database ' || oid || ' ' || xmin from pg_catalog.pg_database
        order by 1
        """);
  }

  @Test
  void missing_memberships_of_roles_of_others_are_told_and_not_mended() throws SQLException {
    try (Session session = existing.session()) {
      session.execute("create role anon nologin; create role authenticator login noinherit");
      try (Server server = Servers.start(existing.choice())) {
        server.createDatabase(PrivilegeRegime.OPEN);
        assertThat(server.notes())
            .containsExactly(
                """
                role authenticator was there before and may not become every API role, so a real \
                PostgREST on this server would fail; pgrehearse alters no role of yours: grant \
                anon to authenticator;""");
      }
      session.execute("drop role anon, authenticator");
    }
  }

  @Test
  void a_service_role_that_obeys_policies_is_refused() throws SQLException {
    try (Session session = existing.session()) {
      session.execute("create role service_role nologin");
      assertThatThrownBy(() -> Servers.start(existing.choice()))
          .isInstanceOf(ServerException.class)
          .hasMessage(
              """
              role service_role of this server lacks BYPASSRLS, which it has on Supabase; what a \
              rehearsal finds out about access would be wrong, and pgrehearse alters no role of \
              yours: mend the role, or use --postgres embedded""");
      session.execute("drop role service_role");
    }
  }

  @Test
  void roles_of_the_platform_stay_until_the_last_run_is_over() throws SQLException {
    Server first = Servers.start(existing.choice());
    first.createDatabase(PrivilegeRegime.OPEN);
    try (Server second = Servers.start(existing.choice())) {
      second.createDatabase(PrivilegeRegime.OPEN);
      first.close();
      assertThat(existing.inventory()).contains("role anon", "role " + second.migrationRole());
      assertThat(existing.inventory()).doesNotContain("role " + first.migrationRole());
      assertThat(second.notes()).isEmpty();
    }
  }

  @Test
  void a_role_of_the_platform_that_others_came_to_use_is_left_and_told() throws SQLException {
    Server server = Servers.start(existing.choice());
    server.createDatabase(PrivilegeRegime.OPEN);
    try (Session shop = existing.session("shop")) {
      shop.execute("create table orders (id bigint); grant select on orders to anon");
      server.close();

      assertThat(existing.inventory()).containsExactly("database shop", "role anon", "role app");
      assertThat(server.notes())
          .singleElement()
          .asString()
          .startsWith("left behind, because the server refused \"drop role if exists \"anon\"\": ");
      shop.execute("drop table orders; drop role anon");
    }
  }

  @Test
  void what_only_looks_like_ours_is_left_alone() throws SQLException {
    try (Session session = existing.session()) {
      session.execute("create role pgrehearse_deadbeef_migrator");
      session.execute("create database pgrehearse_deadbeef_1 owner app");
      session.execute("create database pgrehearse_deadbeef_2 owner pgrehearse_deadbeef_migrator");
      session.execute("create database pgrehearse_12345678_1");
      List<String> before = existing.inventory();

      Servers.start(existing.choice()).close();

      assertThat(existing.inventory()).isEqualTo(before);
      session.execute("drop database pgrehearse_deadbeef_1");
      session.execute("drop database pgrehearse_deadbeef_2");
      session.execute("drop database pgrehearse_12345678_1");
      session.execute("drop role pgrehearse_deadbeef_migrator");
    }
  }

  @Test
  void a_dead_run_is_swept_by_proof_and_a_foreign_database_of_its_role_is_not()
      throws SQLException {
    try (Session session = existing.session()) {
      session.execute(
          """
          create role pgrehearse_00000000_register;
          create role pgrehearse_deadbeef_migrator;
          grant pgrehearse_deadbeef_migrator to pgrehearse_00000000_register
          """);
      session.execute("create database pgrehearse_deadbeef_1 owner pgrehearse_deadbeef_migrator");
      session.execute("create database pgrehearse_deadbeef_2 owner app");
      session.execute("create database pgrehearse_12345678_1 owner pgrehearse_deadbeef_migrator");

      try (Server server = Servers.start(existing.choice())) {
        assertThat(server.notes())
            .hasSize(2)
            .startsWith("swept up what the interrupted run deadbeef had left");
        assertThat(existing.inventory())
            .contains("database pgrehearse_12345678_1", "database pgrehearse_deadbeef_2")
            .doesNotContain("database pgrehearse_deadbeef_1");
      }
      session.execute("drop database pgrehearse_deadbeef_2");
      session.execute("drop database pgrehearse_12345678_1");
      session.execute("drop role pgrehearse_deadbeef_migrator, pgrehearse_00000000_register");
    }
  }

  @Test
  void limits_of_the_server_end_none_of_our_sessions() throws SQLException {
    try (Session session = existing.session()) {
      session.execute("alter role postgres set statement_timeout = '1ms'");
      session.execute("alter role postgres set default_transaction_read_only = on");
      session.execute("alter role postgres set search_path = nowhere");
      session.execute("alter role postgres set role = app");
      session.execute("alter role all set lock_timeout = '5s'");
      session.execute("alter role all set idle_session_timeout = '10ms'");
      session.execute("alter role all set idle_in_transaction_session_timeout = '10ms'");
      session.execute("alter role all set transaction_timeout = '10ms'");
      session.execute("alter role all set statement_timeout = '1ms'");
      session.execute("alter role all set default_transaction_read_only = on");
    }
    try {
      try (Server server = Servers.start(existing.choice());
          Database database = server.createDatabase(PrivilegeRegime.OPEN);
          Session ours = new Session(database.connectAsSuperuser());
          Session migration = new Session(database.connectAsMigrationRole())) {
        for (Session each : List.of(ours, migration)) {
          each.execute("begin; create table public.t_%d (a int)".formatted(each.hashCode()));
          each.execute("select pg_catalog.pg_sleep(0.05)");
          pause();
          each.execute("commit");
          pause();
          each.execute("select pg_catalog.pg_sleep(0.05)");
        }
        migration.execute("discard all");
        assertThat(migration.string("show statement_timeout")).isEqualTo("0");
        assertThat(migration.string("show lock_timeout")).isEqualTo("5s");
        assertThat(ours.string("show lock_timeout")).isEqualTo("0");
        assertThat(ours.string("select current_user")).isEqualTo("postgres");
      }
    } finally {
      try (Session session = existing.sessionWithoutLimits()) {
        session.execute("alter role postgres reset all; alter role all reset all");
      }
    }
  }

  @Test
  void what_a_changelog_sets_for_its_role_or_database_holds_in_its_sessions() {
    try (Server server = Servers.start(existing.choice());
        Database database = server.createDatabase(PrivilegeRegime.OPEN)) {
      try (Session migration = new Session(database.connectAsMigrationRole())) {
        migration.execute("alter role current_user set statement_timeout = '7s'");
        migration.execute(
            "alter database %s set idle_session_timeout = '70s'".formatted(database.name()));
      }
      try (Session migration = new Session(database.connectAsMigrationRole())) {
        assertThat(migration.string("show statement_timeout")).isEqualTo("7s");
        assertThat(migration.string("show idle_session_timeout")).isEqualTo("70s");
      }
    }
  }

  @Test
  void a_look_has_no_limit_and_leaves_the_sessions_own() throws SQLException {
    try (Server server = Servers.start(existing.choice());
        Database database = server.createDatabase(PrivilegeRegime.OPEN);
        Session session = new Session(database.connectAsMigrationRole())) {
      session.execute("set statement_timeout = '70s'");
      try (QuietTransaction look = QuietTransaction.on(session.connection())) {
        assertThat(look.connection()).isSameAs(session.connection());
        assertThat(session.string("show statement_timeout")).isEqualTo("0");
      }
      assertThat(session.string("show statement_timeout")).isEqualTo("70s");
    }
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void a_wrong_password_is_said_without_showing_it() {
    assertThatThrownBy(() -> start(existing.address() + "?user=postgres&password=wr0ng"))
        .isInstanceOf(ServerException.class)
        .hasMessage(
            """
            cannot log in to %s as "postgres": the password is wrong or missing (28P01); give it \
            as ?user=…&password=… in the URL, or in PGUSER and PGPASSWORD"""
                .formatted(existing.address()));
  }

  @Test
  void a_missing_password_is_taken_from_the_environment() {
    Map<String, String> environment = Map.of("PGUSER", "postgres", "PGPASSWORD", "right");
    String url = existing.address().replaceFirst("/postgres$", "/");
    Servers.start(new ServerChoice.Existing(url), environment).close();
    assertThatThrownBy(() -> start(existing.address() + "?user=postgres"))
        .isInstanceOf(ServerException.class)
        .hasMessageContaining("the password is wrong or missing (08004)");
  }

  @Test
  void a_server_that_nobody_answers_for_is_unreachable() {
    assertThatThrownBy(() -> start("jdbc:postgresql://localhost:1/shop?user=me&password=s3cret"))
        .isInstanceOf(ServerException.class)
        .hasMessage(
            """
            cannot reach jdbc:postgresql://localhost:1/shop: nothing answers there; check host and \
            port, and that Postgres is running""");
  }

  @Test
  void a_role_that_is_no_superuser_will_not_do() {
    assertThatThrownBy(() -> start(existing.address() + "?user=app&password=app"))
        .isInstanceOf(ServerException.class)
        .hasMessage(
            """
            role "app" at %s is not a superuser; pgrehearse needs one to create its own roles and \
            databases: log in as one, or use --postgres embedded"""
                .formatted(existing.address()));
  }

  @Test
  void a_database_that_is_not_there_is_named() {
    String url = existing.url().replace("/postgres?", "/nowhere?");
    assertThatThrownBy(() -> start(url))
        .isInstanceOf(ServerException.class)
        .hasMessage(
            """
            there is no database "nowhere" at %s (3D000); name one that exists in the URL"""
                .formatted(existing.address().replace("/postgres", "/nowhere")));
  }

  private static void start(String url) {
    Servers.start(new ServerChoice.Existing(url), Map.of()).close();
  }
}
