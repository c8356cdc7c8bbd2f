package dev.pgrehearse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The throwaway server is of the version that the statements were sent to. */
final class FacadeClientsOn15IT {

  private static final String HOME = "pgrehearse.home";

  @Test
  void a_merge_fails_and_an_insert_does_not(@TempDir Path home) throws IOException, SQLException {
    RecordedShop.write(home, RecordedShop.CHANGELOG.formatted("on"));
    String before = System.setProperty(HOME, home.toString());
    Files.createDirectories(home.resolve("target"));
    Path programs = home.resolve("target/postgres");
    Files.createSymbolicLink(programs, Path.of(before, "target/postgres"));
    try (RecordedShop shop = RecordedShop.on(15)) {
      shop.forget();
      shop.as(
          "postgres",
          """
          merge into public.notes as n using (values (?::bigint)) as v (id) on n.note_id = v.id
          when matched then delete""",
          1L);
      shop.as(
          "authenticated",
          "insert into public.notes (owner_id) values (?::uuid) returning note_id, made_at",
          RecordedShop.ALICE);
      CommandRun run = shop.clients("shop");
      assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(1);
      assertThat(run.out())
          .contains("  fails 0A000: ", "\n  fix  insert … on conflict, or merge into work.notes\n")
          .contains("  works, same plan\n")
          .contains(
              "2 statements: 1 work, 0 of them by another plan, 1 fail, 0 not judged; planned")
          .contains(" on Postgres 15.");
      shop.forget();
      shop.as("postgres", "select * from public.notes where note_id = ?", 1L);
      shop.as("postgres", "select note_id, title from public.notes where note_id = ?", 1L);
      RecordedShop.write(
          home,
          RecordedShop.CHANGELOG.formatted("on").replace(", t.title, t.made_at", ", t.title"));
      assertThat(shop.clients("shop").out())
          .contains("works, another plan (columns of other types or in another number)")
          .contains("2 statements: 2 work, 1 of them by another plan, 0 fail, 0 not judged");
    } finally {
      Files.delete(programs);
      System.setProperty(HOME, before);
    }
  }

  /** Text from a session with other rules for strings must not become statements of their own. */
  @Test
  void a_recorded_string_stays_a_string_where_backslashes_escape()
      throws IOException, SQLException {
    try (RecordedShop shop = RecordedShop.on(15)) {
      shop.asMigrationRole(
          """
          create schema moved;
          create table moved.jobs (id bigint primary key, state text);
          create view public.jobs with (security_invoker = on) as
          select j.id, j.state from moved.jobs as j;
          """);
      shop.as(
          "postgres",
          """
          do $$ begin
              execute format(
                  'alter database %I set standard_conforming_strings = off', current_database());
          end $$""");
      shop.asLogin(
          "postgres",
          "set standard_conforming_strings = on",
          "begin",
          "declare c cursor for select id from public.jobs"
              + " where state = 'a\\'' ; commit; drop view public.titles; --'",
          "commit");
      CommandRun run = shop.clients("--move", "public.jobs=moved.jobs");
      assertThat(run.out()).contains("works, same plan");
      shop.as("postgres", "select from public.titles");
    }
  }
}
