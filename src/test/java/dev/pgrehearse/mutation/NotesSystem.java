package dev.pgrehearse.mutation;

import dev.pgrehearse.rehearsal.Progress;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.spec.Spec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A small system in which some faults are noticed and some are not.
 *
 * @param home the folder of its files
 */
record NotesSystem(Path home) {

  private static final String ALICE = "00000000-0000-0000-0000-00000000a11c";
  private static final String BOB = "00000000-0000-0000-0000-000000000b0b";

  /** Clients call it at any time; two changesets of one phase write it anew. */
  private static String kindOf(String body) {
    return """
        create or replace function app.kind_of(p_kind text)
        returns text
        language sql
        stable
        security invoker
        set search_path = ''
        as $$ select %s $$;
        """
        .formatted(body);
  }

  MutationResult mutate(Server server, Journal journal) {
    return Mutation.of(new Spec(home).read("notes"), mutant -> true, 2)
        .run(server, Progress.none(), journal);
  }

  Path journal() {
    return home.resolve("judged.jsonl");
  }

  String text(String file) throws IOException {
    return Files.readString(home.resolve(file));
  }

  /** Writes all of it. */
  void write() throws IOException {
    write(
        "changelog/notes.yaml",
        "databaseChangeLog:\n"
            + changeset("10_notes", 1)
            + changeset("15_titles", 1)
            + changeset("20_policy", 1)
            + changeset("30_titles", 2));
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
        "sql/15_titles.sql",
        """
        create view app.titles
        with (security_invoker = on) as
        select n.title from app.notes as n;

        revoke all on table app.titles from public, anon, authenticated, service_role;

        create function app.count_of_titles()
        returns bigint
        language sql
        stable
        security invoker
        set search_path = ''
        as $$ select count(*) from app.titles $$;

        revoke execute on function app.count_of_titles() from public, anon, authenticated;

        """
            + kindOf("case when p_kind = 'note' then 'a note' else 'a thing' end"));
    write(
        "sql/15_titles.rollback.sql",
        kindOf("'a note'")
            + """

        drop function app.count_of_titles();

        drop view app.titles;
        """);
    // What phase_1 got wrong here, phase_2 covers up.
    write(
        "sql/30_titles.sql",
        """
        create or replace view app.titles
        with (security_invoker = on) as
        select n.title from app.notes as n;
        """);
    write(
        "sql/30_titles.rollback.sql",
        """
        create or replace view app.titles
        with (security_invoker = on) as
        select n.title from app.notes as n;
        """);
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

        grant select on table app.titles to authenticated;

        grant execute on function app.count_of_titles() to authenticated;

        """
            + kindOf("case when p_kind = 'note' then 'a note' else 'another' end"));
    write(
        "sql/20_policy.rollback.sql",
        kindOf("case when p_kind = 'note' then 'a note' else 'a thing' end")
            + """

        set local lock_timeout = '2s';

        revoke execute on function app.count_of_titles() from authenticated;

        revoke select on table app.titles from authenticated;

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

        """
            + kindOf("'a note'"));
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
    write(
        "verification/notes/checks/clients.yaml",
        """
        phase: phase_1
        throughout: true
        checks:
          - name: a_note_has_a_kind
            because: clients count on it at any time
            as: alice
            sql: select app.kind_of('note')
            value: a note
        """);
  }

  private static String changeset(String id, int phase) {
    return """
      - changeSet:
          id: %1$s
          author: you
          labels: phase_%2$d
          changes:
            - sqlFile: { path: sql/%1$s.sql, splitStatements: false }
          rollback:
            - sqlFile: { path: sql/%1$s.rollback.sql, splitStatements: false }
    """
        .indent(2)
        .formatted(id, phase);
  }

  void write(String file, String text) throws IOException {
    Path path = home.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
