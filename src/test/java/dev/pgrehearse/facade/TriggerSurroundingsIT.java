package dev.pgrehearse.facade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.facade.move.Move;
import dev.pgrehearse.finding.Finding;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the functions of INSTEAD OF triggers hand down to what a write runs, and what they find. */
final class TriggerSurroundingsIT extends FreshDatabase {
  @Test
  void what_a_write_runs_finds_its_names_as_it_did_on_the_table() throws SQLException {
    database.apply(
        """
        create table public.journal (what text);

        create table public.allowed (person text);

        create table public.lines (
            note_id bigint,
            line text
        );

        create function public.write_journal()
        returns trigger
        language plpgsql
        as $$
        begin
            insert into journal (what) values (coalesce(new.id, old.id)::text);

            return coalesce(new, old);
        end
        $$;

        create function public.is_allowed()
        returns boolean
        language plpgsql
        stable
        as $$
        begin
            return exists (select from allowed where person = current_user);
        end
        $$;

        create function public.count_line()
        returns trigger
        language plpgsql
        as $$
        begin
            insert into journal (what) values ('line');

            return old;
        end
        $$;

        create table public.notes (
            id bigint primary key,
            title text
        );

        alter table public.lines
        add foreign key (note_id) references public.notes (id) on delete cascade;

        alter table public.notes enable row level security;

        create policy of_allowed on public.notes using (public.is_allowed());

        create trigger _900_write_journal
        before insert on public.notes
        for each row
        execute function public.write_journal();

        create trigger _900_count_line
        before delete on public.lines
        for each row
        execute function public.count_line();

        insert into public.allowed values ('authenticated');

        grant select, insert, update, delete on table public.notes, public.lines to authenticated;

        grant select, insert on table public.journal, public.allowed to authenticated;
        """);
    FacadePlan plan = database.plan(triggers("notes"));
    MovePlan move = plan.moves().get(0);
    assertThat(move.refusals()).isEmpty();
    database.apply(move.forward());
    try (Connection alice = database.as("authenticated", VariedDatabase.ALICE)) {
      assertThat(VariedDatabase.query(alice, "insert into notes values (1, 'a') returning title"))
          .containsExactly("a");
      VariedDatabase.run(alice, "insert into lines values (1, 'x')");
      assertThat(VariedDatabase.query(alice, "update notes set title = 'b' returning title"))
          .containsExactly("b");
      assertThat(VariedDatabase.query(alice, "delete from notes returning title"))
          .containsExactly("b");
      assertThat(VariedDatabase.query(alice, "select what from journal"))
          .containsExactly("1", "line");
      assertThat(
              VariedDatabase.query(
                  alice, "select obj_description('dom.notes_facade_update()'::regprocedure)"))
          .containsExactly(
              "Sets no search_path, which would reach down to what a write runs:"
                  + " public.count_line(), public.is_allowed(), public.write_journal().");
    }
    assertThat(move.notices())
        .filteredOn(finding -> finding.rule().equals("facade-caller-path"))
        .singleElement()
        .extracting(Finding::message)
        .isEqualTo(
            "public.notes: a write runs public.count_line(), public.is_allowed(),"
                + " public.write_journal(), which look names up on the path of whoever writes: so the"
                + " functions of the facade's triggers set no search_path");
    FacadePlanIT.needs_no_reissue(database, plan);
  }

  @Test
  void where_everything_that_a_write_runs_has_a_path_the_triggers_have_the_empty_one()
      throws SQLException {
    MovePlan move = database.plan(triggers("topics")).moves().get(0);
    assertThat(move.forward()).contains("set search_path = ''\nas $$\nbegin");
    assertThat(move.notices()).noneMatch(finding -> finding.rule().equals("facade-caller-path"));
  }

  @Test
  void a_key_is_compared_with_its_own_operator() throws SQLException {
    database.asSuperuser("create extension ltree schema extensions");
    database.asSuperuser("create extension citext schema extensions");
    database.apply(
        """
        create table public.branches (
            path extensions.ltree,
            mail extensions.citext,
            title text,
            primary key (mail, path)
        );

        insert into public.branches values ('a.b', 'Ann', 'old');

        grant select, insert, update, delete on table public.branches to authenticated;
        """);
    MovePlan move = database.plan(triggers("branches")).moves().get(0);
    database.apply(move.forward());
    try (Connection alice = database.as("authenticated", VariedDatabase.ALICE)) {
      assertThat(VariedDatabase.query(alice, "update branches set title = 'new' returning title"))
          .containsExactly("new");
      assertThat(VariedDatabase.query(alice, "delete from branches returning title"))
          .containsExactly("new");
    }
    assertThat(move.forward())
        .contains("t.mail operator(extensions.=) old.mail")
        .contains("t.path operator(extensions.=) old.path");
  }

  @Test
  void a_column_may_have_in_its_name_what_ends_a_body() throws SQLException {
    database.apply(
        """
        create table public.prices (
            id bigint primary key,
            "in$$" integer
        );

        grant select, insert, update on table public.prices to authenticated;
        """);
    FacadePlan plan = database.plan(triggers("prices"));
    database.apply(plan.moves().get(0).forward());
    try (Connection alice = database.as("authenticated", VariedDatabase.ALICE)) {
      VariedDatabase.run(alice, "insert into prices values (1, 2)");
      assertThat(VariedDatabase.query(alice, "update prices set \"in$$\" = 3 returning \"in$$\""))
          .containsExactly("3");
    }
    FacadePlanIT.needs_no_reissue(database, plan);
  }

  @Test
  void names_of_functions_fit_in_bytes_and_are_free() throws SQLException {
    String wide = "\u0442".repeat(31);
    String stem = "a".repeat(60);
    database.apply(
        """
        create table public."%1$s" (id bigint primary key);

        create table public.%2$s_1 (id bigint primary key);

        create table public.%2$s_2 (id bigint primary key);

        create table public.plain (id bigint primary key);

        create function dom.plain_facade_delete()
        returns integer
        language sql
        as 'select 1';
        """
            .formatted(wide, stem));
    database.apply(database.plan(triggers(wide)).moves().get(0).forward());
    FacadePlan both = database.plan(triggers(stem + "_1"), triggers(stem + "_2"));
    assertThat(both.moves().get(0).refusals()).isEmpty();
    assertThat(both.moves().get(1).refusals())
        .singleElement()
        .extracting(Finding::message)
        .asString()
        .endsWith(
            "_facade_insert() is taken, and a trigger of the facade needs a function of that"
                + " name");
    assertThat(database.plan(triggers("plain")).moves().get(0).refusals())
        .singleElement()
        .extracting(Finding::rule, Finding::message)
        .containsExactly(
            "facade-name-taken",
            "dom.plain_facade_delete() is taken, and a trigger of the facade needs a function of that"
                + " name");
    assertThat(database.plan(Move.of("public", "plain", "dom", "plain")).refused()).isFalse();
  }

  private static Move triggers(String table) {
    return new Move("public", table, "dom", table, Map.of(), true);
  }
}
