package dev.pgrehearse.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class PreludeIT {
  private static final String ALICE = "a11ce000-0000-4000-8000-000000000001";

  private static Server server;

  @BeforeAll
  static void start() {
    server = Servers.start(new ServerChoice.Embedded(17));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void roles_have_the_attributes_that_they_have_on_supabase() {
    try (Database database = server.createDatabase(PrivilegeRegime.OPEN);
        Session session = new Session(database.connectAsSuperuser())) {
      List<String> roles =
          session.strings(
              """
              select pg_catalog.concat_ws(
                  ' ',
                  replace(rolname, ?, 'migration role'),
                  case when rolcanlogin then 'login' end,
                  case when not rolinherit then 'noinherit' end,
                  case when rolcreaterole then 'createrole' end,
                  case when rolcreatedb then 'createdb' end,
                  case when rolbypassrls then 'bypassrls' end,
                  case when rolsuper then 'superuser' end
              )
              from pg_catalog.pg_roles
              where oid >= 16384
              order by 1
              """,
              server.migrationRole());

      assertThat(roles)
          .containsExactly(
              "anon",
              "authenticated",
              "authenticator login noinherit",
              "migration role login createrole bypassrls",
              "service_role bypassrls",
              "supabase_auth_admin login noinherit");
    }
  }

  @Test
  void authenticator_and_the_migration_role_may_become_each_api_role() {
    try (Database database = server.createDatabase(PrivilegeRegime.OPEN);
        Session session = new Session(database.connectAsSuperuser())) {
      assertThat(
              session.strings(
                  """
                  select m.rolname || ' ' || r.rolname || ' admin ' || a.admin_option
                  from pg_catalog.pg_auth_members as a
                  join pg_catalog.pg_roles as r on r.oid = a.roleid
                  join pg_catalog.pg_roles as m on m.oid = a.member
                  where m.oid >= 16384
                  order by m.oid, r.rolname
                  """))
          .containsExactly(
              server.migrationRole() + " anon admin true",
              server.migrationRole() + " authenticated admin true",
              server.migrationRole() + " service_role admin true",
              "authenticator anon admin false",
              "authenticator authenticated admin false",
              "authenticator service_role admin false");
    }
  }

  @Test
  void uid_role_and_email_read_the_old_claims() {
    assertThat(claims("set request.jwt.claim.sub = '%s'".formatted(ALICE)))
        .isEqualTo(ALICE + " - -");
    assertThat(
            claims(
                """
                set request.jwt.claim.role = 'authenticated';
                set request.jwt.claim.email = 'alice@example.com'
                """))
        .isEqualTo("- authenticated alice@example.com");
  }

  @Test
  void uid_role_and_email_read_the_new_claims() {
    assertThat(
            claims(
                """
                set request.jwt.claims = '{"sub": "%s", "role": "authenticated", "email": "a@b.c"}'
                """
                    .formatted(ALICE)))
        .isEqualTo(ALICE + " authenticated a@b.c");
  }

  @Test
  void claims_that_are_missing_or_empty_are_null() {
    assertThat(claims("select 1")).isEqualTo("- - -");
    assertThat(claims("set request.jwt.claims = ''; set request.jwt.claim.sub = ''"))
        .isEqualTo("- - -");
  }

  private static String claims(String settings) {
    try (Database database = server.createDatabase(PrivilegeRegime.CLOSED);
        Session session = new Session(database.connectAsMigrationRole())) {
      session.execute(settings);
      session.execute("set role authenticated");
      return session.string(
          """
          select concat_ws(
              ' ',
              coalesce(auth.uid()::text, '-'),
              coalesce(auth.role(), '-'),
              coalesce(auth.email(), '-')
          )
          """);
    }
  }

  @Test
  void open_gives_away_all_that_the_migration_role_makes_in_public() {
    assertThat(privilegesOf("anon", PrivilegeRegime.OPEN))
        .containsExactly("table true", "sequence true", "function true", "other schema false");
  }

  @Test
  void closed_gives_away_nothing_but_what_postgres_itself_does() {
    assertThat(privilegesOf("anon", PrivilegeRegime.CLOSED))
        .containsExactly("table false", "sequence false", "function true", "other schema false");
  }

  private static List<String> privilegesOf(String role, PrivilegeRegime regime) {
    try (Database database = server.createDatabase(regime);
        Session session = new Session(database.connectAsMigrationRole())) {
      session.execute(
          """
          create table public.orders (id bigint generated always as identity);
          create function public.total() returns integer language sql as 'select 1';
          create schema billing;
          create table billing.invoice (id bigint);
          """);
      return session.strings(
          """
          select 'table ' || has_table_privilege(r.rolname, 'public.orders', 'insert')
          from pg_catalog.pg_roles as r where r.rolname = ?
          union all
          select 'sequence ' || has_sequence_privilege(r.rolname, 'public.orders_id_seq', 'usage')
          from pg_catalog.pg_roles as r where r.rolname = ?
          union all
          select 'function ' || has_function_privilege(r.rolname, 'public.total()', 'execute')
          from pg_catalog.pg_roles as r where r.rolname = ?
          union all
          select 'other schema ' || has_table_privilege(r.rolname, 'billing.invoice', 'select')
          from pg_catalog.pg_roles as r where r.rolname = ?
          """,
          role,
          role,
          role,
          role);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"OPEN", "CLOSED"})
  void migrations_may_do_on_auth_users_what_they_may_on_supabase(PrivilegeRegime regime)
      throws SQLException {
    try (Database database = server.createDatabase(regime);
        Session session = new Session(database.connectAsMigrationRole())) {
      session.execute(
          """
          create table public.profiles (id uuid references auth.users (id));
          create function public.make_profile() returns trigger language plpgsql as $$
              begin insert into public.profiles values (new.id); return new; end $$;
          create trigger make_profile after insert on auth.users
              for each row execute function public.make_profile();
          insert into auth.users (id) values ('%s');
          create extension citext with schema extensions;
          set role service_role;
          """
              .formatted(ALICE));
      session.execute("reset role");

      assertThat(session.string("select id from public.profiles")).isEqualTo(ALICE);
      assertRefused(session, "create table auth.mine (id integer)");
      assertRefused(session, "alter table auth.users add column mine integer");
      session.execute("set role anon");
      assertRefused(session, "select from auth.users");
    }
  }

  @Test
  void the_migration_role_is_no_superuser_and_owns_its_database() {
    try (Database database = server.createDatabase(PrivilegeRegime.OPEN);
        Session session = new Session(database.connectAsMigrationRole())) {
      assertThat(session.isTrue("select rolsuper from pg_roles where rolname = current_user"))
          .isFalse();
      assertThat(
              session.string(
                  "select datdba::regrole::text from pg_database where datname = current_database()"))
          .isEqualTo(server.migrationRole());
      assertRefused(session, "set session_replication_role = replica");
    }
  }

  @Test
  void a_database_that_an_idle_session_of_this_run_holds_is_copied_all_the_same()
      throws SQLException {
    try (Database database = server.createDatabase(PrivilegeRegime.OPEN);
        Connection idle = database.connectAsMigrationRole();
        Database copy = server.cloneOf(database)) {
      assertThat(copy.name()).isNotEqualTo(database.name());
      assertThat(idle.isValid(1)).isFalse();
    }
  }

  @Test
  void a_database_that_somebody_works_in_is_not_copied_and_nobody_is_interrupted()
      throws SQLException {
    try (Database database = server.createDatabase(PrivilegeRegime.OPEN);
        Session session = new Session(database.connectAsMigrationRole())) {
      session.connection().setAutoCommit(false);
      String pid = session.string("select pg_backend_pid()");

      assertThatThrownBy(() -> server.cloneOf(database))
          .isInstanceOf(ServerException.class)
          .hasMessage(
              """
              database %s cannot be copied while others work in it: pgrehearse %s as %s, \
              idle in transaction (pid %s); end them first"""
                  .formatted(
                      database.name(),
                      server
                          .migrationRole()
                          .substring("pgrehearse_".length(), "pgrehearse_".length() + 8),
                      server.migrationRole(),
                      pid));
      assertThat(session.string("select pg_backend_pid()")).isEqualTo(pid);
      session.connection().rollback();
    }
  }

  private static void assertRefused(Session session, String sql) {
    assertThatThrownBy(() -> session.tryExecute(sql))
        .asInstanceOf(type(SQLException.class))
        .extracting(SQLException::getSQLState)
        .isEqualTo("42501");
  }
}
