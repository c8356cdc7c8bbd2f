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
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a function runs without calling it, the functions that it names in a default, a check, a
 * policy and so on, has the function's path: it is wide where one of these looks something up, and
 * empty where none does.
 */
final class HandedDownIT {

  private static final String BASE =
      """
      create schema dom;
      create schema tools;
      create table public.orders (order_id integer primary key);
      create table public.words (word text);
      insert into public.orders values (1);
      create function public.looking(p text) returns text language plpgsql immutable as $$
      begin
          if exists (select from words where word = p) then return null; end if;
          return lower(p);
      end $$;
      create function public.plain(p text) returns text language plpgsql immutable as $$
      begin
          return lower(p);
      end $$;
      """;

  private static final String WRITE = "insert into public.@ (a) values ('A');";

  /**
   * By its name the definitions and what a function does; {@code @} is the name of its table, and
   * {@code !} the function that looks something up, or one that does not.
   */
  private static final Map<String, List<String>> WAYS = new TreeMap<>();

  static {
    way("called", "", "perform !('A');");
    way(
        "called_by_one_that_it_calls",
        "create function public.@_2() returns text language sql as $$ select !('A') $$;",
        "perform public.@_2();");
    way(
        "called_by_a_body_that_is_no_text",
        """
        create function public.@_2() returns text language sql
        return !('A');""",
        "perform public.@_2();");
    way(
        "default_of_an_argument",
        """
        create function public.@_2(p text default !('A')) returns text language sql
        set search_path = '' as $$ select p $$;""",
        "perform public.@_2();");
    way(
        "aggregate",
        """
        create function public.@_2(p text, q text) returns text language sql immutable
        return p || !(q);
        create aggregate public.@_3(text) (sfunc = public.@_2, stype = text, initcond = '');""",
        "perform public.@_3('A');");
    way("default", "create table public.@ (a text, b text default !('B'));", WRITE);
    way("check", "create table public.@ (a text check (!(a) is not null));", WRITE);
    way(
        "policy",
        """
        create table public.@ (a text);
        alter table public.@ enable row level security, force row level security;
        create policy p on public.@ using (!(a) is not null);""",
        "perform from public.@; " + WRITE);
    way(
        "generated",
        "create table public.@ (a text, b text generated always as (!(a)) stored);",
        WRITE);
    way("index", "create table public.@ (a text); create index on public.@ (!(a));", WRITE);
    way(
        "part_of_an_index",
        "create table public.@ (a text); create index on public.@ (a) where !(a) = 'a';",
        WRITE);
    way(
        "domain",
        """
        create domain public.@_2 as text check (!(value) is not null);
        create table public.@ (a public.@_2);""",
        WRITE);
    way(
        "domain_of_a_domain_in_an_array",
        """
        create domain public.@_2 as text check (!(value) is not null);
        create domain public.@_3 as public.@_2;
        create table public.@ (a text, b public.@_3[] default '{A}');""",
        WRITE);
    way(
        "domain_of_a_variable",
        "create domain public.@_2 as text check (!(value) is not null);",
        "declare v public.@_2 := 'A'; begin v := 'B'; end;");
    way(
        "view",
        """
        create table public.@ (a text);
        insert into public.@ values ('A');
        create view public.@_2 as select !(a) as b from public.@;
        create view public.@_3 as select b from public.@_2;""",
        "perform b from public.@_3;");
    way(
        "view_that_is_written",
        """
        create table public.@_2 (a text, b text default !('B'));
        create view public.@ as select a from public.@_2;""",
        WRITE);
    way(
        "rule",
        """
        create table public.@_2 (a text, b text default !('B'));
        create table public.@ (a text);
        create rule also as on insert to public.@ do also insert into public.@_2 (a) values (new.a);""",
        WRITE);
    way(
        "condition_of_a_trigger",
        """
        create table public.@ (a text);
        create function public.@_2() returns trigger language plpgsql set search_path = ''
        as $$ begin return new; end $$;
        create trigger t before insert on public.@ for each row
        when (!(new.a) is not null) execute function public.@_2();""",
        WRITE);
    way(
        "cascade",
        """
        create table public.@ (a text primary key);
        create table public.@_2 (a text references public.@ on delete cascade);
        create function public.@_3() returns trigger language plpgsql
        as $$ begin perform !('A'); return old; end $$;
        create trigger t before delete on public.@_2 for each row execute function public.@_3();
        insert into public.@ values ('C');
        insert into public.@_2 values ('C');""",
        "delete from public.@;");
    way(
        "key_of_partitions",
        """
        create table public.@_2 (a text) partition by list (!(a));
        create table public.@ partition of public.@_2 for values in ('a');""",
        WRITE);
    way(
        "part",
        """
        create table public.@ (a text);
        create table public.@_2 (check (!(a) is not null)) inherits (public.@);
        insert into public.@_2 values ('C');""",
        "update public.@ set a = 'A';");
    way(
        "cast",
        """
        create type public.@_2 as (word text);
        create function public.@_3(public.@_2) returns text language sql immutable
        return !(($1).word);
        create cast (public.@_2 as text) with function public.@_3(public.@_2) as implicit;
        create table public.@ (a public.@_2);
        insert into public.@ values (row('A'));""",
        "perform pg_catalog.upper(a) from public.@;");
    way(
        "operator",
        """
        create function tools.@_2(p text, q text) returns boolean language sql immutable
        return !(p) = q;
        create operator tools.### (leftarg = text, rightarg = text, function = tools.@_2);
        """,
        "perform 'A' operator(tools.###) 'a';");
  }

  private static Server server;

  private static void way(String name, String definitions, String body) {
    WAYS.put(name, List.of(definitions, body));
  }

  @BeforeAll
  static void start() {
    server = Servers.start(new ServerChoice.Embedded(ServerChoice.DEFAULT_VERSION));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void whatever_runs_in_a_function_finds_after_the_move_what_it_found_before() throws SQLException {
    try (Database database = server.createDatabase(PrivilegeRegime.CLOSED);
        Connection connection = database.connectAsMigrationRole()) {
      create(connection, "public.looking");
      assertThat(states(connection)).allMatch(state -> state.endsWith(" 00000"));
      MovePlan plan = plan(connection);
      VariedDatabase.run(connection, plan.forward());
      assertThat(states(connection)).allMatch(state -> state.endsWith(" 00000"));
      assertThat(paths(connection)).allMatch(path -> path.contains("=public, extensions, pg_temp"));
      assertThat(plan.forward())
          .contains("-- Its search_path is wide: public.looking sets none and relies on this one.");
      VariedDatabase.run(connection, plan.rollback());
      assertThat(states(connection)).allMatch(state -> state.endsWith(" 00000"));
      assertThat(paths(connection)).allMatch(path -> path.endsWith("|null"));
    }
  }

  @Test
  void where_nothing_that_runs_looks_anything_up_the_path_is_empty() throws SQLException {
    try (Database database = server.createDatabase(PrivilegeRegime.CLOSED);
        Connection connection = database.connectAsMigrationRole()) {
      create(connection, "public.plain");
      VariedDatabase.run(connection, plan(connection).forward());
      assertThat(states(connection)).allMatch(state -> state.endsWith(" 00000"));
      assertThat(paths(connection))
          .hasSize(WAYS.size())
          .allMatch(path -> path.endsWith("|{\"search_path=\\\"\\\"\"}"));
    }
  }

  @Test
  void a_path_that_a_function_sets_itself_is_the_one_that_stays() throws SQLException {
    try (Database database = server.createDatabase(PrivilegeRegime.CLOSED);
        Connection connection = database.connectAsMigrationRole()) {
      VariedDatabase.run(connection, BASE);
      VariedDatabase.run(
          connection,
          """
          create table tools.extra (word text);
          create function public.token() returns text language plpgsql as $$
          begin
              return (select 'x' || count(*) from extra);
          end $$;
          create table public.invites (id integer, token text default public.token());
          create function public.invite() returns text language plpgsql
          set search_path = tools, public as $$
          declare v text;
          begin
              insert into invites (id) select order_id from orders returning token into v;
              return v;
          end $$;""");
      VariedDatabase.run(connection, plan(connection).forward());
      assertThat(VariedDatabase.query(connection, "select public.invite()")).containsExactly("x0");
      assertThat(
              VariedDatabase.query(
                  connection, "select proconfig from pg_proc where proname = 'invite'"))
          .containsExactly("{\"search_path=tools, public, pg_temp\"}");
    }
  }

  @Test
  void what_is_only_read_fires_no_trigger_and_what_gets_a_path_itself_needs_none()
      throws SQLException {
    try (Database database = server.createDatabase(PrivilegeRegime.CLOSED);
        Connection connection = database.connectAsMigrationRole()) {
      VariedDatabase.run(connection, BASE);
      VariedDatabase.run(
          connection,
          """
          create table public.log (word text);
          create function public.logged() returns trigger language plpgsql as $$
          begin
              perform public.looking('A');
              return new;
          end $$;
          create trigger t after insert on public.words
          for each row execute function public.logged();
          create function public.f_reads() returns void language plpgsql as $$
          begin
              insert into log select w.word from words as w, orders;
          end $$;
          create function public.f_writes() returns void language plpgsql as $$
          begin
              insert into words select 'A' from orders;
          end $$;
          create function public.f_called() returns bigint language sql as $$
              select count(*) from orders
          $$;
          create function public.f_calls() returns bigint language sql as $$
              select f_called() from orders
          $$;""");
      VariedDatabase.run(connection, plan(connection).forward());
      assertThat(paths(connection))
          .containsExactly(
              "f_called|{\"search_path=\\\"\\\"\"}",
              "f_calls|{\"search_path=\\\"\\\"\"}",
              "f_reads|{\"search_path=\\\"\\\"\"}",
              "f_writes|{\"search_path=public, extensions, pg_temp\"}");
      VariedDatabase.run(
          connection, "select public.f_reads(), public.f_writes(), public.f_calls()");
    }
  }

  /** A function that is reached through another one, which names it with its schema. */
  @ParameterizedTest
  @ValueSource(strings = {"looking", "plain"})
  void triggers_of_a_facade_hand_theirs_down_as_far(String function) throws SQLException {
    try (Database database = server.createDatabase(PrivilegeRegime.CLOSED);
        Connection connection = database.connectAsMigrationRole()) {
      VariedDatabase.run(connection, BASE);
      VariedDatabase.run(
          connection,
          """
          create function public.token() returns text language plpgsql as $$
          begin
              return public.%s('A');
          end $$;
          create table public.items (
              item_id integer primary key,
              token text default public.token()
          );"""
              .formatted(function));
      MovePlan plan =
          FacadePlan.of(
                  connection, List.of(new Move("public", "items", "dom", "items", Map.of(), true)))
              .moves()
              .get(0);
      assertThat(plan.notices().stream().map(Finding::rule).toList().contains("facade-caller-path"))
          .isEqualTo(function.equals("looking"));
      VariedDatabase.run(connection, plan.forward());
      VariedDatabase.run(connection, "insert into public.items values (1, default)");
      VariedDatabase.run(connection, "insert into public.items (item_id) values (2)");
      assertThat(VariedDatabase.query(connection, "select token from dom.items"))
          .containsExactly("a", "a");
    }
  }

  @Test
  void where_others_may_create_on_that_path_it_stays_as_it_is_with_the_reason()
      throws SQLException {
    try (Database database = server.createDatabase(PrivilegeRegime.CLOSED);
        Connection superuser = database.connectAsSuperuser();
        Connection connection = database.connectAsMigrationRole()) {
      create(connection, "public.looking");
      VariedDatabase.run(superuser, "grant create on schema public to authenticated");
      MovePlan plan = plan(connection);
      assertThat(plan.notices())
          .filteredOn(notice -> notice.rule().equals("facade-function-kept"))
          .extracting(Finding::message)
          .hasSize(WAYS.size())
          .allMatch(message -> message.contains("authenticated may create in public"));
      VariedDatabase.run(connection, plan.forward());
      assertThat(states(connection)).allMatch(state -> state.endsWith(" 00000"));
    }
  }

  private static MovePlan plan(Connection connection) throws SQLException {
    return FacadePlan.of(connection, List.of(Move.of("public", "orders", "dom", "orders")))
        .moves()
        .get(0);
  }

  private static void create(Connection connection, String function) throws SQLException {
    VariedDatabase.run(connection, BASE);
    for (Map.Entry<String, List<String>> way : WAYS.entrySet()) {
      String name = way.getKey();
      List<String> texts =
          way.getValue().stream()
              .map(text -> text.replace("@", "t_" + name).replace("!", function))
              .toList();
      VariedDatabase.run(connection, texts.get(0));
      VariedDatabase.run(
          connection,
          """
          create function public.f_%s() returns void language plpgsql as $f$
          begin
              perform from public.orders;
              %s
          end $f$"""
              .formatted(name, texts.get(1)));
    }
  }

  private static List<String> states(Connection connection) throws SQLException {
    List<String> found = new ArrayList<>();
    connection.setAutoCommit(false);
    for (String name : WAYS.keySet()) {
      found.add(name + " " + VariedDatabase.state(connection, "select public.f_" + name + "()"));
      connection.rollback();
    }
    connection.setAutoCommit(true);
    return found;
  }

  private static List<String> paths(Connection connection) throws SQLException {
    return VariedDatabase.query(
        connection,
        "select proname, proconfig from pg_proc where proname like 'f\\_%' order by proname");
  }
}
