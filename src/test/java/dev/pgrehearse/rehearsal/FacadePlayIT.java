package dev.pgrehearse.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.pgrehearse.rehearsal.FacadePlay.Written;
import dev.pgrehearse.server.PrivilegeRegime;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import dev.pgrehearse.spec.Spec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each move of a system is planned on the catalog just before it, in the changelog's order. */
final class FacadePlayIT {

  private static final String LEGACY =
      """
      create table public.notes (note_id bigint primary key, title text default 'untitled');

      create table public."Tags" (tag text primary key);
      """;

  private static final String CHANGELOG =
      """
      --liquibase formatted sql logicalFilePath:shop.sql

      --changeset alice:010_app/10_schema labels:phase_1
      create schema app;
      --rollback drop schema app;

      --changeset alice:010_app/20_notes labels:phase_1
      alter table public.notes set schema app;
      --rollback alter table app.notes set schema public;

      --changeset alice:010_app/30_pinned labels:phase_1
      alter table public."Tags" add column colour text;
      --rollback alter table public."Tags" drop column colour;
      """;

  private static final String NOTES =
      "  - { changeset: 010_app/20_notes, table: public.notes, to: app.notes, because: Why. }\n";

  private static Server server;

  @TempDir private Path home;
  private TemporarySystem system;

  @BeforeAll
  static void start() {
    server = Servers.start(new ServerChoice.Embedded(ServerChoice.DEFAULT_VERSION));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void newSystem() throws IOException {
    system = new TemporarySystem(home).prelude(LEGACY).changelog("shop.sql", CHANGELOG);
  }

  @Test
  void a_move_is_written_from_the_catalog_before_it_and_played_on_in_place_of_its_file()
      throws IOException {
    List<Written> written = play(NOTES);
    assertThat(written).hasSize(1);
    assertThat(written.get(0).forward())
        .startsWith("-- Why.\n")
        .contains("alter table public.notes set schema app;")
        .contains("create view public.notes");
    assertThat(written.get(0).rollback()).contains("drop view public.notes;");
  }

  @Test
  void a_move_that_the_changelog_does_not_have_yet_comes_last_and_sees_what_came_before()
      throws IOException {
    String tags = "  - { changeset: 020_tags/10_tags, table: public.\"Tags\", to: app.tags }\n";
    List<Written> written = play(tags + NOTES);
    assertThat(written)
        .extracting(each -> each.changeset())
        .containsExactly("010_app/20_notes", "020_tags/10_tags");
    assertThat(written.get(1).forward())
        .contains("alter table public.\"Tags\"")
        .contains("t.colour");
    assertThat(FacadePlay.of(system.spec(), new Spec(home).facades("shop")).missing())
        .containsExactly("020_tags/10_tags");
  }

  @Test
  void columns_that_clients_see_otherwise_are_read_from_the_file() throws IOException {
    List<Written> written =
        play(
            """
              - changeset: 010_app/20_notes
                table: public.notes
                to: app.notes
                drops: { title: "'untitled'::text" }
                computes: { label: "'Note ' || t.note_id" }
                adds: { colour: text default 'red' not null }
            """);
    assertThat(written.get(0).refusals()).isEmpty();
    assertThat(written.get(0).forward())
        .contains(
            "alter table app.notes add column colour text default 'red' not null;",
            "alter table app.notes drop column title;",
            """
            select
                t.note_id,
                'untitled'::text as title,
                'Note ' || t.note_id as label
            from app.notes as t;
            """);
  }

  @Test
  void functions_are_written_behind_the_moves_of_their_pack_on_the_catalog_there()
      throws IOException {
    counting();
    List<Written> written = play(NOTES + "functions: [010_app/90_functions]\n");
    assertThat(written)
        .extracting(Written::changeset)
        .containsExactly("010_app/20_notes", "010_app/90_functions");
    assertThat(written.get(0).forward()).doesNotContain("counted");
    assertThat(written.get(0).rollback()).contains("pg_catalog.pg_locks");
    assertThat(written.get(1).forward())
        .contains("-- Its text names public.notes.", "as $$select count(*) from app.notes$$;");
    assertThat(written.get(1).rollback()).contains("as $$select count(*) from notes$$;");
  }

  @Test
  void functions_are_written_by_the_moves_of_a_pack_that_has_no_changeset_for_them()
      throws IOException {
    counting();
    assertThat(play(NOTES).get(0).forward()).contains("as $$select count(*) from app.notes$$;");
  }

  @Test
  void a_pack_that_no_function_names_needs_no_changeset_for_them() throws IOException {
    List<Written> written = play(NOTES + "functions: [010_app/90_functions]\n");

    assertThat(written.get(1).refusals())
        .singleElement()
        .satisfies(
            left -> {
              assertThat(left.message())
                  .isEqualTo("no function names a table of this pack any more");
              assertThat(left.fix()).contains("Take 010_app/90_functions out of functions");
            });
  }

  @Test
  void what_cannot_be_planned_is_said_and_the_rest_goes_on_without_it() throws IOException {
    String missing =
        "  - { changeset: 005_more/10_more, table: public.nothing, to: app.nothing }\n";
    List<Written> written = play(missing + NOTES + "guards: { packs: [005_more/00_guard] }\n");

    assertThat(written)
        .extracting(Written::changeset, Written::refused)
        .containsExactly(
            tuple("010_app/20_notes", false),
            tuple("005_more/10_more", true),
            tuple("005_more/00_guard", true));
    assertThat(written.get(1).refusals().get(0).message()).contains("public.nothing");
    assertThat(written.get(2).refusals().get(0).message())
        .isEqualTo(
            "1 of the pack's 1 moves could not be planned, and it has to ask for all of them");
  }

  @Test
  void a_guard_is_written_from_the_plans_of_its_pack_and_stops_with_its_own_code()
      throws IOException {
    List<Written> written = play(NOTES + "guards: { errcode: SH001, packs: [010_app/00_guard] }\n");

    assertThat(written.get(1).changeset()).isEqualTo("010_app/00_guard");
    assertThat(written.get(1).forward())
        .contains("'note_id', 'title default ''untitled''::text'", "errcode = 'SH001'");
  }

  /** A system with a function that names a table. */
  private void counting() throws IOException {
    system =
        new TemporarySystem(home)
            .prelude(
                LEGACY
                    + """
                    create function public.counted() returns bigint language sql
                    as 'select count(*) from notes';
                    """)
            .changelog("shop.sql", CHANGELOG);
  }

  private List<Written> play(String moves) throws IOException {
    system.beside("facades.yaml", "moves:\n" + moves);
    return FacadePlay.of(system.spec(), new Spec(home).facades("shop"))
        .run(server, PrivilegeRegime.CLOSED, TemporarySystem.SILENT);
  }
}
