package dev.pgrehearse.mutation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgrehearse.rehearsal.Progress;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import dev.pgrehearse.spec.Spec;
import dev.pgrehearse.spec.SystemSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which faults are noticed, by what, and which are told as noticed by nothing. */
final class MutationIT {

  private static final String ALICE = "00000000-0000-0000-0000-00000000a11c";
  private static final String BOB = "00000000-0000-0000-0000-000000000b0b";

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
  void a_fault_is_told_by_what_noticed_it_or_by_nothing() throws IOException {
    Map<String, Verdict> verdicts = verdicts(notes().judged());

    assertThat(verdicts.get("policy-dropped"))
        .isEqualTo(new Verdict.Killed("rule", "rls-without-policy on table app.notes"));
    assertThat(verdicts.get("policy-uid-other"))
        .isInstanceOfSatisfying(
            Verdict.Killed.class, killed -> assertThat(killed.by()).isEqualTo("access"));
    assertThat(verdicts.get("check-dropped"))
        .isEqualTo(new Verdict.Killed("check", "a_title_is_short"));
    assertThat(verdicts.get("revoke-dropped")).isInstanceOf(Verdict.Killed.class);
    assertThat(verdicts.get("not-null-dropped")).isInstanceOf(Verdict.Survived.class);
    assertThat(verdicts.get("rollback-statement-dropped"))
        .isEqualTo(new Verdict.Killed("round trip", "rollback-differs"));
    assertThat(verdicts.get("set-local-dropped")).isInstanceOf(Verdict.Killed.class);
  }

  @Test
  void a_survivor_is_named_with_its_place_and_lowers_the_rate() throws IOException {
    MutationResult result = notes();

    assertThat(result.survivors())
        .extracting(each -> each.mutant().id())
        .contains("default-dropped sql/10_notes.sql:4 app.notes");
    assertThat(result.planted()).isEqualTo(result.killed() + result.survivors().size());
    assertThat(result.rate()).isGreaterThan(0.5).isLessThan(1);
  }

  @Test
  void a_resumed_run_plants_survivors_and_faults_of_changed_files_only() throws IOException {
    MutationResult whole = notes();
    Path file = home.resolve("judged.jsonl");
    String told = Files.readString(file);
    Files.writeString(
        file,
        told.replace("a_title_is_short", "told before").replace("rollback-differs", "told before"));
    write(
        "sql/20_policy.rollback.sql",
        Files.readString(home.resolve("sql/20_policy.rollback.sql")) + "-- no more\n");
    write(
        "verification/notes/checks/owner.yaml",
        """
        phase: phase_1
        checks:
          - name: a_note_has_an_owner
            because: nobody could read it
            as: migration
            sql: "insert into app.notes (owner_id) values (null)"
            sqlstate: "23502"
        """);

    MutationResult again = mutation().run(server, Progress.none(), Journal.resume(file));

    Map<String, Verdict> verdicts = verdicts(again.judged());
    assertThat(verdicts.get("check-dropped")).isEqualTo(new Verdict.Killed("check", "told before"));
    assertThat(verdicts.get("not-null-dropped"))
        .isEqualTo(new Verdict.Killed("check", "a_note_has_an_owner"));
    assertThat(again.judged())
        .filteredOn(each -> each.mutant().at().file().equals("sql/20_policy.rollback.sql"))
        .isNotEmpty()
        .noneMatch(each -> each.verdict().equals(new Verdict.Killed("round trip", "told before")));
    assertThat(idsOf(again)).isEqualTo(idsOf(whole));
    assertThat(again.killed()).isGreaterThan(whole.killed());
  }

  private static List<String> idsOf(MutationResult result) {
    return result.judged().stream().map(each -> each.mutant().id()).toList();
  }

  @Test
  void a_system_that_is_not_clean_judges_nothing() throws IOException {
    files();
    write(
        "verification/notes/checks/wrong.yaml",
        """
        phase: phase_1
        checks:
          - { name: never_true, because: it is wrong, as: alice, sql: select 1, count: 0 }
        """);
    assertThatThrownBy(() -> mutation().run(server, Progress.none(), journal()))
        .isInstanceOf(MutationException.class)
        .hasMessage("notes is not clean as it is (check: never_true); rehearse it first");
  }

  @Test
  void a_changelog_that_makes_roles_is_refused() throws IOException {
    files();
    write("sql/20_policy.sql", Files.readString(home.resolve("sql/20_policy.sql")) + ROLE);
    write(
        "sql/20_policy.rollback.sql",
        "drop role clerk;\n" + Files.readString(home.resolve("sql/20_policy.rollback.sql")));
    try {
      assertThatThrownBy(() -> mutation().run(server, Progress.none(), journal()))
          .isInstanceOf(MutationException.class)
          .hasMessageContaining("makes roles");
    } finally {
      server.dropRoles(List.of("clerk"));
    }
  }

  private static final String ROLE = "\ncreate role clerk;\n";

  /** The first of each operator. */
  private static Map<String, Verdict> verdicts(List<Judged> judged) {
    Map<String, Verdict> verdicts = new TreeMap<>();
    judged.forEach(each -> verdicts.putIfAbsent(each.mutant().operator().name(), each.verdict()));
    return verdicts;
  }

  private MutationResult notes() throws IOException {
    files();
    return mutation().run(server, Progress.none(), journal());
  }

  private Journal journal() {
    return Journal.begin(home.resolve("judged.jsonl"));
  }

  private Mutation mutation() {
    SystemSpec spec = new Spec(home).read("notes");
    return Mutation.of(spec, mutant -> true, 2);
  }

  private void files() throws IOException {
    write(
        "changelog/notes.yaml",
        """
        databaseChangeLog:
          - changeSet:
              id: 10_notes
              author: you
              labels: phase_1
              changes:
                - sqlFile: { path: sql/10_notes.sql, splitStatements: false }
              rollback:
                - sqlFile: { path: sql/10_notes.rollback.sql, splitStatements: false }
          - changeSet:
              id: 20_policy
              author: you
              labels: phase_1
              changes:
                - sqlFile: { path: sql/20_policy.sql, splitStatements: false }
              rollback:
                - sqlFile: { path: sql/20_policy.rollback.sql, splitStatements: false }
        """);
    write(
        "sql/10_notes.sql",
        """
        create table public.notes (
            note_id uuid primary key default gen_random_uuid(),
            owner_id uuid not null,
            kind text default 'note',
            title text check (length(title) < 20)
        );

        create index notes_owner_id_idx on public.notes (owner_id);

        alter table public.notes enable row level security;

        alter table public.notes force row level security;

        revoke all on table public.notes from public, anon, authenticated, service_role;
        """
            .replace("public.notes", "app.notes"));
    write("sql/10_notes.rollback.sql", "drop table app.notes;\n");
    write(
        "sql/20_policy.sql",
        """
        set local lock_timeout = '2s';

        create policy select_own
        on app.notes
        for select
        to authenticated
        using (owner_id = (select auth.uid()));

        create policy insert_own
        on app.notes
        for insert
        to authenticated
        with check (owner_id = (select auth.uid()));

        grant select, insert on table app.notes to authenticated;
        """);
    write(
        "sql/20_policy.rollback.sql",
        """
        set local lock_timeout = '2s';

        revoke select, insert on table app.notes from authenticated;

        drop policy insert_own on app.notes;

        drop policy select_own on app.notes;
        """);
    write(
        "verification/notes/legacy.sql",
        """
        create schema app;
        grant usage on schema app to authenticated;
        alter default privileges in schema app grant all on tables to authenticated;
        """);
    write(
        "verification/notes/rows.sql",
        "insert into app.notes (owner_id, title) values ('%s', 'hers'), ('%s', 'his');\n"
            .formatted(ALICE, BOB));
    write(
        "verification/notes/rehearsal.yaml",
        """
        title: notes
        changelog: changelog/notes.yaml
        legacy: legacy.sql
        phase_fixtures: { phase_1: rows.sql }
        identities:
          anon: { role: anon }
          alice: { role: authenticated, claims: { sub: %s } }
          bob: { role: authenticated, claims: { sub: %s } }
        """
            .formatted(ALICE, BOB));
    write(
        "verification/notes/checks/notes.yaml",
        """
        phase: phase_1
        checks:
          - name: a_title_is_short
            because: it is shown in one line
            as: alice
            sql: insert into app.notes (owner_id, title) values ('%s', repeat('x', 20))
            sqlstate: "23514"
        """
            .formatted(ALICE));
  }

  private void write(String file, String text) throws IOException {
    Path path = home.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
