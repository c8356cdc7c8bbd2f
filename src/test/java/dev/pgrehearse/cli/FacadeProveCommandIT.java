package dev.pgrehearse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command, on a small system of its own that moves one table behind a facade. */
final class FacadeProveCommandIT {

  private static final String HOME = "pgrehearse.home";

  @TempDir private Path home;
  private String before;

  @BeforeEach
  void system() throws IOException {
    write(
        "verification/shop/legacy.sql",
        """
        create table public.notes (
            note_id bigint generated always as identity primary key,
            owner_id uuid not null,
            title text not null default 'untitled'
        );
        alter table public.notes enable row level security;
        create policy select_own on public.notes for select to authenticated
        using (owner_id = (select auth.uid()));
        create policy insert_own on public.notes for insert to authenticated
        with check (owner_id = (select auth.uid()));
        revoke all on public.notes from public, anon, authenticated, service_role;
        grant select, insert on public.notes to authenticated;
        """);
    write(
        "verification/shop/fixtures.sql",
        """
        insert into public.notes (owner_id)
        values
            ('00000000-0000-0000-0000-00000000a11c'),
            ('00000000-0000-0000-0000-000000000b0b');
        """);
    write(
        "verification/shop/rehearsal.yaml",
        """
        title: a shop
        changelog: shop.sql
        legacy: legacy.sql
        fixtures: fixtures.sql
        identities:
          anon: { role: anon }
          alice: { role: authenticated, claims: { sub: 00000000-0000-0000-0000-00000000a11c } }
          bob: { role: authenticated, claims: { sub: 00000000-0000-0000-0000-000000000b0b } }
        """);
    changelog("(security_invoker = on)");
    before = System.setProperty(HOME, home.toString());
    Files.createDirectories(home.resolve("target"));
    Files.createSymbolicLink(home.resolve("target/postgres"), Path.of(before, "target/postgres"));
  }

  @AfterEach
  void restore() throws IOException {
    Files.delete(home.resolve("target/postgres"));
    System.setProperty(HOME, before);
  }

  private void changelog(String options) throws IOException {
    write(
        "shop.sql",
        """
        --liquibase formatted sql logicalFilePath:shop.sql

        --changeset alice:010_move labels:phase_1
        create schema work;
        grant usage on schema work to authenticated;
        alter table public.notes set schema work;
        create view public.notes with %s as
        select t.note_id, t.owner_id, t.title from work.notes as t;
        alter view public.notes alter column title set default 'untitled';
        revoke all on public.notes from public, anon, authenticated, service_role;
        grant select, insert on public.notes to authenticated;
        --rollback drop view public.notes;
        """
            .formatted(options));
  }

  private void write(String name, String text) throws IOException {
    Path file = home.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  @Test
  void a_right_facade_is_proved_and_the_table_of_what_works_is_written() throws IOException {
    Path table = home.resolve("compatibility.md");
    CommandRun run =
        CommandRun.of(
            "facade",
            "prove",
            "shop",
            "--form",
            "select",
            "--form",
            "insert-returning",
            "--form",
            "prepared-across-the-move",
            "--table",
            table.toString(),
            "--report",
            home.resolve("report").toString());
    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    assertThat(run.out()).contains("shop: 1 facades, ", " statements compared, 0 differ, seed 1, ");
    assertThat(run.err()).contains("public.notes\n", "statements held across the move\n");
    assertThat(Files.readString(home.resolve("report/report.html")))
        .contains(
            ">CLEAN as far as was looked</strong>",
            "1 facades, ",
            "prepared-across-the-move</td>\n<td><span class=\"chip own\">same</span>");
    assertThat(Files.readString(table))
        .isEqualTo(
            """
            | statement form | passthrough |
            |---|---|
            | insert-returning | same |
            | prepared-across-the-move | same |
            | select | same |
            """);
  }

  @Test
  void a_facade_that_forgets_security_invoker_is_a_finding() throws IOException {
    changelog("(security_invoker = off)");
    CommandRun run = CommandRun.of("facade", "prove", "shop", "--form", "select", "--quiet");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains(
            """
            error  facade-differs
              public.notes: select is not as it was on the table, for alice, bob
                as alice  select * from public.notes
                before 1 row (1, 00000000-0000-0000-0000-00000000a11c, untitled)
                after 2 rows
            """);
  }

  @Test
  void a_form_that_does_not_exist_is_wrong_usage() {
    CommandRun run = CommandRun.of("facade", "prove", "shop", "--form", "nosuch");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .startsWith("pgrehearse: --form nosuch: there is no such form of statement; there are ");
  }

  @Test
  void a_facade_that_is_none_is_named_with_those_that_are() {
    CommandRun run =
        CommandRun.of("facade", "prove", "shop", "--facade", "public.nosuch", "--quiet");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .isEqualTo(
            "pgrehearse: public.nosuch is no facade: no view of this name was a table before;"
                + " the facades are public.notes\n");
  }

  @Test
  void a_changeset_that_does_not_apply_is_named() throws IOException {
    changelog("(no_such_option = on)");
    CommandRun run = CommandRun.of("facade", "prove", "shop", "--quiet");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .startsWith("pgrehearse: shop.sql:")
        .contains("a changeset does not apply, and what was asked for comes after it: ");
  }

  @Test
  void help_ends_with_two_worked_examples() {
    String out = CommandRun.of("facade", "prove", "--help").out();
    String examples = out.substring(out.indexOf("Examples:"));
    assertThat(examples.lines().filter(line -> line.startsWith("  pgrehearse "))).hasSize(2);
  }
}
