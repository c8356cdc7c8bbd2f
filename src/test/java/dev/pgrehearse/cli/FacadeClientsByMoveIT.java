package dev.pgrehearse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is said of clients' statements where no changelog is at hand, but the moves alone. */
final class FacadeClientsByMoveIT {

  private static RecordedShop shop;

  @BeforeAll
  static void start() throws IOException, SQLException {
    shop = RecordedShop.on(17);
  }

  @AfterAll
  static void stop() throws IOException {
    shop.close();
  }

  @BeforeEach
  void forget() throws SQLException {
    shop.forget();
  }

  /** Nothing is claimed of what no form tells, and nothing is written. */
  @Test
  void without_a_changelog_the_forms_alone_are_judged() throws SQLException {
    shop.as("authenticated", "select title from public.notes where note_id = ?", 1L);
    shop.as("authenticated", "select ctid from public.notes where note_id = ?", 1L);
    shop.as("postgres", "truncate public.notes");
    CommandRun run = shop.clients("--move", "public.notes=work.notes");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(FacadeClientsCommandIT.verdicts(run))
        .containsExactly(
            "truncate public.notes fails 42809 delete from public.notes where true; or truncate"
                + " work.notes, as a role that may");
    assertThat(run.out())
        .contains(
            "not judged: it may fail with 42703: a view has no system columns",
            "not judged: it has no form that every facade fails at");
  }

  @Test
  void where_the_facade_stands_already_it_is_asked_itself() throws SQLException {
    shop.asMigrationRole(
        """
        create schema moved;
        grant usage on schema moved to authenticated;
        create table moved.jobs (id bigint primary key, state text);
        create view public.jobs with (security_invoker = on) as
        select j.id, j.state from moved.jobs as j;
        grant select, insert, update on moved.jobs, public.jobs to authenticated;
        """);
    shop.as(
        "authenticated", "update public.jobs set state = ? where id = ? returning *", "done", 1L);
    shop.as("authenticated", "insert into jobs (id) values (?) on conflict do nothing", 1L);
    CommandRun run = shop.clients("--move", "public.jobs=moved.jobs");
    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    assertThat(run.out().lines().filter(line -> line.endsWith("  works, same plan"))).hasSize(2);
    shop.asMigrationRole(
        """
        drop view public.jobs;
        create view public.jobs with (security_invoker = on) as
        select j.id, upper(j.state) as state from moved.jobs as j;
        grant select, insert, update on public.jobs to authenticated;
        """);
    CommandRun broken = shop.clients("--move", "public.jobs=moved.jobs");
    assertThat(broken.exitCode()).isEqualTo(1);
    assertThat(broken.out()).contains("fails 0A000: ", "works, same plan");
  }

  /** The login may read all there is, and the sender lacks a grant on the facade. */
  @Test
  void what_a_login_may_is_not_taken_for_what_the_sender_may() throws SQLException {
    shop.asMigrationRole(
        """
        create schema done;
        grant usage on schema done to authenticated;
        create table done.trips (id bigint primary key);
        create view public.trips with (security_invoker = on) as select t.id from done.trips as t;
        grant select on done.trips, public.trips to authenticated;
        """);
    shop.as("authenticated", "select id from public.trips");
    shop.asMigrationRole("revoke select on public.trips from authenticated");
    shop.as(
        "postgres",
        "create role auditor login; grant pg_read_all_data, pg_read_all_stats to auditor;"
            + " grant usage on schema extensions to auditor");
    CommandRun run = shop.clientsAs("auditor", "--move", "public.trips=done.trips");
    CommandRun asSuperuser = shop.clients("--move", "public.trips=done.trips");
    assertThat(run.exitCode()).as(run.out()).isEqualTo(1);
    assertThat(run.out())
        .contains(
            "not judged: this login cannot become authenticated, and so not ask what authenticated"
                + " may\n  fix  log in as a superuser, or as a member of authenticated\n")
        .doesNotContain("works");
    assertThat(asSuperuser.out()).contains("fails 42501: ");
  }

  /** Its sender may not look names up in the new schema, so there is no plan to compare with. */
  @Test
  void a_function_that_reaches_the_table_is_no_success_without_a_second_plan() throws SQLException {
    shop.asMigrationRole(
        """
        create schema inner_court;
        create table inner_court.rooms (id bigint primary key);
        create view public.rooms with (security_invoker = on) as
        select t.id from inner_court.rooms as t;
        grant select on inner_court.rooms, public.rooms to authenticated;
        create function public.room_count() returns bigint language plpgsql as
        'begin return (select count(*) from public.rooms); end';
        """);
    shop.as("authenticated", "select id, public.room_count() from public.rooms");
    shop.as("authenticated", "select id from public.rooms");
    CommandRun run = shop.clients("--move", "public.rooms=inner_court.rooms");
    assertThat(run.out())
        .contains(
            "not judged: it can be planned, but it reaches public.rooms inside public.room_count,",
            "works; with the table's own name in it, it makes no plan to compare with (42501)");
  }

  /** Somebody is changing the view just now: that is no fault of the statement. */
  @Test
  void a_facade_that_is_locked_is_not_known_to_fail() throws SQLException {
    shop.asMigrationRole(
        """
        create schema shed;
        create table shed.tools (id bigint primary key);
        create view public.tools with (security_invoker = on) as select t.id from shed.tools as t;
        """);
    shop.as("postgres", "select id from public.tools");
    CommandRun run =
        shop.meanwhile(
            "alter view public.tools set (security_barrier = on)",
            () -> shop.clients("--move", "public.tools=shed.tools"));
    assertThat(run.exitCode()).as(run.out()).isEqualTo(1);
    assertThat(run.out())
        .contains("not judged: there was no answer (55P03: ")
        .contains("  fix  ask again when nobody has a lock on public.tools")
        .contains("0 fail, 1 not judged");
  }
}
