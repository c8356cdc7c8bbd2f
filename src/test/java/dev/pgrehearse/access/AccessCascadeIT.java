package dev.pgrehearse.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What goes or changes with a row that one may delete, or whose key one may change. */
final class AccessCascadeIT {

  private static final String NOTES_ARE_DELETED_BY_THEIR_OWNERS =
      """
      grant select, delete on public.notes to authenticated;
      create policy select_own on public.notes for select to authenticated
          using (owner_id = (select auth.uid()));
      create policy delete_own on public.notes for delete to authenticated
          using (owner_id = (select auth.uid()));
      """;

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
    database.sql(NOTES_ARE_DELETED_BY_THEIR_OWNERS);
  }

  @AfterEach
  void disconnect() throws SQLException {
    database.close();
  }

  @Test
  void rows_that_nobody_may_delete_go_with_the_row_above_them() throws SQLException {
    database.sql(
        """
        create table public.locks (
            note_id bigint primary key references public.notes on delete cascade,
            failures integer not null
        );
        create table public.failures (
            id bigint generated always as identity primary key,
            note_id bigint not null references public.locks on delete cascade
        );
        insert into public.locks select note_id, 3 from public.notes;
        insert into public.failures (note_id) select note_id from public.notes;
        alter table public.locks enable row level security;
        alter table public.failures enable row level security;
        grant select on public.locks to authenticated;
        create policy select_all on public.locks for select to authenticated using (true);
        """);
    assertThat(database.cells("public.locks"))
        .containsExactly(
            "alice delete-by-cascade own",
            "alice select all",
            "bob delete-by-cascade own",
            "bob select all",
            "carol delete-by-cascade own",
            "carol select all",
            "nobody select all");
    assertThat(database.cells("public.failures"))
        .containsExactly(
            "alice delete-by-cascade own",
            "bob delete-by-cascade own",
            "carol delete-by-cascade own");
  }

  @Test
  void what_one_may_delete_oneself_is_not_told_twice() throws SQLException {
    database.sql(
        """
        create table public.lines (
            id bigint generated always as identity primary key,
            note_id bigint not null references public.notes on delete cascade,
            is_fixed boolean not null
        );
        insert into public.lines (note_id, is_fixed)
        select n.note_id, f from public.notes as n, (values (true), (false)) as v (f);
        alter table public.lines enable row level security;
        grant select, delete on public.lines to authenticated;
        create policy select_own on public.lines for select to authenticated
            using (exists (select from public.notes as n where n.note_id = lines.note_id));
        create policy delete_own on public.lines for delete to authenticated
            using (exists (select from public.notes as n where n.note_id = lines.note_id));
        """);
    assertThat(database.cells("public.lines")).contains("alice delete own");
    assertThat(database.cells("public.lines")).noneMatch(cell -> cell.contains("cascade"));
    database.sql(
        """
        alter policy delete_own on public.lines
            using (not is_fixed and exists (select from public.notes as n where n.note_id = lines.note_id));
        """);
    assertThat(database.cells("public.lines"))
        .contains("alice delete some own", "alice delete-by-cascade some own");
  }

  @Test
  void a_reference_that_is_set_null_changes_rows_that_nobody_may_update() throws SQLException {
    database.sql(
        """
        create table public.entries (
            id bigint generated always as identity primary key,
            note_id bigint references public.notes on delete set null
        );
        insert into public.entries (note_id) select note_id from public.notes;
        """);
    assertThat(database.cells("public.entries"))
        .containsExactly(
            "alice update-by-cascade own",
            "bob update-by-cascade own",
            "carol update-by-cascade own");
  }

  @Test
  void a_key_that_may_be_changed_is_followed() throws SQLException {
    database.sql(
        """
        alter table public.notes add column code text unique;
        update public.notes set code = 'code ' || note_id;
        create table public.marks (
            code text primary key references public.notes (code) on update cascade
        );
        insert into public.marks select code from public.notes;
        """);
    assertThat(database.cells("public.marks")).isEmpty();
    database.sql(
        """
        grant update (code) on public.notes to authenticated;
        create policy update_own on public.notes for update to authenticated
            using (owner_id = (select auth.uid()));
        """);
    assertThat(database.cells("public.marks"))
        .containsExactly(
            "alice update-by-cascade own",
            "bob update-by-cascade own",
            "carol update-by-cascade own");
  }

  @Test
  void a_row_that_may_not_be_deleted_does_not_hide_the_others() throws SQLException {
    database.sql(
        """
        create table public.locks (
            note_id bigint primary key references public.notes on delete cascade
        );
        create table public.contracts (note_id bigint references public.notes);
        insert into public.locks select note_id from public.notes;
        insert into public.contracts select min(note_id) from public.notes;
        """);
    assertThat(database.cells("public.locks"))
        .containsExactly(
            "alice delete-by-cascade some own",
            "bob delete-by-cascade own",
            "carol delete-by-cascade own");
  }

  @Test
  void a_key_that_refuses_takes_nothing_along() throws SQLException {
    database.sql(
        """
        create table public.locks (note_id bigint primary key references public.notes);
        insert into public.locks select note_id from public.notes;
        """);
    assertThat(database.cells("public.locks")).isEmpty();
  }

  @Test
  void a_view_with_its_owners_rights_is_a_way_to_the_row_above() throws SQLException {
    database.sql(
        """
        revoke delete on public.notes from authenticated;
        create table public.locks (
            note_id bigint primary key references public.notes on delete cascade
        );
        insert into public.locks select note_id from public.notes;
        """);
    assertThat(database.cells("public.locks")).isEmpty();
    database.sql(
        """
        create view public.my_notes as
            select * from public.notes where owner_id = (select auth.uid());
        grant select, delete on public.my_notes to authenticated;
        """);
    assertThat(database.cells("public.locks")).contains("alice delete-by-cascade own");
  }

  @Test
  void a_trail_asks_again_when_the_row_above_may_be_deleted() throws SQLException {
    database.sql(
        """
        drop policy delete_own on public.notes;
        create table public.locks (
            note_id bigint primary key references public.notes on delete cascade
        );
        insert into public.locks select note_id from public.notes;
        """);
    AccessTrail trail = database.trail();
    assertThat(locks(trail)).isZero();
    database.sql(
        """
        create policy delete_own on public.notes for delete to authenticated
            using (owner_id = (select auth.uid()));
        """);
    assertThat(locks(trail)).isEqualTo(3);
  }

  @Test
  void a_policy_of_its_own_that_comes_later_is_no_opening_for_a_while() throws SQLException {
    database.sql(
        """
        create table public.locks (
            note_id bigint primary key references public.notes on delete cascade
        );
        insert into public.locks select note_id from public.notes;
        """);
    AccessMatrix meanwhile = database.matrix();
    database.sql("grant select, delete on public.locks to authenticated");
    AccessMatrix end = database.matrix();
    assertThat(meanwhile.beyond(List.of(end))).isEmpty();
  }

  private long locks(AccessTrail trail) throws SQLException {
    return trail.next(database.connection()).cells().stream()
        .filter(cell -> cell.object().equals("public.locks"))
        .filter(cell -> cell.verb().equals(CascadeQuestion.DELETE))
        .count();
  }
}
