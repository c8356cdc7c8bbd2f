package dev.pgrehearse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Statements that lose something by the move though their plan, or their text, does not say so. */
final class FacadeClientsReachIT {

  private static final String HOME = "pgrehearse.home";

  private static RecordedShop shop;

  @TempDir private Path home;
  private String before;

  @BeforeAll
  static void start() throws IOException, SQLException {
    shop = RecordedShop.on(17);
  }

  @AfterAll
  static void stop() throws IOException {
    shop.close();
  }

  @BeforeEach
  void system() throws IOException, SQLException {
    RecordedShop.write(home, RecordedShop.CHANGELOG.formatted("on"));
    before = System.setProperty(HOME, home.toString());
    Files.createDirectories(home.resolve("target"));
    Files.createSymbolicLink(home.resolve("target/postgres"), Path.of(before, "target/postgres"));
    shop.forget();
  }

  @AfterEach
  void restore() throws IOException {
    Files.delete(home.resolve("target/postgres"));
    System.setProperty(HOME, before);
  }

  /** Postgres refuses it only when the rows come, so a copy that is called off tells nothing. */
  @Test
  void a_copy_into_a_facade_fails_whatever_its_format() throws SQLException {
    shop.copyIn("copy public.notes (owner_id) from stdin");
    shop.copyIn("copy public.notes (title, owner_id) from stdin with (format csv)");
    shop.copyIn(
        "copy public.notes (made_at, owner_id) from stdin (format binary)",
        "PGCOPY\n\377\r\n\0\0\0\0\0\0\0\0\0\377\377".getBytes(StandardCharsets.ISO_8859_1));
    shop.copyIn("copy public.tags (name) from stdin");
    CommandRun run = shop.clients("shop");
    assertThat(FacadeClientsCommandIT.verdicts(run))
        .as(run.out())
        .hasSize(3)
        .containsOnly(
            "copy public.notes fails 42809 copy (select … from public.notes) to …; to copy into it,"
                + " use work.notes or --triggers");
    assertThat(run.out()).contains("copy public.tags (name) from stdin ").contains("as tried");
  }

  /**
   * A sequence has no view that stays behind, and which one a function looks up is not recorded.
   */
  @Test
  void a_sequence_that_leaves_with_its_table_is_missed() throws SQLException {
    shop.as("postgres", "select last_value from public.notes_note_id_seq");
    shop.as("postgres", "select is_called from notes_note_id_seq");
    shop.as("postgres", "select nextval('public.notes_note_id_seq')");
    shop.as("postgres", "select setval(pg_get_serial_sequence('public.notes', 'note_id'), 50)");
    shop.as(
        "postgres",
        "insert into public.tags (name, uses) values ('z', nextval('public.notes_note_id_seq'))");
    CommandRun run = shop.clients("shop");
    assertThat(FacadeClientsCommandIT.verdicts(run))
        .as(run.out())
        .containsExactlyInAnyOrder(
            "select last_value fails 42P01 write work.notes_note_id_seq, which is where"
                + " public.notes_note_id_seq goes with its table",
            "select is_called fails 42P01 write work.notes_note_id_seq, which is where"
                + " public.notes_note_id_seq goes with its table");
    assertThat(run.out())
        .contains(
            "not judged: the sequence in nextval is not recorded, and public.notes_note_id_seq is"
                + " work.notes_note_id_seq after the move",
            "not judged: pg_get_serial_sequence gives null for a view, and ",
            "5 statements: 0 work");
    CommandRun typed = shop.clients("--move", "public.notes=work.notes");
    assertThat(FacadeClientsCommandIT.verdicts(typed)).as(typed.out()).hasSize(2);
    assertThat(typed.exitCode()).isEqualTo(1);
  }

  @Test
  void a_function_that_calls_one_whose_body_names_the_table_reaches_it() throws SQLException {
    shop.asMigrationRole(
        """
        create function public.outer_count() returns bigint language plpgsql as
        'begin return note_count(); end';
        create procedure public.tidy() language plpgsql as
        'begin perform public.outer_count(); end';
        """);
    shop.as("postgres", "select public.outer_count()");
    shop.as("postgres", "call public.tidy()");
    shop.as("postgres", "do $x$ begin perform from public.notes; end $x$");
    shop.as("postgres", "do 'begin perform public.note_count(); end'");
    CommandRun run = shop.clients("shop");
    shop.asMigrationRole("drop function public.outer_count(); drop procedure public.tidy()");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .contains(
            "not judged: it reaches public.notes inside public.outer_count, whose",
            "not judged: it reaches public.notes inside public.tidy, whose",
            "not judged: it reaches public.notes inside public.note_count, whose",
            "not judged: do makes no plan that could be compared",
            "4 statements: 0 work");
  }

  @Test
  void what_reads_the_table_through_a_view_that_legacy_sql_lacks_is_not_passed_over()
      throws SQLException {
    shop.asMigrationRole("create view public.headings as select t.title from public.titles as t");
    shop.as("postgres", "select title from headings");
    shop.as("postgres", "select title from public.notes");
    CommandRun run = shop.clients("shop");
    shop.asMigrationRole("drop view public.headings");
    assertThat(run.exitCode()).as(run.out()).isEqualTo(1);
    assertThat(run.out())
        .contains(
            "not judged: it uses public.headings, which reads public.notes, and does not work on the"
                + " throwaway server (42P01: ")
        .contains("2 statements: 1 work, 0 of them by another plan, 0 fail, 1 not judged");
  }

  @Test
  void what_a_constant_stood_for_is_no_matter_of_legacy_sql() throws SQLException {
    shop.as("postgres", "select extract(year from made_at) from public.notes");
    shop.as(
        "postgres",
        "select 1 from public.notes where made_at > timestamp with time zone '2020-01-01 00:00Z'");
    shop.as("postgres", "select title from public.notes, generate_series(1, 2)");
    assertThat(shop.clients("shop").out())
        .contains("(42725: ", "3 statements: 2 work, 0 of them by another plan, 0 fail, 1 not")
        .contains(
            "fix  its constants are not recorded, and without them it is other SQL; record the call"
                + " in verification/<system>/clients/ and run facade prove");
  }

  /** The role's own path, and one that its session has set, which is not recorded. */
  @Test
  void an_unqualified_name_is_looked_up_where_its_sender_looks() throws IOException, SQLException {
    String stall = "create schema stall; create table stall.carts (id bigint primary key);";
    Files.writeString(home.resolve("verification/shop/legacy.sql"), stall);
    Files.writeString(home.resolve("verification/shop/fixtures.sql"), "select 1");
    Files.writeString(
        home.resolve("verification/shop/facades.yaml"),
        "moves: [{ changeset: 010_move/10_carts, table: stall.carts, to: work.carts }]");
    Files.writeString(
        home.resolve("shop.sql"),
        """
        --liquibase formatted sql logicalFilePath:shop.sql

        --changeset alice:010_move/10_carts labels:phase_1
        create schema work;
        alter table stall.carts set schema work;
        create view stall.carts with (security_invoker = on) as select t.id from work.carts as t;
        --rollback drop view stall.carts;
        """);
    shop.asMigrationRole(stall + " grant usage on schema stall to public");
    shop.asMigrationRole("grant all on stall.carts to public");
    shop.as("postgres", "alter role outsider set search_path = stall, public");
    shop.asLogin("outsider", "select id from carts where id = 3");
    shop.asLogin("outsider", "select id, xmin from carts");
    shop.asLogin("postgres", "set search_path = stall", "select count(id) from carts");
    CommandRun run = shop.clients("shop");
    CommandRun typed = shop.clients("--move", "stall.carts=work.carts");
    shop.as("postgres", "alter role outsider reset search_path");
    shop.asMigrationRole("drop table stall.carts; drop schema stall");
    assertThat(run.out())
        .contains("select count(id) from carts  ", "works, same plan", "fails 42703: ")
        .contains("3 statements: 2 work, 0 of them by another plan, 1 fail, 0 not judged");
    assertThat(typed.out()).contains("3 statements: 0 work, 0 of them by another plan, 0 fail, 3");
  }

  /** Without a key it can be planned on a view, and the trigger's own insert raises. */
  @Test
  void an_insert_that_passes_over_what_is_there_is_no_success_behind_triggers()
      throws SQLException {
    shop.as("postgres", "insert into public.tags (name) values ('new') on conflict do nothing");
    shop.as("postgres", "insert into tags (name) values ('other')");
    shop.as(
        "postgres",
        "insert into notes (note_id, owner_id) select 1, ?::uuid on conflict do nothing",
        RecordedShop.ALICE);
    CommandRun run = shop.clients("shop");
    assertThat(run.exitCode()).as(run.out()).isEqualTo(1);
    assertThat(run.out())
        .contains(
            "for a row that is there already it may raise 23505\n  fix  a facade with INSTEAD OF"
                + " triggers has no key that on conflict could name; leave --triggers out of its plan,"
                + " or insert into work.tags\n")
        .contains("3 statements: 2 work, 1 of them by another plan, 0 fail, 1 not judged");
  }

  /** A constraint is looked up in the schemas of the path, and leaves them with its table. */
  @Test
  void a_constraint_that_is_set_by_its_name_leaves_with_its_table()
      throws IOException, SQLException {
    String deferrable =
        "alter table public.notes add constraint notes_title_key unique (title) deferrable";
    Path legacy = home.resolve("verification/shop/legacy.sql");
    Files.writeString(legacy, Files.readString(legacy) + deferrable);
    shop.asMigrationRole(deferrable);
    shop.as("postgres", "set constraints notes_title_key deferred");
    shop.as("postgres", "set constraints public.notes_title_key immediate");
    shop.as("postgres", "set constraints all deferred");
    CommandRun run = shop.clients("shop");
    shop.asMigrationRole("alter table public.notes drop constraint notes_title_key");
    assertThat(run.out().lines().filter(line -> line.contains("  fails 42704: "))).hasSize(2);
    assertThat(run.out())
        .contains(
            "fix  constraints go with their table: write the schema where it is then, or set constraints"
                + " all",
            "2 statements: 0 work");
  }

  /** What a client makes for its session only is no migration. */
  @Test
  void a_temporary_table_like_the_table_is_no_migration() throws SQLException {
    shop.as("postgres", "create temp table stage (like public.notes including all)");
    shop.as("postgres", "create temporary table copied as select title from public.notes");
    shop.as("postgres", "vacuum notes");
    shop.as("postgres", "reindex table notes");
    CommandRun run = shop.clients("shop");
    assertThat(run.exitCode()).as(run.out()).isEqualTo(1);
    assertThat(run.out())
        .contains("not judged: create makes no plan that could be compared")
        .contains("not judged: vacuum makes no plan", "not judged: reindex makes no plan")
        .contains("4 statements: 1 work")
        .doesNotContain("not looked at");
  }

  /** A superuser may see all texts, so no other login helps. */
  @Test
  void a_text_that_is_lost_is_not_hidden() throws IOException, SQLException {
    shop.as("postgres", "select title from public.notes");
    shop.loseTexts();
    CommandRun run = shop.clients("shop");
    shop.findTexts();
    assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(1);
    assertThat(run.out())
        .contains(
            "(lost)",
            "not judged: pg_stat_statements has lost its text",
            "  fix  select pg_stat_statements_reset() and ask again after a day of traffic",
            "not looked at  statements that were sent to the tables: pg_stat_statements has lost some"
                + " of their texts")
        .doesNotContain("pg_read_all_stats");
  }
}
