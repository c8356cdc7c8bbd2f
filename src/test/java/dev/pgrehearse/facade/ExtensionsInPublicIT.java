package dev.pgrehearse.facade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.facade.move.Move;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.server.Database;
import dev.pgrehearse.server.PrivilegeRegime;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Extensions in public have operators and functions of names that Postgres has too. A function
 * keeps public on its path where it may mean theirs, and only there.
 */
final class ExtensionsInPublicIT {

  private static final String EXTENSIONS =
      """
      create extension hstore schema public;
      create extension citext schema public;
      create extension pg_trgm schema public;
      create extension intarray schema public;
      """;

  private static final String TABLES =
      """
      create schema dom;
      create domain public.mail as public.citext;
      create table public.customers (
          customer_id integer primary key,
          name text,
          mail public.citext,
          other_mail public.mail,
          mails public.citext[],
          tags public.hstore,
          numbers integer[]
      );
      create table public.orders (
          order_id integer primary key,
          customer_id integer references public.customers,
          total numeric
      );
      insert into public.customers
      values (1, 'ann', 'Ann@Example.com', 'Ann@Example.com', '{Ann@Example.com}', 'a=>1', '{1, 2}'), (2, 'bob', 'b', 'b', '{b}', '', '{}');
      insert into public.orders values (1, 1, 10), (2, 2, 20);
      create view public.addresses as select customer_id, mail from public.customers;
      create function public.mail_of(p integer) returns public.citext language sql
      set search_path = '' as $$ select c.mail from public.customers as c where c.customer_id = p $$;
      """;

  private static final Move[] MOVES = {
    Move.of("public", "customers", "dom", "customers"), Move.of("public", "orders", "dom", "orders")
  };

  private static Server server;

  @BeforeAll
  static void start() {
    server = Servers.start(new ServerChoice.Embedded(ServerChoice.DEFAULT_VERSION));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void what_is_postgres_own_keeps_no_function_from_a_safe_path() throws SQLException {
    assertAsBefore(
        "{\"search_path=\\\"\\\"\"}",
        "select count(*)::text from (select o.order_id, o.total from orders o where o.customer_id = 1"
            + " group by o.order_id) x",
        "select string_agg(order_id::text, ',' order by order_id) from orders where total > 5 and"
            + " order_id in (1, 2) and order_id between 1 and 9",
        "select name from customers where customer_id = 1",
        "select max(total)::text || min(order_id)::text from orders where order_id <> 2",
        "select replace('abc', 'b', count(*)::text) from orders where 'abc' like 'a%'");
  }

  @Test
  void what_may_be_the_extension_s_is_still_found() throws SQLException {
    assertAsBefore(
        "{\"search_path=public, extensions, pg_temp\"}",
        "select name from customers where mail = 'ANN@example.com'",
        "select name from customers where other_mail = 'ANN@example.com'",
        "select name from customers where 'ANN@example.com' = any (mails)",
        "select name from customers where mail like 'ANN@%'",
        "select name from customers where mail in ('ANN@example.com')",
        "select max(c.name) from customers c natural join public.addresses a",
        "select c.name from customers c where c.customer_id = 1 and row(c.*) is not distinct from c",
        "select replace(mail, 'ANN', 'x') from customers where customer_id in (1)",
        "select max(mail)::text from customers",
        "select o.order_id::text from orders o join addresses a using (customer_id)"
            + " where a.mail = 'ANN@example.com'",
        "select order_id::text from orders where mail_of(customer_id) = 'ANN@example.com'",
        "select order_id::text from orders where 'A'::public.citext = 'a' and order_id = 1",
        "select name from customers where tags -> 'a' = '1'",
        "select name from customers where name % 'ann'",
        "select name from customers where numbers @> array[1]");
  }

  @Test
  void variables_arguments_and_rows_of_triggers_have_types_too() throws SQLException {
    try (Database database = server.createDatabase(PrivilegeRegime.CLOSED);
        Connection connection = prepared(database)) {
      VariedDatabase.run(
          connection,
          """
          create function public.f_argument(p public.citext) returns integer
          language sql as $$ select count(*)::integer from orders where p = 'A' $$;
          create function public.f_variable() returns integer language plpgsql as $$
          declare v citext := 'a';
          begin
              return (select count(*) from orders where v = 'A');
          end $$;
          create table public.log (mail public.citext, orders integer);
          create function public.f_trigger() returns trigger language plpgsql as $$
          begin
              if new.mail = 'A' then
                  new.orders = (select count(*) from orders);
              end if;
              return new;
          end $$;
          create trigger t before insert on public.log
          for each row execute function public.f_trigger();""");
      for (MovePlan plan : FacadePlan.of(connection, List.of(MOVES)).moves()) {
        VariedDatabase.run(connection, plan.forward());
      }
      assertThat(
              VariedDatabase.query(
                  connection,
                  """
                  select proname
                  from pg_proc
                  where proname like 'f\\_%'
                      and prosrc ~ 'dom\\.orders'
                      and proconfig::text ~ 'public'
                  order by proname"""))
          .containsExactly("f_argument", "f_trigger", "f_variable");
      VariedDatabase.run(connection, "set search_path = ''");
      assertThat(
              VariedDatabase.query(
                  connection,
                  "select public.f_argument('a'), public.f_variable() union all"
                      + " select 0, 0 order by 1 desc limit 1"))
          .containsExactly("2|2");
      VariedDatabase.run(connection, "insert into public.log values ('a')");
      assertThat(VariedDatabase.query(connection, "select orders from public.log"))
          .containsExactly("2");
    }
  }

  @Test
  void where_others_may_create_in_public_such_a_function_stays_as_it_is() throws SQLException {
    try (Database database = server.createDatabase(PrivilegeRegime.CLOSED);
        Connection superuser = database.connectAsSuperuser();
        Connection connection = prepared(database)) {
      VariedDatabase.run(superuser, "grant create on schema public to authenticated");
      create(
          connection,
          "select name from customers where mail = 'ANN@example.com'",
          "select name from customers where customer_id = 1");
      assertThat(FacadePlan.of(connection, List.of(MOVES)).moves().get(0).notices())
          .filteredOn(notice -> notice.rule().startsWith("facade-function-"))
          .extracting(Finding::rule, Finding::message)
          .satisfiesExactlyInAnyOrder(
              kept ->
                  assertThat(kept.toString())
                      .contains("facade-function-kept", "public.f0()")
                      .contains("an operator of schema public")
                      .contains("authenticated may create in public"),
              reissued ->
                  assertThat(reissued.toString())
                      .contains("facade-function-reissued", "public.f1()"),
              other ->
                  assertThat(other.toString())
                      .contains("facade-function-reissued", "public.mail_of("));
    }
  }

  private static Connection prepared(Database database) throws SQLException {
    try (Connection superuser = database.connectAsSuperuser()) {
      VariedDatabase.run(superuser, EXTENSIONS);
    }
    Connection connection = database.connectAsMigrationRole();
    VariedDatabase.run(connection, TABLES);
    return connection;
  }

  private static void create(Connection connection, String... bodies) throws SQLException {
    for (int i = 0; i < bodies.length; i++) {
      VariedDatabase.run(
          connection,
          "create function public.f%d() returns text language sql as $f$ %s $f$"
              .formatted(i, bodies[i]));
    }
  }

  private static void assertAsBefore(String path, String... bodies) throws SQLException {
    try (Database database = server.createDatabase(PrivilegeRegime.CLOSED);
        Connection connection = prepared(database)) {
      create(connection, bodies);
      List<String> before = answers(connection, bodies.length);
      assertThat(before).doesNotContain("null", "0");
      for (MovePlan plan : FacadePlan.of(connection, List.of(MOVES)).moves()) {
        VariedDatabase.run(connection, plan.forward());
      }
      assertThat(answers(connection, bodies.length)).isEqualTo(before);
      for (int i = 0; i < bodies.length; i++) {
        assertThat(
                VariedDatabase.query(
                    connection,
                    "select proconfig::text, prosrc ~ 'dom\\.' from pg_proc where proname = 'f%d'"
                        .formatted(i)))
            .as(bodies[i])
            .containsExactly(path + "|t");
      }
    }
  }

  private static List<String> answers(Connection connection, int count) throws SQLException {
    List<String> found = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      found.addAll(VariedDatabase.query(connection, "select public.f%d()".formatted(i)));
    }
    return found;
  }
}
