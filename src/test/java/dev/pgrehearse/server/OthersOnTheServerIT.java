package dev.pgrehearse.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** What SQL of users does to what was on a server before: nothing, however it is sent. */
@ParameterizedClass
@ValueSource(ints = {15, 16, 17, 18})
final class OthersOnTheServerIT {

  /** Statements that must be refused, alone, in a transaction, and in a block. */
  private static final List<String> REFUSED =
      List.of(
          "alter role keeper password 'stolen' valid until '2020-01-01'",
          "alter role keeper rename to thief",
          "alter role keeper nologin",
          "alter role keeper set work_mem = '1MB'",
          "alter role keeper in database shop set work_mem = '1MB'",
          "alter role keeper reset all",
          "alter role anon set statement_timeout = '1s'",
          "alter user keeper connection limit 0",
          "alter group keeper add user current_user",
          "comment on role keeper is 'mine'",
          "comment on database shop is 'mine'",
          "drop role victim",
          "drop user victim",
          "grant keeper to current_user",
          "grant /* mine */ app to anon",
          "revoke app from keeper",
          "grant pg_read_all_data to keeper",
          "grant pg_signal_backend to current_user",
          "grant pg_execute_server_program to current_user",
          "create role mole in role keeper",
          "grant anon to keeper",
          "set role anon",
          "drop owned by anon",
          "reassign owned by app to current_user",
          "alter database shop owner to current_user",
          "alter database shop set work_mem = '1MB'",
          "drop database shop",
          "create database mine",
          "create tablespace mine location '/nowhere'",
          "alter system set work_mem = '1MB'",
          "alter role all set work_mem = '1MB'",
          "grant set on parameter log_statement to keeper",
          "create role boss superuser");

  private static ExistingServer existing;

  @Parameter int version;

  private List<String> before;

  @BeforeParameterizedClassInvocation
  static void start(int version) throws SQLException, IOException {
    existing = ExistingServer.start(version);
    existing.execute(
        "create role keeper login password 'kept' valid until '2099-01-01'",
        "alter role keeper set search_path = kept",
        "comment on role keeper is 'keeps'",
        "create role victim login",
        "grant app to keeper",
        "create role anon nologin",
        "grant connect on database shop to anon");
  }

  @AfterParameterizedClassInvocation
  static void stop() {
    existing.close();
  }

  @BeforeEach
  void remember() throws SQLException {
    before = existing.shared();
  }

  @AfterEach
  void all_is_as_it_was() throws SQLException {
    assertThat(existing.shared()).isEqualTo(before);
  }

  @Test
  void statements_about_what_is_of_others_are_refused() throws SQLException {
    try (Server server = Servers.start(existing.choice());
        Database database = server.createDatabase(PrivilegeRegime.CLOSED)) {
      List<String> meanwhile = existing.shared();
      for (String statement : REFUSED) {
        assertThatThrownBy(() -> alone(database, statement))
            .as("%s, alone", statement)
            .isInstanceOf(SQLException.class)
            .extracting(e -> ((SQLException) e).getSQLState())
            .isIn("42501", "28000");
        assertThatThrownBy(() -> inTransaction(database, statement))
            .as("%s, in a transaction", statement)
            .isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> inTransaction(database, hidden(statement)))
            .as("%s, in a block", statement)
            .isInstanceOf(SQLException.class);
      }
      assertThat(existing.shared()).isEqualTo(meanwhile);
    }
  }

  @Test
  void it_takes_no_commit_on_the_way_to_go_past_that() throws SQLException {
    try (Server server = Servers.start(existing.choice());
        Database database = server.createDatabase(PrivilegeRegime.CLOSED)) {
      List<String> meanwhile = existing.shared();
      for (String sql :
          List.of(
              "select 1; commit; alter role keeper password 'stolen'",
              "create role mine; commit; alter role keeper password 'stolen'; drop role mine",
              "set constraints all immediate; alter role keeper password 'stolen'",
              "select 1; set constraints all immediate; drop role victim; commit",
              "savepoint a; alter role keeper nologin; release a; commit",
              """
              create procedure public.steal()
              language plpgsql
              as $$
              begin
                  commit;
                  execute 'alter role ' || 'keeper nologin';
                  commit;
              end
              $$;
              call public.steal()
              """,
              "select pgrehearse_history.let_write_roles(); alter role keeper nologin",
              "drop schema pgrehearse_history cascade",
              "drop function pgrehearse_history.judge_roles() cascade",
              "alter table pgrehearse_history.role_guard disable trigger all; drop role victim",
              "create role builder createdb createrole; grant builder to current_user; commit; "
                  + "set role builder; alter role keeper nologin")) {
        refused(() -> alone(database, sql));
        refused(() -> inTransaction(database, sql));
      }
      assertThat(existing.shared()).containsAll(meanwhile);
    }
  }

  @Test
  void roles_of_a_changelog_are_made_and_go() throws SQLException {
    try (Server server = Servers.start(existing.choice());
        Database database = server.createDatabase(PrivilegeRegime.CLOSED)) {
      for (String sql :
          List.of(
              "create role staff nologin",
              "comment on role staff is 'they work here'",
              "alter role staff set search_path = shop",
              "create role clerk; grant staff to clerk; grant clerk to keeper",
              "create schema shop; grant usage on schema shop to staff",
              "grant authenticated to keeper",
              "do $$ begin create role staff; exception when duplicate_object then null; end $$",
              "do $$ begin begin create role guest; end; end $$",
              "alter role clerk rename to assistant")) {
        alone(database, sql);
      }
      inTransaction(database, "create role porter; create table shop.t (a int)");
      assertThat(server.rehearsedRoles())
          .containsExactlyInAnyOrder("staff", "assistant", "guest", "porter");
      assertThat(existing.shared()).anyMatch(row -> row.contains("they work here"));
    }
  }

  @Test
  void a_role_that_a_routine_of_the_changelog_makes_goes_too() throws SQLException {
    try (Server server = Servers.start(existing.choice());
        Database database = server.createDatabase(PrivilegeRegime.CLOSED)) {
      alone(
          database,
          """
          create function public.tenant(v_name text)
          returns void
          language plpgsql
          as $$
          begin
              execute format('create role %I', v_name);
          end
          $$
          """);
      alone(database, "select public.tenant('acme')");
      assertThat(server.rehearsedRoles()).containsExactly("acme");
    }
  }

  @Test
  void a_database_that_was_given_away_goes_too() throws SQLException {
    try (Server server = Servers.start(existing.choice())) {
      Database database = server.createDatabase(PrivilegeRegime.CLOSED);
      server.cloneOf(database);
      alone(database, "reassign owned by current_user to authenticated");
    }
  }

  @Test
  void a_transaction_that_was_prepared_keeps_no_database() throws SQLException {
    try (Server server = Servers.start(existing.choice())) {
      try (Database database = server.createDatabase(PrivilegeRegime.CLOSED)) {
        alone(database, "begin; create role sleeper; prepare transaction 'of a part'");
      }
      Database another = server.createDatabase(PrivilegeRegime.CLOSED);
      alone(another, "begin; create table public.t (a int); prepare transaction 'of a run'");
    }
  }

  @Test
  void what_two_runs_at_a_time_make_stays_until_their_own_ends() throws SQLException {
    try (Server first = Servers.start(existing.choice());
        Database one = first.createDatabase(PrivilegeRegime.CLOSED)) {
      alone(one, "create role of_the_first");
      try (Server second = Servers.start(existing.choice());
          Database two = second.createDatabase(PrivilegeRegime.CLOSED)) {
        alone(two, "create role of_the_second");
        refused(() -> alone(two, "drop role of_the_first"));
        assertThat(second.rehearsedRoles()).containsExactly("of_the_second");
      }
      assertThat(first.rehearsedRoles()).containsExactly("of_the_first");
      assertThat(existing.inventory()).contains("role of_the_first", "role authenticated");
    }
  }

  @Test
  void a_role_that_somebody_makes_meanwhile_is_his() throws SQLException {
    try (Server server = Servers.start(existing.choice());
        Database database = server.createDatabase(PrivilegeRegime.CLOSED);
        Connection connection = database.connectAsMigrationRole();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("create role staff");
      existing.execute("create role newcomer");
      connection.commit();
      assertThat(server.rehearsedRoles()).containsExactly("staff");
    }
    assertThat(existing.inventory()).contains("role newcomer");
    existing.execute("drop role newcomer");
  }

  private static String hidden(String statement) {
    return """
        do $block$
        begin
            execute '%s';
        end
        $block$
        """
        .formatted(statement.replace("'", "''"));
  }

  private static void alone(Database database, String sql) throws SQLException {
    try (Connection connection = database.connectAsMigrationRole();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void inTransaction(Database database, String sql) throws SQLException {
    try (Connection connection = database.connectAsMigrationRole();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(sql);
      connection.commit();
    }
  }

  private interface Attempt {
    void run() throws SQLException;
  }

  private static void refused(Attempt attempt) {
    try {
      attempt.run();
    } catch (SQLException e) {
      assertThat(e.getSQLState()).isNotEmpty();
    }
  }
}
