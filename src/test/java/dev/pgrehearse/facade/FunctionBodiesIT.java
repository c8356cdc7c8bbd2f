package dev.pgrehearse.facade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.facade.move.Move;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Severity;
import dev.pgrehearse.server.Database;
import dev.pgrehearse.server.PrivilegeRegime;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A function answers after the move as it did before, or a warning names it. */
final class FunctionBodiesIT {

  private static final String TABLES =
      """
      create schema dom;
      create schema tools;
      create type public.mood as enum ('good', 'bad');
      create domain public.small as integer check (value < 100);
      create collation public.plain (locale = 'C');
      create text search configuration public.my_words (copy = pg_catalog.simple);
      create type tools.shout as (word text);
      create function tools.same(one tools.shout, other tools.shout) returns boolean
      language sql immutable as $$ select lower((one).word) = lower((other).word) $$;
      create operator tools.= (
          leftarg = tools.shout, rightarg = tools.shout, function = tools.same
      );
      create table public.topics (
          topic_id integer primary key,
          title text,
          mood public.mood default 'good',
          constraint topics_title unique (title) deferrable
      );
      create table public.others (other_id integer, title text);
      create table public.path (a integer);
      insert into public.topics values (1, 'one', 'good'), (2, 'two', 'bad');
      insert into public.others values (1, 'other');
      create function public.label(public.others) returns text
      language sql as $$ select $1.title || '!' $$;
      """;

  private static final Move MOVE = Move.of("public", "topics", "dom", "topics");

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
  void names_of_every_kind_are_found_without_a_path() throws SQLException {
    assertAsBefore(
        MOVE,
        blocks(
            "declare v mood := 'good'; begin return next (select max(title) from topics where mood = v); end",
            "declare v constant mood not null := 'bad'; begin return next (select title from topics where mood = v); end",
            "declare v mood[]; begin select array_agg(mood) into v from topics; return next v; end",
            "declare v text collate plain := 'b'; begin return next (select max(title) from topics where title > v); end",
            "declare v public.topics.title%type; begin select max(title) into v from topics; return next v; end",
            "declare r topics%rowtype; begin select * into r from topics; return next r.title; end",
            "begin return query select title from topics where mood = mood 'good'; end",
            "begin return query select title from topics order by title collate plain; end",
            "begin return query select t.title from topics t where t.title collate plain = 'one'; end",
            "begin return query select x.a::text from topics, json_to_recordset('[{\"a\": \"bad\"}]') as x(b small, a mood); end",
            "begin return query select x.w::text from topics, json_table(jsonb '[{\"w\": \"bad\"}]', '$[*]' columns (w mood path '$.w')) x; end",
            "begin create temp table scratch (a mood); insert into scratch select mood from topics; return query select a::text from scratch; drop table scratch; end",
            "begin create temp table scratch as select * from topics; return query select title from scratch; drop table scratch; end",
            "begin lock topics, others in share mode; return query select title from topics; end",
            "begin truncate others, topics; return query select title from topics; end"));
  }

  @Test
  void operators_that_are_not_written_are_found_as_before() throws SQLException {
    assertAsBefore(
        MOVE,
        blocks(
            "begin return next (select count(*) from topics where row('A')::tools.shout in (row('a')::tools.shout)); end",
            "begin return next (select count(*) from topics where nullif(row('A')::tools.shout, row('a')::tools.shout) is null); end",
            "begin return next (select count(*) from topics where case row('A')::tools.shout when row('a')::tools.shout then true end); end",
            "begin return next (select count(*) from topics where row('A')::tools.shout is distinct from row('a')::tools.shout); end"));
  }

  @Test
  void what_only_looks_like_a_type_is_left_alone() throws SQLException {
    assertAsBefore(
        MOVE,
        blocks(
            "begin return query select (count(*) filter (where mood = 'good'))::text from topics; end",
            "begin return query select (count(*) over (order by mood))::text from topics; end",
            "begin return query select title from topics where title not like any (array['x']) or (not mood = 'good'); end",
            "begin return query with x (a) as (select mood from topics) select a::text from x; end",
            "begin return next (select count(*) from topics where '(0,0)'::path is not null); end",
            "begin raise notice 'select from topics'; return query select title from topics; end",
            "begin set constraints all deferred; return query select title from topics; end",
            "declare topics text := 'x'; begin return query select topics from others; end"));
  }

  @Test
  void what_must_be_left_to_people_is_told_to_them() throws SQLException {
    assertWarned(
        Map.of(
            "begin return next (select max(o.label) from topics t, others o); end",
            "facade-function-kept",
            "begin return next (select count(*) from topics where to_tsvector('my_words', title) @@ 'one'); end",
            "facade-function-kept",
            "begin return next (select count(*) || query_to_xml('select 1 from topics', true, true, '')::text from topics); end",
            "facade-function-kept",
            "begin create temp table topics (a integer); return next (select count(*) from topics); drop table topics; end",
            "facade-function-kept",
            "begin create index on topics (title); return next 1; end",
            "facade-function-kept",
            "begin alter table public.topics add extra integer; return next 1; end",
            "facade-function-kept",
            "begin grant select on topics to public; return next 1; end",
            "facade-function-kept",
            "begin set constraints topics_title immediate; return query select title from topics; end",
            "facade-function-kept facade-set-constraints",
            "begin return next (select pg_relation_size('public.topics') > 0); end",
            "facade-name-text",
            "begin return next to_regclass('topics'); end",
            "facade-name-text"));
  }

  @Test
  void rows_of_the_table_stay_such_where_clients_no_longer_see_a_column() throws SQLException {
    assertAsBefore(
        shaped(new Move.Shape(Map.of(), Map.of(), Set.of("mood"), Map.of())),
        List.of(
            "returns setof public.topics language sql as $f$ select * from topics $f$",
            "returns setof public.topics language sql as $f$ select t from topics t $f$",
            "returns setof text language sql as $f$ select to_jsonb(t) ->> 'mood' from topics t $f$",
            "returns text language sql as $f$ select max(title) from topics where mood = 'bad' $f$"));
  }

  /** The rows have the new names of columns, which is told of the two that give them. */
  @Test
  void rows_of_the_table_are_those_of_a_facade_with_as_many_columns() throws SQLException {
    Move renamed = new Move("public", "topics", "dom", "subjects", Map.of("mood", "kind"), false);
    List<String> definitions =
        List.of(
            "returns setof public.topics language sql as $f$ select * from topics $f$",
            "returns public.topics language sql as $f$ select t.* from topics t $f$",
            "returns text language sql as $f$ select max(title) from topics where mood = 'bad' $f$");
    assertAsBefore(renamed, definitions, Set.of("facade-row-type-result"));
    assertThat(rules(renamed, definitions))
        .containsExactly("facade-row-type-result", "facade-row-type-result", "");
  }

  @Test
  void rows_that_are_of_another_type_behind_the_facade_are_told_of() throws SQLException {
    String all = "returns setof public.topics language sql as $f$ select * from topics $f$";
    String row = "returns setof public.topics language sql as $f$ select t from topics t $f$";
    assertThat(rules(Move.of("public", "topics", "dom", "subjects"), List.of(all, row)))
        .containsExactly("", "facade-function-kept");
  }

  @Test
  void a_procedure_that_ends_transactions_still_may() throws SQLException {
    try (Database database = server.createDatabase(PrivilegeRegime.CLOSED);
        Connection connection = database.connectAsMigrationRole()) {
      VariedDatabase.run(connection, TABLES);
      VariedDatabase.run(
          connection,
          """
          create procedure public.forget() language plpgsql as $p$
          begin
              delete from topics where topic_id = 1;
              commit;
              delete from others;
              rollback;
          end;
          $p$;""");
      MovePlan plan = plan(connection, MOVE);
      assertThat(warnings(plan, "forget")).isEmpty();
      VariedDatabase.run(connection, plan.forward());
      VariedDatabase.run(connection, "set search_path = public");
      VariedDatabase.run(connection, "call public.forget()");
      assertThat(VariedDatabase.query(connection, "select count(*) from dom.topics"))
          .containsExactly("1");
      assertThat(VariedDatabase.query(connection, "select count(*) from public.others"))
          .containsExactly("1");
    }
  }

  private static Move shaped(Move.Shape shape) {
    return new Move("public", "topics", "dom", "topics", Map.of(), false, shape);
  }

  private static List<String> blocks(String... bodies) {
    return List.of(bodies).stream()
        .map(
            body ->
                "returns setof text language plpgsql set search_path = public, tools as $f$ %s; $f$"
                    .formatted(body))
        .toList();
  }

  /** Nothing is warned of, and each answers after the move what it answered before. */
  private static void assertAsBefore(Move move, List<String> definitions) throws SQLException {
    assertAsBefore(move, definitions, Set.of());
  }

  /** Likewise, whatever these rules say. */
  private static void assertAsBefore(Move move, List<String> definitions, Set<String> told)
      throws SQLException {
    try (Database database = server.createDatabase(PrivilegeRegime.CLOSED);
        Connection connection = database.connectAsMigrationRole()) {
      create(connection, definitions);
      List<String> before = answers(connection, definitions);
      assertThat(before).allMatch(answer -> !answer.contains("fails"));
      MovePlan plan = plan(connection, move);
      for (int i = 0; i < definitions.size(); i++) {
        assertThat(warnings(plan, "f" + i)).as(definitions.get(i)).isSubsetOf(told);
      }
      VariedDatabase.run(connection, plan.forward());
      assertThat(answers(connection, definitions)).isEqualTo(before);
    }
  }

  private static void assertWarned(Map<String, String> rulesByBody) throws SQLException {
    List<String> bodies = List.copyOf(new TreeSet<>(rulesByBody.keySet()));
    assertThat(rules(MOVE, blocks(bodies.toArray(String[]::new))))
        .isEqualTo(bodies.stream().map(rulesByBody::get).toList());
  }

  /** What each function is warned of, the rules with a blank between them; the move works. */
  private static List<String> rules(Move move, List<String> definitions) throws SQLException {
    try (Database database = server.createDatabase(PrivilegeRegime.CLOSED);
        Connection connection = database.connectAsMigrationRole()) {
      create(connection, definitions);
      MovePlan plan = plan(connection, move);
      VariedDatabase.run(connection, plan.forward());
      List<String> found = new ArrayList<>();
      for (int i = 0; i < definitions.size(); i++) {
        found.add(String.join(" ", warnings(plan, "f" + i)));
      }
      return found;
    }
  }

  private static MovePlan plan(Connection connection, Move move) throws SQLException {
    return FacadePlan.of(connection, List.of(move)).moves().get(0);
  }

  private static void create(Connection connection, List<String> definitions) throws SQLException {
    VariedDatabase.run(connection, TABLES);
    VariedDatabase.run(connection, "set search_path = public, tools");
    for (int i = 0; i < definitions.size(); i++) {
      VariedDatabase.run(
          connection, "create function public.f%d() %s".formatted(i, definitions.get(i)));
    }
    VariedDatabase.run(connection, "reset search_path");
  }

  private static List<String> warnings(MovePlan plan, String function) {
    return plan.notices().stream()
        .filter(notice -> notice.severity() != Severity.INFO)
        .filter(notice -> notice.message().matches("(?s).*\\b" + function + "\\(\\).*"))
        .map(Finding::rule)
        .sorted()
        .toList();
  }

  /** Each with the function's number, and nothing is kept of what it did. */
  private static List<String> answers(Connection connection, List<String> definitions)
      throws SQLException {
    List<String> found = new ArrayList<>();
    connection.setAutoCommit(false);
    for (int i = 0; i < definitions.size(); i++) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("set local search_path = public, tools");
        found.add(i + " " + VariedDatabase.query(connection, "select * from public.f" + i + "()"));
      } catch (SQLException e) {
        found.add(i + " fails " + e.getSQLState() + " " + e.getMessage());
      } finally {
        connection.rollback();
      }
    }
    connection.setAutoCommit(true);
    return found;
  }
}
