package dev.pgrehearse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.cli.UserRepository.Answer;
import dev.pgrehearse.server.ExistingServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the queries of a user's own system cost: on throwaway databases, and on a live one. */
final class BaselineCommandIT {

  private static final String SHOP =
      """
      create table public.notes (id bigint primary key, owner uuid not null, kind integer not null);
      alter table public.notes enable row level security;
      create index notes_kind_idx on public.notes (kind);
      create policy own on public.notes for select to authenticated
          using (owner = (select auth.uid()));
      grant select, insert on public.notes to authenticated, service_role;
      """;

  private static final String ROWS =
      """
      insert into public.notes (id, owner, kind)
      select n, format('00000000-0000-0000-0000-0000000000%s', lpad((n % 50)::text, 2, '0'))::uuid,
          n % 200
      from generate_series(1, current_setting('rehearsal.rows')::int) as n;
      """;

  private static final String QUERIES =
      """
      queries:
        - name: notes_of_a_kind
          because: Everybody's first page shows them.
          as: service
          sql: select * from public.notes where kind = $1
          parameters: ["7"]
        - name: own_notes
          because: The second page shows them.
          as: alice
          sql: select * from public.notes
        - name: note_written
          because: All day long.
          as: service
          sql: insert into public.notes values (-1, '00000000-0000-0000-0000-000000000001', 3)
      """;

  private static ExistingServer live;

  @TempDir private Path folder;

  @BeforeAll
  static void start() throws SQLException, IOException {
    live = ExistingServer.start(17);
    live.execute(
        "create role authenticated",
        "create role service_role bypassrls",
        "create schema auth",
        """
        create function auth.uid() returns uuid language sql stable
        as $$ select (nullif(current_setting('request.jwt.claims', true), '')::json ->> 'sub')::uuid $$""",
        "grant usage on schema auth to authenticated, service_role",
        SHOP,
        "set rehearsal.rows = '5000'; " + ROWS,
        "vacuum analyze public.notes");
  }

  @AfterAll
  static void stop() {
    live.close();
  }

  @Test
  void what_is_kept_is_held_against_the_next_change() throws Exception {
    UserRepository shop = shop();

    Answer captured = shop.call("baseline", "capture", "shop", "--quiet");
    assertThat(captured.exitCode()).as(captured.all()).isZero();
    String kept = Files.readString(shop.path("baselines/shop.json"));
    assertThat(kept).contains("\"notes_of_a_kind\"", "Index Scan using notes_kind_idx");

    assertThat(shop.call("baseline", "compare", "shop", "--quiet").out())
        .contains("every query costs what it did, by the same plan", "CLEAN");

    shop.replace(
            "shop.sql",
            "comment on table public.notes is 'Notes.'",
            "drop index public.notes_kind_idx")
        .replace(
            "shop.sql",
            "comment on table public.notes is null",
            "create index notes_kind_idx on public.notes (kind)");
    Answer worse = shop.call("baseline", "compare", "shop", "--quiet");
    assertThat(worse.exitCode()).isEqualTo(1);
    assertThat(worse.out())
        .contains(
            "worse  notes_of_a_kind, after the migration",
            "  rows read: 5,000 now, and it was 25",
            "  the index notes_kind_idx is used no longer",
            "error  baseline-exceeded  verification/shop/baselines.yaml:2");
    assertThat(shop.call("rehearse", "shop", "--quiet").all()).contains("baseline-exceeded");
    assertThat(Files.readString(shop.path("baselines/shop.json"))).isEqualTo(kept);
  }

  @Test
  void a_live_database_is_only_read() throws Exception {
    UserRepository shop = shop();
    var before = live.inventory();

    Answer captured = shop.call("baseline", "capture", "shop", "--url", live.url());

    assertThat(captured.exitCode()).as(captured.all()).isZero();
    assertThat(captured.out())
        .contains(
            "not measured  what note_written costs: it writes, and this database is only read");
    Path kept;
    try (Stream<Path> files = Files.list(shop.path("baselines"))) {
      kept = files.toList().get(0);
    }
    assertThat(kept.getFileName().toString())
        .matches("shop\\.pre-migration-\\d{4}-\\d\\d-\\d\\d\\.json");
    assertThat(live.inventory()).isEqualTo(before);

    Answer same =
        shop.call("baseline", "compare", "shop", "--url", live.url(), "--with", kept.toString());
    assertThat(same.exitCode()).as(same.all()).isZero();

    live.execute("drop index public.notes_kind_idx");
    Answer dearer =
        shop.call("baseline", "compare", "shop", "--url", live.url(), "--with", kept.toString());
    live.execute("create index notes_kind_idx on public.notes (kind)");
    assertThat(dearer.exitCode()).isEqualTo(1);
    assertThat(dearer.out()).contains("error  query-dearer", "rows read: 5,000 now, and it was 25");
  }

  @Test
  void what_cannot_be_measured_is_said_with_what_to_do() throws Exception {
    UserRepository shop = shop();
    assertThat(shop.call("baseline", "compare", "shop").err())
        .contains(
            "there is no baselines/shop.json to compare with; ./pgrehearse baseline capture shop");

    shop.write("baselines/shop.json", "{\n  \"server\": 17,\n  \"rows\": \"many\"\n}\n");
    Answer broken = shop.call("baseline", "compare", "shop");
    assertThat(broken.exitCode()).isEqualTo(2);
    assertThat(broken.err())
        .contains("baselines/shop.json:3: this is no baseline that pgrehearse has written");

    Files.delete(shop.path("baselines/shop.json"));
    shop.replace("verification/shop/baselines.yaml", "as: alice", "as: alice\n    at: before");
    assertThat(shop.call("rehearse", "shop", "--quiet").out())
        .contains("not checked  what these cost before the migration: own_notes: ");
    shop.replace(
        "verification/shop/rehearsal.yaml", "volume: { file: volume.sql, rows: 5000 }\n", "");
    assertThat(shop.call("rehearse", "shop", "--quiet").out())
        .contains("not checked  what queries cost: rehearsal.yaml has no 'volume'");
    shop.replace(
            "verification/shop/rehearsal.yaml",
            "legacy: legacy.sql\n",
            "legacy: legacy.sql\nvolume: { file: volume.sql, rows: 5000 }\n")
        .replace("verification/shop/baselines.yaml", "as: alice", "as: alicia");
    assertThat(shop.call("baseline", "capture", "shop").err())
        .contains("verification/shop/baselines.yaml:9: unknown identity 'alicia'; known: alice,");
  }

  private UserRepository shop() throws IOException {
    return new UserRepository(folder)
        .write("pgrehearse.yaml", "platform: supabase\n")
        .write(
            "verification/shop/rehearsal.yaml",
            """
            title: a shop
            changelog: shop.sql
            legacy: legacy.sql
            volume: { file: volume.sql, rows: 5000 }
            identities:
              alice: { role: authenticated, claims: { sub: 00000000-0000-0000-0000-000000000001 } }
              service: { role: service_role }
            """)
        .write("verification/shop/legacy.sql", SHOP)
        .write("verification/shop/volume.sql", ROWS)
        .write("verification/shop/baselines.yaml", QUERIES)
        .write(
            "shop.sql",
            """
            --liquibase formatted sql logicalFilePath:shop.sql

            --changeset alice:010_notes
            set local lock_timeout = '2s';
            comment on table public.notes is 'Notes.';
            --rollback set local lock_timeout = '2s';
            --rollback comment on table public.notes is null;
            """);
  }
}
