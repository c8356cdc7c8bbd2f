package dev.pgrehearse.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On which rows of a table somebody does what, on a small schema of alice, bob and carol. */
final class AccessMatrixIT {

  private static Server server;

  private ProbedDatabase database;

  @BeforeAll
  static void start() {
    server = Servers.start(new ServerChoice.Embedded(ServerChoice.DEFAULT_VERSION));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void connect() throws SQLException {
    database = ProbedDatabase.withNotes(server);
  }

  @AfterEach
  void disconnect() throws SQLException {
    database.close();
  }

  @Test
  void without_any_privilege_there_is_no_cell() throws SQLException {
    assertThat(database.matrix().cells()).isEmpty();
  }

  @Test
  void own_rows_are_told_from_the_tenants_from_others_and_from_nobodys() throws SQLException {
    database.sql(
        """
        grant select, update, delete on public.notes to authenticated;
        create policy select_all on public.notes for select to authenticated using (true);
        create policy update_own on public.notes for update to authenticated
            using (owner_id = (select auth.uid()));
        create policy delete_own on public.notes for delete to authenticated
            using (owner_id in ('@alice', '@bob'));
        """);
    assertThat(database.cells("public.notes"))
        .contains(
            "alice select all",
            "alice update own",
            "alice delete own + tenant",
            "bob delete own + tenant",
            "carol delete some other",
            "nobody select all",
            "nobody update policy");
  }

  @Test
  void with_a_privilege_and_without_a_policy_the_policies_refuse() throws SQLException {
    database.sql("grant select, insert, update, delete on public.notes to anon");
    assertThat(database.cells("public.notes"))
        .containsExactly(
            "anon delete policy", "anon insert policy", "anon select policy", "anon update policy");
  }

  @Test
  void only_some_rows_of_a_class_are_told() throws SQLException {
    database.sql(
        """
        grant select on public.notes to authenticated;
        create policy select_own on public.notes for select to authenticated
            using (owner_id = (select auth.uid()) and body is not null);
        """);
    assertThat(database.cells("public.notes"))
        .containsExactly(
            "alice select some own", "bob select own", "carol select own", "nobody select policy");
  }

  @Test
  void in_whose_name_rows_are_made() throws SQLException {
    database.sql(
        """
        grant insert on public.notes to authenticated, anon;
        create policy insert_own on public.notes for insert to authenticated
            with check (owner_id = (select auth.uid()));
        create policy insert_shared on public.notes for insert to anon
            with check (owner_id is null);
        """);
    assertThat(database.cells("public.notes"))
        .containsExactly(
            "alice insert own",
            "anon insert shared",
            "bob insert own",
            "carol insert own",
            "nobody insert policy");
  }

  @Test
  void who_has_no_row_yet_is_tried_with_one_that_would_be_his() throws SQLException {
    database.sql(
        """
        delete from public.notes where owner_id = '@carol';
        grant insert on public.notes to authenticated;
        create policy insert_own on public.notes for insert to authenticated
            with check (owner_id = (select auth.uid()));
        """);
    assertThat(database.cells("public.notes")).contains("carol insert own", "nobody insert policy");
  }

  @Test
  void a_policy_that_a_filter_hides_behind_is_found_by_an_update_that_reads_nothing()
      throws SQLException {
    database.sql(
        """
        grant select, update on public.notes to authenticated;
        create policy select_own on public.notes for select to authenticated
            using (owner_id = (select auth.uid()));
        create policy update_all on public.notes for update to authenticated using (true);
        """);
    assertThat(database.cells("public.notes")).contains("carol select own", "carol update all");
  }

  @Test
  void privileges_on_columns_are_told_with_their_columns() throws SQLException {
    database.sql(
        """
        alter table public.notes disable row level security;
        grant select (note_id, title), insert (owner_id, title), update (body) on public.notes
            to anon;
        """);
    assertThat(database.cells("public.notes"))
        .containsExactly(
            "anon insert all (owner_id, title)",
            "anon select all (note_id, title)",
            "anon update all (body)");
  }

  @Test
  void one_guarded_row_does_not_hide_the_others() throws SQLException {
    database.sql(
        """
        create function public.guard() returns trigger language plpgsql as $$
        begin
            if old.title = 'two of alice' then
                raise exception using errcode = 'PR020', message = 'kept';
            end if;
            return coalesce(new, old);
        end $$;
        revoke execute on function public.guard() from public;
        create trigger guard before update or delete on public.notes
        for each row execute function public.guard();
        alter table public.notes disable row level security;
        grant select, update, delete on public.notes to authenticated;
        """);
    assertThat(database.cells("public.notes"))
        .contains(
            "alice update own (stopped by PR020) + tenant + other + shared",
            "alice delete own (stopped by PR020) + tenant + other + shared");
  }

  @Test
  void what_is_stopped_before_any_row_says_nothing_about_rows() throws SQLException {
    database.sql(
        """
        create function public.closed() returns trigger language plpgsql as $$
        begin
            raise exception using errcode = 'PR025', message = 'closed';
        end $$;
        revoke execute on function public.closed() from public;
        create trigger closed before insert or update on public.notes
        for each statement execute function public.closed();
        grant select, insert, update on public.notes to authenticated;
        """);
    assertThat(database.cells("public.notes"))
        .contains(
            "alice insert unjudged: SQLSTATE PR025 before any row is looked at",
            "alice update unjudged: SQLSTATE PR025 before any row is looked at");
  }

  @Test
  void rows_without_a_mark_belong_to_whom_what_they_refer_to_belongs() throws SQLException {
    database.sql(
        """
        create table public.comments (
            comment_id bigint generated always as identity primary key,
            note_id bigint not null references public.notes,
            text text not null
        );
        insert into public.comments (note_id, text)
        select note_id, 'about ' || title from public.notes;
        grant select on public.comments to authenticated;
        alter table public.comments enable row level security;
        create policy select_of_notes on public.comments for select to authenticated
            using (note_id <= 2);
        """);
    assertThat(database.cells("public.comments"))
        .containsExactly(
            "alice select own",
            "bob select tenant",
            "carol select some other",
            "nobody select some other");
  }

  @Test
  void an_empty_table_is_not_judged() throws SQLException {
    database.sql(
        """
        create table public.drafts (draft_id bigint primary key);
        grant select, insert, delete on public.drafts to anon;
        """);
    assertThat(database.cells("public.drafts"))
        .containsExactly(
            "anon delete unjudged: no rows",
            "anon insert unjudged: no rows",
            "anon select unjudged: no rows");
  }

  @Test
  void a_materialized_view_without_rows_of_its_own_is_not_judged() throws SQLException {
    database.sql(
        """
        create materialized view public.counts as select count(*) from public.notes with no data;
        grant select on public.counts to anon;
        """);
    assertThat(database.cells("public.counts"))
        .containsExactly("anon select unjudged: SQLSTATE 55000");
  }

  @Test
  void what_the_superuser_cannot_do_either_is_not_judged() throws SQLException {
    database.sql(
        """
        create function public.ignore() returns trigger language plpgsql as
            'begin return null; end';
        revoke execute on function public.ignore() from public;
        create trigger ignore before delete on public.notes
        for each row execute function public.ignore();
        alter table public.notes disable row level security;
        grant delete on public.notes to anon;
        """);
    assertThat(database.cells("public.notes"))
        .containsExactly("anon delete unjudged: as superuser it changes no row either");
  }
}
