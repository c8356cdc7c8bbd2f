package dev.pgrehearse.facade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.catalog.Fingerprint;
import dev.pgrehearse.facade.move.Move;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.server.PrivilegeRegime;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A default on the view gives what the table's gives. */
final class CopiedDefaultsIT {

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_text_that_looks_like_the_tables_name_stays_a_text(boolean triggers) throws SQLException {
    try (Server server = Servers.start(new ServerChoice.Embedded(17));
        VariedDatabase database = VariedDatabase.on(server, PrivilegeRegime.CLOSED)) {
      database.apply(
          """
          create table public.news (
              id serial primary key,
              origin text default 'public.news',
              tag varchar(20) default 'public.news_id_seq',
              counted bigint default pg_catalog.nextval('public.news_id_seq'::regclass),
              home regclass default 'public.news'
          );

          grant select, insert on table public.news to authenticated;

          grant usage on sequence public.news_id_seq to authenticated;
          """);
      MovePlan move =
          database
              .plan(new Move("public", "news", "dom", "news", Map.of(), triggers))
              .moves()
              .get(0);
      database.apply(move.forward());
      try (Connection alice = database.as("authenticated", VariedDatabase.ALICE)) {
        assertThat(
                VariedDatabase.query(
                    alice,
                    """
                    insert into news default values
                    returning origin, tag, counted - id, home = 'dom.news'::regclass"""))
            .containsExactly("public.news|public.news_id_seq|1|t");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"'public.slips_id_seq'", "'slips_id_seq'"})
  void a_sequence_whose_name_is_text_to_postgres_goes_on_counting(String sequence)
      throws SQLException {
    try (Server server = Servers.start(new ServerChoice.Embedded(17));
        VariedDatabase database = VariedDatabase.on(server, PrivilegeRegime.CLOSED)) {
      database.apply(
          """
          create table public.slips (
              id serial primary key,
              line text
          );

          alter table public.slips alter column id set default nextval((%s::text)::regclass);

          grant select, insert on table public.slips to authenticated;

          grant usage on sequence public.slips_id_seq to authenticated;
          """
              .formatted(sequence));
      Fingerprint before = database.fingerprint();
      MovePlan move =
          database
              .plan(new Move("public", "slips", "dom", "slips", Map.of("id", "number"), false))
              .moves()
              .get(0);
      database.apply(move.forward());
      try (Connection alice = database.as("authenticated", VariedDatabase.ALICE)) {
        for (String insert : Set.of("slips", "dom.slips")) {
          assertThat(
                  VariedDatabase.query(
                      alice, "insert into %s (line) values ('x') returning line".formatted(insert)))
              .containsExactly("x");
        }
      }
      database.apply(move.rollback());
      assertThat(before.differencesTo(database.fingerprint())).isEmpty();
    }
  }

  @Test
  void a_domain_that_is_never_null_is_filled_on_the_way_back() throws SQLException {
    try (Server server = Servers.start(new ServerChoice.Embedded(17));
        VariedDatabase database = VariedDatabase.on(server, PrivilegeRegime.CLOSED)) {
      database.apply(
          """
          create domain public.some_text as text not null;

          create table public.marks (
              id bigint primary key,
              mark public.some_text
          );

          insert into public.marks values (1, '1');
          """);
      MovePlan move =
          database
              .plan(
                  new Move(
                      "public",
                      "marks",
                      "dom",
                      "marks",
                      Map.of(),
                      false,
                      new Move.Shape(
                          Map.of("mark", "t.id::text::public.some_text"),
                          Map.of(),
                          Set.of(),
                          Map.of())))
              .moves()
              .get(0);
      Fingerprint before = database.fingerprint();
      database.apply(move.forward());
      database.apply(move.rollback());
      assertThat(before.differencesTo(database.fingerprint())).isEmpty();
      try (Connection connection = database.migration()) {
        assertThat(VariedDatabase.query(connection, "select * from public.marks"))
            .containsExactly("1|1");
      }
    }
  }

  @Test
  void what_a_column_is_for_is_said_of_the_facades_too() throws SQLException {
    try (Server server = Servers.start(new ServerChoice.Embedded(17));
        VariedDatabase database = VariedDatabase.on(server, PrivilegeRegime.CLOSED)) {
      MovePlan move =
          database
              .plan(new Move("public", "topics", "dom", "topics", Map.of("mood", "temper"), false))
              .moves()
              .get(0);
      database.apply(move.forward());
      try (Connection connection = database.migration()) {
        assertThat(
                VariedDatabase.query(
                    connection,
                    """
                    select a.attname, d.description
                    from pg_description as d
                    join pg_attribute as a
                        on a.attrelid = d.objoid
                        and a.attnum = d.objsubid
                    where d.objoid = 'public.topics'::regclass"""))
            .containsExactly("mood|How it is going.");
      }
    }
  }

  @Test
  void a_carriage_return_survives_liquibase_which_takes_all_of_them_out() throws SQLException {
    try (Server server = Servers.start(new ServerChoice.Embedded(17));
        VariedDatabase database = VariedDatabase.on(server, PrivilegeRegime.CLOSED)) {
      database.apply(
          """
          create table public.letters (
              id bigint primary key,
              body text default E'Dear\r\n',
              path text default E'c:\\\\x\r'
          );

          comment on column public.letters.body is E'one\r\ntwo';

          create function public.letter_count()
          returns bigint
          language sql
          stable
          as E'\r\n    select count(*) from public.letters\r\n';
          """);
      FacadePlan plan = database.plan(Move.of("public", "letters", "dom", "letters"));
      MovePlan move = plan.moves().get(0);
      String guard = new PackGuard(plan.moves()).forward().replace("\r", "");
      database.apply(guard);
      database.apply(move.forward().replace("\r", ""));
      try (Connection connection = database.migration()) {
        assertThat(
                VariedDatabase.query(
                    connection,
                    """
                    insert into public.letters (id)
                    values (1)
                    returning
                        body = E'Dear\\r\\n',
                        path = E'c:\\\\x\\r',
                        col_description('public.letters'::regclass, 2) = E'one\\r\\ntwo'"""))
            .containsExactly("t|t|t");
      }
      database.apply(move.rollback().replace("\r", ""));
      database.apply(guard);
    }
  }

  @Test
  void what_liquibase_would_replace_is_not_written_or_is_told() throws SQLException {
    try (Server server = Servers.start(new ServerChoice.Embedded(17));
        VariedDatabase database = VariedDatabase.on(server, PrivilegeRegime.CLOSED)) {
      database.apply(
          """
          create table public.forms (
              id bigint primary key,
              greeting text default 'Dear ${name}',
              path text default E'${HOME}\\\\x'
          );

          comment on column public.forms.greeting is 'With ${name} in it.';
          """);
      FacadePlan plan = database.plan(Move.of("public", "forms", "dom", "forms"));
      MovePlan move = plan.moves().get(0);
      String guard = new PackGuard(plan.moves()).forward();
      assertThat(guard + move.forward() + move.rollback()).doesNotContain("${");
      assertThat(move.notices())
          .noneMatch(finding -> finding.rule().equals("facade-liquibase-parameter"));
      database.apply(guard);
      database.apply(move.forward());
      try (Connection connection = database.migration()) {
        assertThat(
                VariedDatabase.query(
                    connection,
                    """
                    insert into public.forms (id)
                    values (1)
                    returning greeting, path, col_description('public.forms'::regclass, 2)"""))
            .containsExactly("Dear ${name}|${HOME}\\x|With ${name} in it.");
      }
      database.apply(move.rollback());
      database.apply(
          """
          create function public.form_count()
          returns bigint
          language sql
          stable
          as 'select count(*) from public.forms where path <> ''${HOME}''';
          """);
      assertThat(database.plan(Move.of("public", "forms", "dom", "forms")).moves().get(0).notices())
          .filteredOn(finding -> finding.rule().equals("facade-liquibase-parameter"))
          .singleElement()
          .extracting(Finding::message)
          .isEqualTo(
              "public.forms: the SQL has ${HOME} in it, and Liquibase puts a value in its place where"
                  + " it knows a parameter, an environment variable or a system property of that"
                  + " name");
    }
  }
}
