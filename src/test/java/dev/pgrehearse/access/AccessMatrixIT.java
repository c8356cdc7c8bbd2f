package dev.pgrehearse.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.server.Database;
import dev.pgrehearse.server.PrivilegeRegime;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import dev.pgrehearse.spec.AccessSpec;
import dev.pgrehearse.spec.AccessSpec.Person;
import dev.pgrehearse.spec.Identity;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every verb and every class of rows, on a small schema of alice, bob and carol. */
final class AccessMatrixIT {

  private static final String ALICE = "00000000-0000-0000-0000-00000000a11c";
  private static final String BOB = "00000000-0000-0000-0000-000000000b0b";
  private static final String CAROL = "00000000-0000-0000-0000-00000000ca01";
  private static final String FAMILY = "00000000-0000-0000-0000-00000000fa01";

  private static Server server;

  private Database database;
  private Connection connection;

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
    database = server.createDatabase(PrivilegeRegime.CLOSED);
    connection = database.connectAsSuperuser();
    sql(
        """
        create table public.notes (
            note_id bigint generated always as identity primary key,
            owner_id uuid,
            title text not null,
            body text
        );
        insert into public.notes (owner_id, title, body)
        values
            ('@alice', 'one of alice', 'secret of alice'),
            ('@alice', 'two of alice', null),
            ('@bob', 'one of bob', 'secret of bob'),
            ('@carol', 'one of carol', 'secret of carol'),
            (null, 'for everybody', null);
        alter table public.notes enable row level security;
        """);
  }

  @AfterEach
  void disconnect() throws SQLException {
    connection.close();
    database.close();
  }

  @Test
  void without_any_privilege_there_is_no_cell() throws SQLException {
    assertThat(matrix()).isEmpty();
  }

  @Test
  void own_rows_are_told_from_the_tenants_from_others_and_from_nobodys() throws SQLException {
    sql(
        """
        grant select, update, delete on public.notes to authenticated;
        create policy select_all on public.notes for select to authenticated using (true);
        create policy update_own on public.notes for update to authenticated
            using (owner_id = (select auth.uid()));
        create policy delete_own on public.notes for delete to authenticated
            using (owner_id in ('@alice', '@bob'));
        """);
    assertThat(matrix("public.notes"))
        .contains(
            "alice select all",
            "alice update own",
            "alice delete own + tenant",
            "bob delete own + tenant",
            "carol delete other",
            "nobody select all",
            "nobody update policy");
  }

  @Test
  void with_a_privilege_and_without_a_policy_the_policies_refuse() throws SQLException {
    sql("grant select, insert, update, delete on public.notes to anon");
    assertThat(matrix("public.notes"))
        .containsExactly(
            "anon delete policy", "anon insert policy", "anon select policy", "anon update policy");
  }

  @Test
  void only_some_rows_of_a_class_are_told() throws SQLException {
    sql(
        """
        grant select on public.notes to authenticated;
        create policy select_own on public.notes for select to authenticated
            using (owner_id = (select auth.uid()) and body is not null);
        """);
    assertThat(matrix("public.notes"))
        .containsExactly(
            "alice select some own", "bob select own", "carol select own", "nobody select policy");
  }

  @Test
  void in_whose_name_rows_are_made() throws SQLException {
    sql(
        """
        grant insert on public.notes to authenticated, anon;
        create policy insert_own on public.notes for insert to authenticated
            with check (owner_id = (select auth.uid()));
        create policy insert_shared on public.notes for insert to anon
            with check (owner_id is null);
        """);
    assertThat(matrix("public.notes"))
        .containsExactly(
            "alice insert own",
            "anon insert shared",
            "bob insert own",
            "carol insert own",
            "nobody insert policy");
  }

  @Test
  void who_has_no_row_yet_is_tried_with_one_that_would_be_his() throws SQLException {
    sql(
        """
        delete from public.notes where owner_id = '@carol';
        grant insert on public.notes to authenticated;
        create policy insert_own on public.notes for insert to authenticated
            with check (owner_id = (select auth.uid()));
        """);
    assertThat(matrix("public.notes")).contains("carol insert own", "nobody insert policy");
  }

  @Test
  void a_policy_that_a_filter_hides_behind_is_found_by_an_update_that_reads_nothing()
      throws SQLException {
    sql(
        """
        grant select, update on public.notes to authenticated;
        create policy select_own on public.notes for select to authenticated
            using (owner_id = (select auth.uid()));
        create policy update_all on public.notes for update to authenticated using (true);
        """);
    assertThat(matrix("public.notes")).contains("carol select own", "carol update all");
  }

  @Test
  void privileges_on_columns_are_told_with_their_columns() throws SQLException {
    sql(
        """
        alter table public.notes disable row level security;
        grant select (note_id, title), insert (owner_id, title), update (body) on public.notes
            to anon;
        """);
    assertThat(matrix("public.notes"))
        .containsExactly(
            "anon insert all (owner_id, title)",
            "anon select all (note_id, title)",
            "anon update all (body)");
  }

  @Test
  void one_guarded_row_does_not_hide_the_others() throws SQLException {
    sql(
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
    assertThat(matrix("public.notes"))
        .contains(
            "alice update own (stopped by PR020) + tenant + other + shared",
            "alice delete own (stopped by PR020) + tenant + other + shared");
  }

  @Test
  void what_is_stopped_before_any_row_says_nothing_about_rows() throws SQLException {
    sql(
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
    assertThat(matrix("public.notes"))
        .contains(
            "alice insert unjudged: SQLSTATE PR025 before any row is looked at",
            "alice update unjudged: SQLSTATE PR025 before any row is looked at");
  }

  @Test
  void rows_without_a_mark_belong_to_whom_what_they_refer_to_belongs() throws SQLException {
    sql(
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
    assertThat(matrix("public.comments"))
        .containsExactly(
            "alice select own",
            "bob select tenant",
            "carol select some other",
            "nobody select some other");
  }

  @Test
  void an_empty_table_is_not_judged() throws SQLException {
    sql(
        """
        create table public.drafts (draft_id bigint primary key);
        grant select, insert, delete on public.drafts to anon;
        """);
    assertThat(matrix("public.drafts"))
        .containsExactly(
            "anon delete unjudged: no rows",
            "anon insert unjudged: no rows",
            "anon select unjudged: no rows");
  }

  @Test
  void what_the_superuser_cannot_do_either_is_not_judged() throws SQLException {
    sql(
        """
        create function public.ignore() returns trigger language plpgsql as
            'begin return null; end';
        revoke execute on function public.ignore() from public;
        create trigger ignore before delete on public.notes
        for each row execute function public.ignore();
        alter table public.notes disable row level security;
        grant delete on public.notes to anon;
        """);
    assertThat(matrix("public.notes"))
        .containsExactly("anon delete unjudged: as superuser it changes no row either");
  }

  @Test
  void verbs_without_rows_and_sequences_are_tried_too() throws SQLException {
    sql(
        """
        grant truncate, references, trigger on public.notes to anon;
        grant usage on sequence public.notes_note_id_seq to anon;
        grant select, update on sequence public.notes_note_id_seq to authenticated;
        """);
    assertThat(matrix("public.notes"))
        .containsExactly("anon references yes", "anon trigger yes", "anon truncate yes");
    assertThat(matrix("public.notes_note_id_seq"))
        .contains("anon usage yes", "alice select yes", "alice update yes");
  }

  @Test
  void functions_are_called() throws SQLException {
    sql(
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
    assertThat(matrix("public.notes_of(who uuid)", "public.notes_of(uuid)"))
        .containsExactly(
            "alice execute own + tenant + other",
            "bob execute own + tenant + other",
            "carol execute own + other",
            "nobody execute other");
    assertThat(matrix("public.apart(uuid,uuid)")).contains("alice execute yes");
    assertThat(matrix("public.one()")).contains("alice execute yes").hasSize(4);
    assertThat(matrix("public.guarded()")).contains("alice execute yes (stopped by PR001)");
  }

  @Test
  void views_show_whose_rows_they_let_through() throws SQLException {
    sql(
        """
        grant select on public.notes to authenticated;
        create policy select_own on public.notes for select to authenticated
            using (owner_id = (select auth.uid()));
        create view public.open_notes as select note_id, title from public.notes;
        create view public.my_notes with (security_invoker = on) as
            select note_id, title from public.notes;
        grant select on public.open_notes, public.my_notes to authenticated;
        """);
    assertThat(matrix("public.open_notes")).contains("alice select all", "carol select all");
    assertThat(matrix("public.my_notes"))
        .contains("alice select own", "carol select own", "nobody select policy");
  }

  @Test
  void a_definer_trigger_behind_a_view_lets_rows_of_others_be_changed() throws SQLException {
    sql(
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
    assertThat(matrix("public.facade"))
        .contains("alice insert all", "alice update all", "nobody insert all");
  }

  @Test
  void rows_given_away_and_taken_are_told_with_the_column() throws SQLException {
    sql(
        """
        grant select, update on public.notes to authenticated;
        create policy select_own on public.notes for select to authenticated
            using (owner_id = (select auth.uid()));
        create policy update_own on public.notes for update to authenticated
            using (owner_id = (select auth.uid()) or owner_id is null)
            with check (owner_id in ('@alice', '@bob', '@carol'));
        """);
    assertThat(matrix("public.notes"))
        .contains(
            "alice give tenant + other (owner_id)",
            "alice take shared (owner_id)",
            "carol give other (owner_id)",
            "carol take shared (owner_id)");
  }

  @Test
  void a_taken_key_and_a_reference_that_is_there_tell_of_rows_that_cannot_be_read()
      throws SQLException {
    sql(
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
    assertThat(matrix("public.notes"))
        .contains("alice reveals [notes_title_key]", "carol reveals [notes_title_key]");
    assertThat(matrix("public.comments")).contains("carol reveals [comments_note_id_fkey]");
  }

  @Test
  void an_error_that_quotes_rows_of_others_is_told() throws SQLException {
    sql(
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
    assertThat(matrix("public.notes")).contains("nobody reveals [text of PR040]");
  }

  @Test
  void nothing_is_changed_and_sequences_stand_where_they_stood() throws SQLException {
    sql("grant all on all tables in schema public to authenticated, service_role");
    sql("grant all on all sequences in schema public to authenticated, service_role");
    String before = state();
    AccessMatrix matrix = AccessProbe.of(who()).matrix(connection);
    assertThat(matrix.probes()).isGreaterThan(50);
    assertThat(state()).isEqualTo(before);
    assertThat(connection.getAutoCommit()).isTrue();
    connection.setAutoCommit(false);
    sql("insert into public.notes (title) values ('not committed')");
    AccessProbe.of(who()).matrix(connection);
    connection.rollback();
    connection.setAutoCommit(true);
    assertThat(value("select count(*) from public.notes")).isEqualTo("5");
  }

  @Test
  void differences_are_told_in_words() throws SQLException {
    sql("grant select on public.notes to authenticated");
    sql(
        "create policy own on public.notes for select to authenticated"
            + " using (owner_id = (select auth.uid()))");
    AccessMatrix before = AccessProbe.of(who()).matrix(connection);
    sql("alter policy own on public.notes using (true)");
    AccessMatrix after = AccessProbe.of(who()).matrix(connection);
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

  private static AccessSpec who() {
    return new AccessSpec(
        List.of(
            Person.of(new Identity("anon", "anon", Map.of())),
            person("alice", ALICE, Optional.of("rivera")),
            person("bob", BOB, Optional.of("rivera")),
            person("carol", CAROL, Optional.empty()),
            Person.of(new Identity("nobody", "authenticated", Map.of()))),
        Map.of("rivera", Set.of(FAMILY)),
        Map.of());
  }

  private static Person person(String name, String sub, Optional<String> tenant) {
    return new Person(new Identity(name, "authenticated", Map.of("sub", sub)), tenant, Set.of());
  }

  private List<String> matrix() throws SQLException {
    return AccessProbe.of(who()).matrix(connection).cells().stream().map(Cell::toString).toList();
  }

  /** The cells of an object, which some servers name one way and some the other. */
  private List<String> matrix(String... names) throws SQLException {
    return AccessProbe.of(who()).matrix(connection).cells().stream()
        .filter(cell -> List.of(names).contains(cell.object()))
        .map(cell -> cell.identity() + " " + cell.verb() + " " + cell.access().text())
        .toList();
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
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }

  private void sql(String text) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          text.replace("@alice", ALICE).replace("@bob", BOB).replace("@carol", CAROL));
    }
  }
}
