package dev.pgrehearse.facade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.facade.move.Move;
import dev.pgrehearse.server.Database;
import dev.pgrehearse.server.PrivilegeRegime;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A function is written anew where the login may replace it, as Postgres sees that. */
final class FunctionOwnersIT {

  private static final String TABLES =
      """
      create role shopkeeper;
      create role member login;
      create role heir login noinherit;
      create role stranger login;
      grant shopkeeper to member, heir;
      create schema dom;
      create schema api;
      grant usage, create on schema public, dom to shopkeeper, member, heir, stranger;
      grant usage, create on schema api to shopkeeper;
      grant usage on schema api to stranger;
      set role shopkeeper;
      create table public.customers (
          customer_id integer primary key,
          name text
      );
      insert into public.customers values (1, 'a');
      create function public.names() returns bigint language sql stable as $$
          select count(*) from (select customer_id, name from customers group by customer_id) x
      $$;
      grant all on public.customers to member, heir, stranger;
      reset role;
      """;

  private static final Move MOVE = Move.of("public", "customers", "dom", "customers");

  @ParameterizedTest
  @ValueSource(ints = {15, 17})
  void a_member_of_the_owner_may_replace_it_and_others_are_told(int version) throws SQLException {
    try (Server server = Servers.start(new ServerChoice.Embedded(version));
        Database database = server.createDatabase(PrivilegeRegime.CLOSED);
        Connection connection = database.connectAsSuperuser()) {
      VariedDatabase.run(connection, TABLES);
      assertThat(said(connection, "stranger"))
          .containsExactly(
              "facade-function-kept: public.names() names public.customers in its text and stays as"
                  + " it is: it belongs to shopkeeper");
      assertThat(said(connection, "heir"))
          .containsExactly(
              "facade-function-kept: public.names() names public.customers in its text and stays as"
                  + " it is: it belongs to shopkeeper, whose rights heir has only after set role");
      assertThat(said(connection, "shopkeeper"))
          .containsExactly(
              "facade-function-reissued: public.names() names public.customers in its text, which"
                  + " Postgres reads only when it is called");
      assertThat(said(connection, "member")).isEqualTo(said(connection, "shopkeeper"));
      MovePlan plan = plan(connection, "member");
      run(connection, "member", plan.forward());
      assertThat(owned(connection)).containsExactly("shopkeeper|t");
      run(connection, "stranger", "select public.names()");
      run(connection, "member", plan.rollback());
      assertThat(owned(connection)).containsExactly("shopkeeper|f");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = 17)
  void to_replace_a_function_takes_the_right_to_create_in_its_schema(int version)
      throws SQLException {
    try (Server server = Servers.start(new ServerChoice.Embedded(version));
        Database database = server.createDatabase(PrivilegeRegime.CLOSED);
        Connection connection = database.connectAsSuperuser()) {
      VariedDatabase.run(connection, TABLES);
      VariedDatabase.run(
          connection,
          """
          alter function public.names() set schema api;
          revoke create on schema api from shopkeeper;""");
      assertThat(said(connection, "shopkeeper"))
          .containsExactly(
              "facade-function-kept: api.names() names public.customers in its text and stays as it"
                  + " is: shopkeeper may not create in schema api");
      run(connection, "shopkeeper", plan(connection, "shopkeeper").forward());
    }
  }

  private static List<String> said(Connection connection, String login) throws SQLException {
    return plan(connection, login).notices().stream()
        .filter(notice -> notice.rule().startsWith("facade-function-"))
        .map(notice -> notice.rule() + ": " + notice.message())
        .toList();
  }

  private static MovePlan plan(Connection connection, String login) throws SQLException {
    VariedDatabase.run(connection, "set role " + login);
    try {
      return FacadePlan.of(connection, List.of(MOVE)).moves().get(0);
    } finally {
      VariedDatabase.run(connection, "reset role");
    }
  }

  private static void run(Connection connection, String login, String sql) throws SQLException {
    VariedDatabase.run(connection, "set role " + login);
    VariedDatabase.run(connection, sql);
    VariedDatabase.run(connection, "reset role");
  }

  private static List<String> owned(Connection connection) throws SQLException {
    return VariedDatabase.query(
        connection,
        "select proowner::regrole, prosrc ~ 'dom\\.' from pg_proc where proname = 'names'");
  }
}
