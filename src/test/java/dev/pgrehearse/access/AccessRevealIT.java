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

/** What views, errors and returned rows tell and let through beside what is asked of a table. */
final class AccessRevealIT {

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
    database = new ProbedDatabase(server);
    database.sql(
        """
        create table public.notes (
            note_id integer primary key,
            owner_id uuid,
            title text not null,
            body text
        );
        insert into public.notes
        values
            (1, '@alice', 'one of alice', 'secret of alice'),
            (2, '@bob', 'one of bob', 'secret of bob'),
            (3, '@carol', 'one of carol', 'secret of carol');
        alter table public.notes enable row level security;
        create policy select_own on public.notes for select to authenticated
            using (owner_id = (select auth.uid()));
        create policy insert_own on public.notes for insert to authenticated
            with check (owner_id = (select auth.uid()));
        create policy update_own on public.notes for update to authenticated
            using (owner_id = (select auth.uid()));
        """);
  }

  @AfterEach
  void disconnect() throws SQLException {
    database.close();
  }

  @Test
  void words_that_the_changelog_says_are_no_rows() throws SQLException {
    database.sql(
        """
        create function public.refuse(who text) returns void language plpgsql as $$
        begin
            raise exception using
                errcode = 'PR040', message = 'the secret of carol is hers alone';
        end $$;
        create function public.tell(who text) returns void
            language plpgsql security definer set search_path = '' as $$
        begin
            raise exception using
                errcode = 'PR041',
                message = pg_catalog.format(
                    'she wrote %s', (select body from public.notes where note_id = 3)
                );
        end $$;
        grant select on public.notes to authenticated;
        revoke execute on all functions in schema public from public;
        grant execute on all functions in schema public to authenticated;
        """);
    assertThat(database.cells("public.refuse(text)"))
        .contains("alice execute yes (stopped by PR040)")
        .noneMatch(cell -> cell.contains("reveals"));
    assertThat(database.cells("public.tell(text)"))
        .contains("alice reveals [text of PR041]", "carol execute yes (stopped by PR041)")
        .doesNotContain("carol reveals [text of PR041]");
  }

  @Test
  void what_a_trigger_leaves_in_a_row_comes_back() throws SQLException {
    database.sql(
        """
        create function public.fill() returns trigger
            language plpgsql security definer set search_path = '' as $$
        begin
            new.body := (select n.body from public.notes as n where n.note_id = 3);
            return new;
        end $$;
        revoke execute on function public.fill() from public;
        create trigger fill before insert or update on public.notes
        for each row execute function public.fill();
        grant select, insert, update on public.notes to authenticated;
        """);
    assertThat(database.cells("public.notes"))
        .contains(
            "alice reveals [notes_pkey, returning of insert, returning of update]",
            "carol reveals [notes_pkey]");
  }

  @Test
  void a_view_that_reads_back_with_its_owners_rights_gives_rows_of_others() throws SQLException {
    database.sql(
        """
        create view public.facade with (security_invoker = on) as select * from public.notes;
        create function public.facade_writes() returns trigger
            language plpgsql security definer set search_path = '' as $$
        begin
            insert into public.notes
            select new.*
            on conflict do nothing;
            select n.* into new from public.notes as n where n.note_id = new.note_id;
            return new;
        end $$;
        revoke execute on function public.facade_writes() from public;
        create trigger facade_writes instead of insert on public.facade
        for each row execute function public.facade_writes();
        grant select on public.notes, public.facade to authenticated;
        grant insert on public.facade to authenticated;
        """);
    assertThat(database.cells("public.facade"))
        .contains("alice reveals [returning of insert]", "carol reveals [returning of insert]");
  }

  @Test
  void a_taken_key_is_told_through_a_view_as_by_its_table() throws SQLException {
    database.sql(
        """
        alter table public.notes add constraint notes_title_key unique (title);
        create view public.facade with (security_invoker = on) as select * from public.notes;
        grant select, insert on public.notes, public.facade to authenticated;
        """);
    assertThat(database.cells("public.notes"))
        .contains("alice reveals [notes_pkey, notes_title_key]");
    assertThat(database.cells("public.facade"))
        .contains("alice reveals [notes_pkey, notes_title_key]");
  }

  @Test
  void a_taken_key_is_told_where_part_of_it_is_left_to_its_default() throws SQLException {
    database.sql(
        """
        alter table public.notes add column domain text not null default 'here';
        alter table public.notes add constraint notes_name unique (title, domain);
        grant select, insert (note_id, owner_id, title) on public.notes to authenticated;
        """);
    assertThat(database.cells("public.notes")).contains("alice reveals [notes_name, notes_pkey]");
  }

  @Test
  void rows_are_given_and_taken_through_views_too() throws SQLException {
    database.sql(
        """
        create view public.facade with (security_invoker = on) as select * from public.notes;
        create view public.open_facade as select note_id, owner_id from public.notes;
        create view public.triggered as select * from public.notes;
        create function public.writes() returns trigger
            language plpgsql security definer set search_path = '' as $$
        begin
            update public.notes set owner_id = new.owner_id where note_id = old.note_id;
            return new;
        end $$;
        revoke execute on function public.writes() from public;
        create trigger writes instead of update on public.triggered
        for each row execute function public.writes();
        grant select, update on public.notes, public.facade, public.open_facade to authenticated;
        grant select, update on public.triggered to authenticated;
        """);
    assertThat(database.cells("public.facade")).noneMatch(cell -> cell.contains(" give "));
    assertThat(database.cells("public.open_facade"))
        .contains(
            "alice give tenant + other (owner_id)",
            "alice take tenant + other (owner_id)",
            "carol take other (owner_id)");
    assertThat(database.cells("public.triggered"))
        .contains("alice give tenant + other (owner_id)", "carol take other (owner_id)");
  }

  @Test
  void a_row_that_others_refer_to_is_refused_by_policy_to_whom_it_is_refused() throws SQLException {
    database.sql(
        """
        create table public.comments (note_id integer not null references public.notes);
        insert into public.comments values (1), (2), (3);
        create policy delete_own on public.notes for delete to authenticated
            using (owner_id = (select auth.uid()) and title like '%alice');
        grant select, delete on public.notes to authenticated;
        """);
    assertThat(database.cells("public.notes"))
        .contains("alice delete own", "carol delete policy", "nobody delete policy");
  }
}
