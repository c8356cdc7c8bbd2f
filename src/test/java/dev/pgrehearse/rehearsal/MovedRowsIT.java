package dev.pgrehearse.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that are written after their table has moved are looked for where it came from. */
final class MovedRowsIT {

  private static final String MOVE =
      """
      --liquibase formatted sql logicalFilePath:shop.sql

      --changeset alice:010_move splitStatements:false
      set local lock_timeout = '2s';
      create schema app;
      create table app.notes_backup (like public.notes including all);
      insert into app.notes_backup select note_id, title from public.notes;
      alter table public.notes set schema app;
      create view public.notes with (security_invoker = on) as
      select n.note_id, n.title from app.notes as n;
      revoke all on public.notes from public, anon, authenticated, service_role;
      --rollback set local lock_timeout = '2s';
      --rollback drop view public.notes;
      --rollback alter table app.notes set schema public;
      --rollback %s
      --rollback drop table app.notes_backup;
      --rollback drop schema app;
      """;

  private static Server server;

  @TempDir private Path home;

  @BeforeAll
  static void start() {
    server = Servers.start(new ServerChoice.Embedded(ServerChoice.DEFAULT_VERSION));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void a_way_back_that_puts_the_backup_in_place_loses_what_was_written_since() throws IOException {
    String restore =
        "delete from public.notes where note_id not in (select note_id from app.notes_backup);";
    assertThat(rehearsed(restore).findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.rule()).isEqualTo("rollback-loses-rows");
              assertThat(finding.message()).contains("public.notes");
            });
  }

  @Test
  void a_way_back_that_moves_the_table_keeps_them_and_discards_nothing() throws IOException {
    RehearsalResult result = rehearsed("select 1;");
    assertThat(TemporarySystem.inWords(result.findings())).isEmpty();
    assertThat(result.rowsWritten()).isPositive();
    assertThat(result.changesets()).allMatch(played -> played.discards().isEmpty());
  }

  @Test
  void a_table_that_the_changelog_itself_has_made_is_followed_too() throws IOException {
    RehearsalResult result =
        played(
            """
            --changeset alice:010_notes
            create table public.notes (note_id integer primary key, title text);
            insert into public.notes values (1, 'first'), (2, 'second');
            revoke all on public.notes from public, anon, authenticated, service_role;
            --rollback drop table public.notes;

            --changeset alice:020_move
            create schema app;
            create table app.notes_backup (like public.notes including all);
            insert into app.notes_backup select note_id, title from public.notes;
            alter table public.notes set schema app;
            --rollback alter table app.notes set schema public;
            --rollback delete from public.notes where note_id not in (select note_id from app.notes_backup);
            --rollback drop table app.notes_backup;
            --rollback drop schema app;
            """);
    assertThat(result.findings())
        .extracting(finding -> finding.rule() + " " + finding.changeset())
        .contains("rollback-loses-rows 020_move");
  }

  @Test
  void a_partitioned_table_that_the_changelog_itself_has_made_gets_rows() throws IOException {
    RehearsalResult result =
        played(
            """
            --changeset alice:010_events
            create table public.events (id bigint generated always as identity, at date, primary key (id, at)) partition by range (at);
            create table public.events_2024 partition of public.events for values from ('2024-01-01') to ('2025-01-01');
            revoke all on public.events, public.events_2024 from public, anon, authenticated, service_role;
            --rollback drop table public.events;

            --changeset alice:020_rows
            insert into public.events (at) values ('2024-05-01');
            --rollback delete from public.events;
            """);
    assertThat(result.findings())
        .extracting(finding -> finding.rule() + " " + finding.changeset())
        .contains("rollback-loses-rows 020_rows");
  }

  private RehearsalResult played(String changesets) throws IOException {
    return new TemporarySystem(home)
        .changelog(
            "shop.sql", "--liquibase formatted sql logicalFilePath:shop.sql\n\n" + changesets)
        .rehearse(server);
  }

  private RehearsalResult rehearsed(String restore) throws IOException {
    return new TemporarySystem(home)
        .prelude(
            """
            create table public.notes (note_id integer primary key, title text);
            revoke all on public.notes from public, anon, authenticated, service_role;
            """)
        .fixtures("insert into public.notes values (1, 'first'), (2, 'second');")
        .changelog("shop.sql", MOVE.formatted(restore))
        .rehearse(server);
  }
}
