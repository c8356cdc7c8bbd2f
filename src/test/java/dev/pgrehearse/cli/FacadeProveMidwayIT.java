package dev.pgrehearse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A changelog in which tables are made and altered before they leave, and between: a facade is held
 * against its table as it was just before that.
 */
final class FacadeProveMidwayIT {

  private static final String HOME = "pgrehearse.home";

  private static final String OPEN =
      """
      alter table public.%1$s enable row level security;
      create policy all_own on public.%1$s to authenticated
      using (owner_id = (select auth.uid())) with check (owner_id = (select auth.uid()));
      revoke all on public.%1$s from public, anon, authenticated, service_role;
      grant select, insert, update, delete on public.%1$s to authenticated;
      """;

  private static final String ROWS =
      """
      insert into public.%s (owner_id, title)
      values
          ('00000000-0000-0000-0000-00000000a11c', 'one'),
          ('00000000-0000-0000-0000-000000000b0b', 'two');
      """;

  private static final String ALL = "t.id, t.owner_id, t.title, t.priority";

  @TempDir private Path home;
  private String before;

  @BeforeEach
  void system() throws IOException {
    write("verification/shop/legacy.sql", table("notes") + OPEN.formatted("notes"));
    write("verification/shop/fixtures.sql", ROWS.formatted("notes"));
    write("verification/shop/topics.sql", ROWS.formatted("topics"));
    write(
        "verification/shop/rehearsal.yaml",
        """
        title: a shop
        changelog: shop.sql
        legacy: legacy.sql
        fixtures: fixtures.sql
        phase_fixtures: { phase_1: topics.sql }
        identities:
          alice: { role: authenticated, claims: { sub: 00000000-0000-0000-0000-00000000a11c } }
          bob: { role: authenticated, claims: { sub: 00000000-0000-0000-0000-000000000b0b } }
        """);
    before = System.setProperty(HOME, home.toString());
    Files.createDirectories(home.resolve("target"));
    Files.createSymbolicLink(home.resolve("target/postgres"), Path.of(before, "target/postgres"));
  }

  @AfterEach
  void restore() throws IOException {
    Files.delete(home.resolve("target/postgres"));
    System.setProperty(HOME, before);
  }

  private static String table(String name) {
    return """
        create table public.%s (
            id bigint generated always as identity primary key,
            owner_id uuid not null,
            title text not null default 'untitled'
        );
        """
        .formatted(name);
  }

  private static String priority(String table) {
    return "alter table public.%s add column priority integer not null default 3;\n"
        .formatted(table);
  }

  private static String move(String table, String columns) {
    return """
        alter table public.%1$s set schema work;
        create view public.%1$s with (security_invoker = on) as
        select %2$s from work.%1$s as t;
        alter view public.%1$s alter column title set default 'untitled';
        alter view public.%1$s alter column priority set default 3;
        revoke all on public.%1$s from public, anon, authenticated, service_role;
        grant select, insert, update, delete on public.%1$s to authenticated;
        """
        .formatted(table, columns);
  }

  private void changelog(String first, String topics, String tags) throws IOException {
    write(
        "shop.sql",
        "--liquibase formatted sql logicalFilePath:shop.sql\n"
            + changeset("010_made", "phase_1", first + table("topics") + OPEN.formatted("topics"))
            + changeset("020_altered", "phase_1", priority("notes") + priority("topics"))
            + changeset(
                "030_notes",
                "phase_2",
                "create schema work;\ngrant usage on schema work to authenticated;\n"
                    + move("notes", ALL))
            + changeset(
                "040_between",
                "phase_2",
                table("tags") + OPEN.formatted("tags") + ROWS.formatted("tags") + priority("tags"))
            + changeset("050_topics", "phase_2", move("topics", topics))
            + changeset("060_tags", "phase_2", move("tags", tags)));
  }

  private static String changeset(String id, String phase, String sql) {
    return "\n--changeset alice:%s labels:%s\n%s--rollback select 1;\n".formatted(id, phase, sql);
  }

  private void write(String name, String text) throws IOException {
    Path file = home.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static CommandRun prove(String... more) {
    List<String> words = new ArrayList<>(List.of("facade", "prove", "shop"));
    for (String form :
        List.of(
            "select",
            "select-whole-row",
            "insert-returning",
            "insert-some-columns",
            "update-each-column",
            "delete",
            "two-sessions-update",
            "prepared-across-the-move")) {
      words.addAll(List.of("--form", form));
    }
    words.addAll(List.of(more));
    return CommandRun.of(words.toArray(String[]::new));
  }

  @Test
  void a_table_is_compared_as_it_was_just_before_it_left() throws IOException {
    changelog("", ALL, ALL);
    CommandRun run = prove();
    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    assertThat(run.out()).contains("shop: 3 facades, ", " statements compared, 0 differ, ");
    CommandRun kept = prove();
    assertThat(kept.exitCode()).as(kept.out() + kept.err()).isZero();
    assertThat(kept.out()).contains("shop: 3 facades, ", " statements compared, 0 differ, ");
  }

  @Test
  void a_wrong_move_of_a_table_that_the_changelog_made_is_a_finding() throws IOException {
    changelog("", "t.id, t.owner_id, t.title, t.priority + 1 as priority", ALL);
    CommandRun run = prove("--quiet");
    assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(1);
    assertThat(run.out())
        .contains("public.topics: select is not as it was on the table, for alice, bob")
        .doesNotContain("public.notes: ", "public.tags: ");
  }

  @Test
  void so_is_one_of_a_table_that_was_made_after_the_first_move() throws IOException {
    changelog("", ALL, "t.id, t.owner_id, upper(t.title) as title, t.priority");
    CommandRun run = prove("--quiet");
    assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(1);
    assertThat(run.out())
        .contains("public.tags: select is not as it was on the table, for alice, bob")
        .doesNotContain("public.notes: ", "public.topics: ");
  }

  /** The changelog cannot be played twice on one server then. */
  @Test
  void a_changelog_that_makes_a_role_is_proved_likewise() throws IOException {
    changelog("create role shop_reader;\n", ALL, ALL);
    CommandRun run = prove();
    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    assertThat(run.out()).contains("shop: 3 facades, ", " statements compared, 0 differ, ");
  }
}
