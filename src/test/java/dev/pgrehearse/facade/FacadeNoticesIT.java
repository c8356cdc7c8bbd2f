package dev.pgrehearse.facade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.facade.move.Move;
import dev.pgrehearse.facade.refusal.RecordedSql;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.server.PrivilegeRegime;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a plan says about a move. */
final class FacadeNoticesIT {
  private static Server server;
  private static VariedDatabase database;

  @BeforeAll
  static void start() throws SQLException {
    server = Servers.start(new ServerChoice.Embedded(17));
    database = VariedDatabase.on(server, PrivilegeRegime.CLOSED);
  }

  @AfterAll
  static void stop() {
    database.close();
    server.close();
  }

  @Test
  void planning_works_where_nothing_may_be_written() throws SQLException {
    try (Connection connection = database.migration()) {
      VariedDatabase.run(connection, "set session characteristics as transaction read only");
      FacadePlan plan =
          FacadePlan.of(connection, List.of(Move.of("public", "topics", "dom", "topics")));
      assertThat(plan.refused()).isFalse();
      assertThat(connection.getAutoCommit()).isTrue();
      assertThat(VariedDatabase.state(connection, "create table public.t (id integer)"))
          .isEqualTo("25006");
    }
  }

  @Test
  void what_a_client_is_recorded_to_send_is_looked_into_with_its_place() throws SQLException {
    try (Connection connection = database.migration()) {
      FacadePlan plan =
          FacadePlan.of(
              connection,
              List.of(Move.of("public", "topics", "dom", "topics")),
              List.of(
                  new RecordedSql("nightly (clients/jobs.yaml:3)", "copy topics to stdout"),
                  new RecordedSql("nightly (clients/jobs.yaml:4)", "select 1 from topics")));
      assertThat(messages(plan.moves().get(0), "facade-copy"))
          .containsExactly(
              "public.topics: copy into and out of a view fails (42809), and it is used by nightly"
                  + " (clients/jobs.yaml:3) with \"copy topics to stdout\"");
    }
  }

  @Test
  void the_sql_is_the_same_under_both_regimes() throws SQLException {
    Move[] moves = {
      Move.of("public", "topics", "dom", "topics"),
      new Move("public", "topic_events", "dom", "events", Map.of("at", "when"), true)
    };
    try (VariedDatabase open = VariedDatabase.on(server, PrivilegeRegime.OPEN)) {
      assertThat(open.plan(moves)).isEqualTo(database.plan(moves));
    }
  }

  @Test
  void what_hangs_on_the_table_is_named() throws SQLException {
    FacadePlan plan =
        database.plan(
            Move.of("public", "topics", "dom", "topics"),
            Move.of("public", "topic_events", "dom", "events"));
    assertThat(plan.moves().get(0).notices())
        .extracting(Finding::rule)
        .containsExactly(
            "facade-function-kept",
            "facade-function-kept",
            "facade-function-reissued",
            "facade-function-reissued",
            "facade-key-lookup",
            "facade-dump",
            "facade-dependent-view",
            "facade-dependent-policy",
            "facade-foreign-key",
            "facade-trigger",
            "facade-privileges-left-out",
            "facade-generated-types",
            "facade-row-type-result",
            "facade-row-type");
    assertThat(plan.moves().get(1).notices())
        .extracting(Finding::rule)
        .contains("facade-realtime", "facade-row-type-column", "facade-sequence");
    assertThat(messages(plan.moves().get(1), "facade-truncate"))
        .containsExactly(
            "public.topic_events: truncate fails on a view (42809), and it is used by"
                + " public.forget_events()");
    assertThat(messages(plan.moves().get(0), "facade-function-kept"))
        .containsExactly(
            "public.rows_of(pg_catalog.text) names public.topics in its text and stays as it is: it"
                + " builds SQL when it runs, from strings that name the table",
            "public.topic_and_member_count() names public.topics in its text and stays as it is:"
                + " members in it may be a with clause or public.members");
    assertThat(plan.clients().skipped())
        .singleElement()
        .hasToString(
            "Skipped[what=statements that were sent to the tables, why=pg_stat_statements is not in"
                + " this database; create extension pg_stat_statements and ask again after a day of"
                + " traffic]");
  }

  @Test
  void statements_that_were_sent_are_judged_and_named() throws SQLException {
    try (VariedDatabase recorded = VariedDatabase.on(server, PrivilegeRegime.CLOSED)) {
      // The extension needs a server that loads it at its start: a table stands in for the
      // extension's view.
      recorded.asSuperuser(
          """
          set allow_system_table_mods = on;
          insert into pg_catalog.pg_extension (
              oid, extname, extowner, extnamespace, extrelocatable, extversion
          )
          select 99999, 'pg_stat_statements', 10, n.oid, true, '1'
          from pg_catalog.pg_namespace as n
          where n.nspname = 'extensions';
          create table extensions.pg_stat_statements as
          select r.oid as userid, d.oid as dbid, q.query, 1 as calls
          from pg_catalog.pg_roles as r
          cross join pg_catalog.pg_database as d
          cross join (
              values
                  ('select xmin, t.* from topics as t where id = $1'),
                  ('copy public.tickets (id) to stdout'),
                  ('select indkey from pg_index where indrelid = $1::regclass and indisprimary'),
                  ('select 1')
          ) as q (query)
          where r.rolname = 'authenticated'
              and d.datname = current_database();
          insert into extensions.pg_stat_statements
          select r.oid, d.oid, 'select i.indrelid from pg_index i where i.indisprimary', 1
          from pg_catalog.pg_roles as r
          join pg_catalog.pg_database as d on d.datname = current_database()
          where r.rolsuper;
          grant select on extensions.pg_stat_statements to public;
          """);
      FacadePlan plan = recorded.plan(Move.of("public", "topics", "dom", "topics"));
      assertThat(plan.clients().skipped()).isEmpty();
      assertThat(messages(plan.moves().get(0), "facade-system-column"))
          .containsExactly(
              "public.topics: a view has no system columns (42703), and it is used by authenticated"
                  + " with \"select xmin, t.* from topics as t where id = $1\"");
      assertThat(messages(plan.moves().get(0), "facade-copy")).isEmpty();
      assertThat(messages(plan.moves().get(0), "facade-key-lookup"))
          .contains(
              "public.topics: a view has no key in the catalog, and keys are looked up there by"
                  + " authenticated with \"select indkey from pg_index where indrelid ="
                  + " $1::regclass and indisprimary\"");
      recorded.asSuperuser("revoke select on extensions.pg_stat_statements from public");
      assertThat(recorded.plan(Move.of("public", "topics", "dom", "topics")).clients().skipped())
          .singleElement()
          .hasToString(
              "Skipped[what=statements that were sent to the tables, why=pg_stat_statements cannot be"
                  + " read (42501); log in as a role with pg_read_all_stats]");
      recorded.asSuperuser(
          "set allow_system_table_mods = on; delete from pg_catalog.pg_extension where oid = 99999");
    }
  }

  @Test
  void a_string_that_may_be_a_name_is_left_to_people() throws SQLException {
    MovePlan move = database.plan(Move.of("public", "tickets", "dom", "tickets")).moves().get(0);
    assertThat(messages(move, "facade-function-kept"))
        .contains(
            "public.name_of_ticket_table() names public.tickets in its text and stays as it is: the"
                + " string 'topics' in it may be a name that is looked up on the path");
    assertThat(messages(move, "facade-sequence-text"))
        .containsExactly(
            "public.next_ticket(): a string in it names the sequence public.tickets_id_seq, which"
                + " leaves its schema (42P01)");
    assertThat(messages(move, "facade-dependent-function"))
        .containsExactly(
            "public.tickets: public.ticket_count(): these functions have a body that is no text, and"
                + " follow the table");
  }

  @Test
  void the_realtime_notice_says_what_to_do() throws SQLException {
    MovePlan move =
        database.plan(Move.of("public", "topic_events", "dom", "events")).moves().get(0);
    assertThat(move.notices())
        .filteredOn(finding -> finding.rule().equals("facade-realtime"))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.message())
                  .isEqualTo(
                      "public.topic_events: supabase_realtime: a subscriber is told of changes under"
                          + " the new name, and hears nothing under the old");
              assertThat(finding.fix())
                  .isEqualTo("have clients subscribe to dom.events on the day of the move");
            });
  }

  @Test
  void defaults_elsewhere_that_look_a_sequence_up_by_its_name_are_named_and_do_fail()
      throws SQLException {
    try (VariedDatabase numbered = VariedDatabase.cloneOf(server, database)) {
      try (Connection connection = numbered.migration()) {
        VariedDatabase.run(
            connection,
            """
            create table public.parcels (parcel_no serial primary key);

            create table public.letters (
                by_name bigint default nextval('public.parcels_parcel_no_seq'::text),
                by_number bigint default nextval('public.parcels_parcel_no_seq'::regclass),
                another bigint default nextval('public.my_parcels_parcel_no_seq'::text)
            );
            """);
      }
      MovePlan plan = numbered.plan(Move.of("public", "parcels", "dom", "parcels")).moves().get(0);
      assertThat(messages(plan, "facade-default-by-name"))
          .containsExactly(
              "public.parcels: public.letters.by_name: these defaults look a sequence of the table up by"
                  + " its name at each insert; it goes along with the table, and they fail with"
                  + " 42P01");
      try (Connection connection = numbered.migration()) {
        plan.play(connection);
        assertThat(
                VariedDatabase.state(
                    connection, "insert into public.letters (by_name, another) values (1, 1)"))
            .isEqualTo("00000");
        assertThat(
                VariedDatabase.state(
                    connection, "insert into public.letters (by_number, another) values (1, 1)"))
            .isEqualTo("42P01");
      }
    }
  }

  @Test
  void functions_in_a_language_that_is_not_read_are_named_by_the_words_in_them()
      throws SQLException {
    try (VariedDatabase mixed = VariedDatabase.cloneOf(server, database)) {
      mixed.asSuperuser(
          """
          create language plother handler plpgsql_call_handler;

          create function public.purge()
          returns void
          language plother
          as 'begin delete from Topics; end';

          create function public.purge_others()
          returns void
          language plother
          as 'begin delete from topics_2; end';
          """);
      assertThat(
              messages(
                  mixed.plan(Move.of("public", "topics", "dom", "topics")).moves().get(0),
                  "facade-function-unread"))
          .containsExactly(
              "public.topics: public.purge() (plother): its text has the name, in a language that is"
                  + " not read here, and stays as it is");
    }
  }

  @Test
  void only_of_a_parent_is_told_whether_or_not_somebody_sends_it() throws SQLException {
    try (VariedDatabase other = VariedDatabase.on(server, PrivilegeRegime.CLOSED)) {
      other.apply(
          """
          create table public.places (name text);
          create table public.capitals (country text) inherits (public.places);
          create table public.alone (name text);
          insert into public.places values ('village');
          insert into public.capitals values ('city', 'land');
          """);
      FacadePlan plan =
          other.plan(
              Move.of("public", "places", "dom", "places"),
              Move.of("public", "alone", "dom", "alone"));
      assertThat(messages(plan.moves().get(0), "facade-only"))
          .singleElement()
          .asString()
          .contains("delete from only deletes them", "nobody is known to send either");
      assertThat(messages(plan.moves().get(1), "facade-only")).isEmpty();
      other.apply(plan.moves().get(0).forward());
      other.apply("delete from only public.places");
      try (Connection connection = other.migration()) {
        assertThat(VariedDatabase.query(connection, "select name from public.capitals")).isEmpty();
        assertThat(VariedDatabase.state(connection, "select tableoid from public.places"))
            .isEqualTo("42703");
      }
    }
  }

  private static List<String> messages(MovePlan move, String rule) {
    return move.notices().stream()
        .filter(finding -> finding.rule().equals(rule))
        .map(Finding::message)
        .toList();
  }
}
