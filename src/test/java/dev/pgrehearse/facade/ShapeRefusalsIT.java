package dev.pgrehearse.facade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.facade.move.Move;
import dev.pgrehearse.facade.move.Move.Shape;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.server.PrivilegeRegime;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a move would break by changing columns is found before it. */
final class ShapeRefusalsIT {
  private static Server server;
  private static VariedDatabase database;

  @BeforeAll
  static void start() throws SQLException {
    server = Servers.start(new ServerChoice.Embedded(17));
    database = VariedDatabase.on(server, PrivilegeRegime.CLOSED);
    database.apply(ReshapedFacadeIT.PEOPLE);
    database.apply(
        """
        create function public.stamp()
        returns trigger
        language plpgsql
        set search_path = ''
        as $$
        begin
            new.label := coalesce(new.label, 'none');

            return new;
        end
        $$;

        create trigger _100_stamp
        before insert on public.tickets
        for each row
        execute function public.stamp();

        create function public.first_label()
        returns text
        language sql
        stable
        as $$
            select min(label)
            from tickets
        $$;

        revoke usage on schema dom from service_role;

        grant insert on table public.tickets to service_role;
        """);
  }

  @AfterAll
  static void stop() {
    database.close();
    server.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "lower(t.nope)|column t.nope does not exist (42703)",
        "t.email; drop table x|it is more than an expression: ;",
        "t.email -- and|it is more than an expression: -- and",
        "t.email, t.kind|it is more than one expression",
        "lower(t.email|a bracket in it is not closed",
        "`max(t.email)`|aggregate functions are not allowed in WHERE (42803)",
        "'x|a quote in it does not end",
        "t.secret|it is a column, which would be written through; rename or hide columns for that",
        "first(t.email)|function first(text) does not exist (42883)",
      })
  void an_expression_that_is_none_is_refused(String expression, String why) throws SQLException {
    Shape shape = new Shape(Map.of(), Map.of("email", expression), Set.of(), Map.of());
    assertThat(refusals(shape))
        .containsExactly(
            "facade-expression: email of public.people cannot be computed as %s: %s"
                .formatted(expression, why));
  }

  @Test
  void a_column_keeps_its_type() throws SQLException {
    assertThat(refusals(new Shape(Map.of(), Map.of("kind", "lower(t.sort)"), Set.of(), Map.of())))
        .containsExactly(
            "facade-expression-type: kind of public.people is character varying(20), and lower(t.sort)"
                + " gives text: clients would meet another type");
    assertThat(
            refusals(
                new Shape(
                    Map.of(),
                    Map.of("kind", "lower(t.sort)::character varying(30)"),
                    Set.of(),
                    Map.of())))
        .singleElement()
        .asString()
        .startsWith("facade-expression-type: ");
    assertThat(
            refusals(
                new Shape(
                    Map.of(), Map.of("kind", "lower(t.sort)::varchar(20)"), Set.of(), Map.of())))
        .isEmpty();
  }

  @Test
  void an_added_column_is_a_type_and_perhaps_a_default() throws SQLException {
    assertThat(refusals(new Shape(Map.of(), Map.of(), Set.of(), Map.of("note", "text not null"))))
        .containsExactly(
            "facade-hidden-required: the added column note of public.people is not null and has no"
                + " default, and through the facade nobody could give it a value: every insert would"
                + " fail (23502)");
    assertThat(
            refusals(new Shape(Map.of(), Map.of(), Set.of(), Map.of("note", "text primary key"))))
        .singleElement()
        .asString()
        .startsWith(
            "facade-expression: the added column note of public.people cannot be text primary key: ");
    assertThat(
            refusals(
                new Shape(
                    Map.of(), Map.of(), Set.of(), Map.of("n", "integer default 'x' not null"))))
        .singleElement()
        .asString()
        .endsWith("(22P02)");
  }

  @Test
  void a_drop_takes_nothing_along() throws SQLException {
    assertThat(
            refusals(
                new Shape(
                    Map.of("owner_id", "'00000000-0000-0000-0000-00000000a11c'::uuid"),
                    Map.of(),
                    Set.of(),
                    Map.of())))
        .containsExactly(
            "facade-drop-takes-along: owner_id of public.people is used by policy own_rows on table"
                + " public.people: dropped with it, or left broken, and no way back makes it anew",
            "facade-drop-loses: owner_id of public.people holds values other than"
                + " '00000000-0000-0000-0000-00000000a11c'::uuid gives: dropped, they would be lost,"
                + " on the way back too");
    assertThat(tickets(new Shape(Map.of("label", "'first'::text"), Map.of(), Set.of(), Map.of())))
        .containsExactly(
            "facade-drop-takes-along: label of public.tickets is used by trigger function"
                + " public.stamp(): dropped with it, or left broken, and no way back makes it anew");
    assertThat(
            tickets(
                new Shape(Map.of("label", "(select 'first'::text)"), Map.of(), Set.of(), Map.of())))
        .containsExactly(
            "facade-expression: label of public.tickets cannot be computed as (select 'first'::text):"
                + " ALTER TABLE fills the column on the way back, and takes no select");
  }

  /** Written here as a server of 17.12 writes it by itself, so that every version is held to it. */
  @Test
  void the_mark_that_newer_servers_leave_on_every_column_is_no_setting_of_its_own()
      throws SQLException {
    Shape shape = new Shape(Map.of("note", "'none'::text"), Map.of(), Set.of(), Map.of());
    Move move = new Move("public", "marked", "dom", "marked", Map.of(), false, shape);
    database.apply("create table public.marked (id bigint primary key, note text)");
    mark("pg_attver=22119664,n_distinct=-1");
    assertThat(ReshapedFacadeIT.refusals(database, move))
        .containsExactly(
            "facade-drop-takes-along: note of public.marked is used by its collation, storage or"
                + " statistics settings: dropped with it, or left broken, and no way back makes it"
                + " anew");
    mark("pg_attver=22119664");
    assertThat(ReshapedFacadeIT.refusals(database, move)).isEmpty();
  }

  private static void mark(String options) throws SQLException {
    database.asSuperuser(
        """
        set allow_system_table_mods = on;

        update pg_catalog.pg_attribute
        set attoptions = '{%s}'
        where attrelid = 'public.marked'::regclass and attnum > 0
        """
            .formatted(options));
  }

  @Test
  void the_children_of_a_table_are_not_changed_behind_its_facade() throws SQLException {
    Shape shape =
        new Shape(Map.of("value", "1.25::double precision"), Map.of(), Set.of(), Map.of());
    assertThat(
            ReshapedFacadeIT.refusals(
                database, new Move("public", "measurements", "dom", "m", Map.of(), false, shape)))
        .singleElement()
        .asString()
        .startsWith("facade-renamed-in-children: ");
  }

  @Test
  void who_may_read_some_columns_may_read_a_facade_of_just_those() throws SQLException {
    Shape shape = new Shape(Map.of(), Map.of(), Set.of("secret"), Map.of());
    assertThat(
            ReshapedFacadeIT.refusals(
                database,
                new Move("public", "profiles", "dom", "profiles", Map.of(), false, shape)))
        .isEmpty();
    Shape computed =
        new Shape(Map.of(), Map.of("hint", "left(t.secret, 1)"), Set.of("secret"), Map.of());
    assertThat(
            ReshapedFacadeIT.refusals(
                database,
                new Move("public", "profiles", "dom", "profiles", Map.of(), false, computed)))
        .singleElement()
        .asString()
        .startsWith("facade-column-grants: authenticated may select only id, name of");
  }

  @Test
  void what_clients_and_functions_meet_is_told() throws SQLException {
    Shape shape = new Shape(Map.of(), Map.of("id", "t.id + 0"), Set.of("label"), Map.of());
    List<Finding> notices =
        database
            .plan(new Move("public", "tickets", "dom", "tickets", Map.of(), false, shape))
            .moves()
            .get(0)
            .notices();
    assertThat(messages(notices, "facade-key-not-shown"))
        .containsExactly(
            "id is part of the key of public.tickets and is not shown as it is stored: on conflict finds"
                + " no constraint by it (42P10), and PostgREST no key");
    assertThat(messages(notices, "facade-column-text"))
        .containsExactly(
            "public.first_label(): the text names public.tickets, and id, label of it, which the facade"
                + " shows otherwise or not at all");
    assertThat(messages(notices, "facade-default-sequence")).isEmpty();
  }

  @Test
  void a_default_that_counts_where_its_writers_may_not_look_is_told() throws SQLException {
    List<Finding> notices =
        database.plan(Move.of("public", "tickets", "dom", "tickets")).moves().get(0).notices();
    assertThat(messages(notices, "facade-default-sequence"))
        .containsExactly(
            "public.tickets.id counts with dom.tickets_id_seq, and service_role may not use schema dom: a"
                + " client that writes the default itself is refused there (42501), as PostgREST is"
                + " with missing=default");
  }

  private static List<String> refusals(Shape shape) throws SQLException {
    return ReshapedFacadeIT.refusals(database, ReshapedFacadeIT.people(false, shape));
  }

  private static List<String> tickets(Shape shape) throws SQLException {
    return ReshapedFacadeIT.refusals(
        database, new Move("public", "tickets", "dom", "tickets", Map.of(), false, shape));
  }

  private static List<String> messages(List<Finding> notices, String rule) {
    return notices.stream()
        .filter(finding -> finding.rule().equals(rule))
        .map(Finding::message)
        .toList();
  }
}
