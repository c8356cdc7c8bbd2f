package dev.pgrehearse.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What is asked beside the rows of a table: functions, views, gifts, errors; and what a look
 * leaves.
 */
final class AccessBesideRowsIT {

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
  void verbs_without_rows_and_sequences_are_tried_too() throws SQLException {
    database.sql(
        """
        grant truncate, references, trigger on public.notes to anon;
        grant usage on sequence public.notes_note_id_seq to anon;
        grant select, update on sequence public.notes_note_id_seq to authenticated;
        """);
    assertThat(database.cells("public.notes"))
        .containsExactly("anon references yes", "anon trigger yes", "anon truncate yes");
    assertThat(database.cells("public.notes_note_id_seq"))
        .contains("anon usage yes", "alice select yes", "alice update yes");
  }

  @Test
  void functions_are_called() throws SQLException {
    database.sql(
        """
        create function public.notes_of(who uuid) returns setof public.notes
            language sql security definer set search_path = ''
            as 'select * from public.notes where owner_id = who';
        create function public.apart(one uuid, other uuid) returns void language plpgsql as $$
        begin
            if one is null or one = other then
                raise exception using errcode = 'PR002', message = 'two different ones';
            end if;
        end $$;
        create function public.one() returns integer language sql as 'select 1';
        create function public.guarded() returns integer language plpgsql as
            'begin raise exception using errcode = ''PR001'', message = ''no''; end';
        revoke execute on all functions in schema public from public;
        grant execute on all functions in schema public to authenticated;
        """);
    assertThat(database.cellsOfEither("public.notes_of(who uuid)", "public.notes_of(uuid)"))
        .containsExactly(
            "alice execute own + tenant + other",
            "bob execute own + tenant + other",
            "carol execute own + other",
            "nobody execute other");
    assertThat(database.cells("public.apart(uuid,uuid)")).contains("alice execute yes");
    assertThat(database.cells("public.one()")).contains("alice execute yes").hasSize(4);
    assertThat(database.cells("public.guarded()")).contains("alice execute yes (stopped by PR001)");
  }

  @Test
  void views_show_whose_rows_they_let_through() throws SQLException {
    database.sql(
        """
        grant select on public.notes to authenticated;
        create policy select_own on public.notes for select to authenticated
            using (owner_id = (select auth.uid()));
        create view public.open_notes as select note_id, title from public.notes;
        create view public.my_notes with (security_invoker = on) as
            select note_id, title from public.notes;
        grant select on public.open_notes, public.my_notes to authenticated;
        """);
    assertThat(database.cells("public.open_notes"))
        .contains("alice select all", "carol select all");
    assertThat(database.cells("public.my_notes"))
        .contains("alice select own", "carol select own", "nobody select policy");
  }

  @Test
  void a_definer_trigger_behind_a_view_lets_rows_of_others_be_changed() throws SQLException {
    database.sql(
        """
        create view public.facade with (security_invoker = on) as select * from public.notes;
        create function public.facade_writes() returns trigger
            language plpgsql security definer set search_path = '' as $$
        begin
            if tg_op = 'INSERT' then
                insert into public.notes (owner_id, title, body)
                values (new.owner_id, new.title, new.body);
            else
                update public.notes
                set owner_id = new.owner_id, title = new.title
                where note_id = old.note_id;
            end if;
            return new;
        end $$;
        revoke execute on function public.facade_writes() from public;
        create trigger facade_writes instead of insert or update on public.facade
        for each row execute function public.facade_writes();
        grant select on public.notes to authenticated;
        grant select, insert, update on public.facade to authenticated;
        create policy select_all on public.notes for select to authenticated
            using (true);
        """);
    assertThat(database.cells("public.facade"))
        .contains("alice insert all", "alice update all", "nobody insert all");
  }

  @Test
  void rows_given_away_and_taken_are_told_with_the_column() throws SQLException {
    database.sql(
        """
        grant select, update on public.notes to authenticated;
        create policy select_own on public.notes for select to authenticated
            using (owner_id = (select auth.uid()));
        create policy update_own on public.notes for update to authenticated
            using (owner_id = (select auth.uid()) or owner_id is null)
            with check (owner_id in ('@alice', '@bob', '@carol'));
        """);
    assertThat(database.cells("public.notes"))
        .contains(
            "alice give tenant + other (owner_id)",
            "alice take shared (owner_id)",
            "carol give other (owner_id)",
            "carol take shared (owner_id)");
  }

  @Test
  void a_taken_key_and_a_reference_that_is_there_tell_of_rows_that_cannot_be_read()
      throws SQLException {
    database.sql(
        """
        alter table public.notes add constraint notes_title_key unique (title);
        create table public.comments (
            comment_id bigint generated always as identity primary key,
            note_id bigint not null,
            owner_id uuid not null,
            constraint comments_note_id_fkey foreign key (note_id) references public.notes
        );
        insert into public.comments (note_id, owner_id)
        select note_id, owner_id from public.notes where owner_id is not null;
        grant select, insert on public.notes, public.comments to authenticated;
        alter table public.comments enable row level security;
        create policy select_own on public.notes for select to authenticated
            using (owner_id = (select auth.uid()));
        create policy insert_own on public.notes for insert to authenticated
            with check (owner_id = (select auth.uid()));
        create policy insert_own on public.comments for insert to authenticated
            with check (owner_id = (select auth.uid()));
        """);
    assertThat(database.cells("public.notes"))
        .contains("alice reveals [notes_title_key]", "carol reveals [notes_title_key]");
    assertThat(database.cells("public.comments")).contains("carol reveals [comments_note_id_fkey]");
  }

  @Test
  void an_error_that_quotes_rows_of_others_is_told() throws SQLException {
    database.sql(
        """
        create function public.talk() returns trigger
            language plpgsql security definer set search_path = '' as $$
        begin
            raise exception using
                errcode = 'PR040',
                message = 'not now',
                detail = (select string_agg(body, ', ') from public.notes);
        end $$;
        revoke execute on function public.talk() from public;
        create trigger talk before insert on public.notes
        for each row execute function public.talk();
        grant insert on public.notes to authenticated;
        """);
    assertThat(database.cells("public.notes")).contains("nobody reveals [text of PR040]");
  }

  @Test
  void nothing_is_changed_and_sequences_stand_where_they_stood() throws SQLException {
    database.sql("grant all on all tables in schema public to authenticated, service_role");
    database.sql("grant all on all sequences in schema public to authenticated, service_role");
    String before = state();
    AccessMatrix matrix = database.matrix();
    assertThat(matrix.probes()).isGreaterThan(50);
    assertThat(state()).isEqualTo(before);
    assertThat(database.connection().getAutoCommit()).isTrue();
    database.connection().setAutoCommit(false);
    database.sql("insert into public.notes (title) values ('not committed')");
    database.matrix();
    database.connection().rollback();
    database.connection().setAutoCommit(true);
    assertThat(value("select count(*) from public.notes")).isEqualTo("5");
  }

  @Test
  void differences_are_told_in_words() throws SQLException {
    database.sql("grant select on public.notes to authenticated");
    database.sql(
        "create policy own on public.notes for select to authenticated"
            + " using (owner_id = (select auth.uid()))");
    AccessMatrix before = database.matrix();
    database.sql("alter policy own on public.notes using (true)");
    AccessMatrix after = database.matrix();
    assertThat(after.differencesTo(before))
        .extracting(AccessDifference::sentence)
        .contains(
            "alice may now select more of public.notes: own → all",
            "nobody may now select more of public.notes: policy → all");
    assertThat(after.differencesTo(before)).allMatch(AccessDifference::widened);
    assertThat(before.differencesTo(after)).allMatch(AccessDifference::narrowed);
    assertThat(before.isWithin(after)).isTrue();
    assertThat(after.isWithin(before)).isFalse();
    assertThat(after.isWithin(before, after)).isTrue();
  }

  private String state() throws SQLException {
    return value(
            "select md5(string_agg(n::text || n.xmin || n.ctid, ',' order by note_id)) from public.notes as n")
        + value("select last_value || ' ' || is_called from public.notes_note_id_seq")
        + value("select count(*) from pg_catalog.pg_class")
        + value("select count(*) from pg_catalog.pg_proc")
        + value("select current_user || current_setting('search_path')");
  }

  private String value(String query) throws SQLException {
    try (Statement statement = database.connection().createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }
}
