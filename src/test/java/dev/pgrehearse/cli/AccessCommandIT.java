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

/** The command, on a small system of its own. */
final class AccessCommandIT {

  private static final String HOME = "pgrehearse.home";
  private static final String ACCESS = "verification/shop/access.yaml";

  @TempDir private Path home;
  private String before;

  @BeforeEach
  void system() throws IOException, InterruptedException {
    write(
        "shop.sql",
        """
        --liquibase formatted sql logicalFilePath:shop.sql

        --changeset alice:010_notes labels:phase_1
        create table public.notes (note_id bigint primary key, owner_id uuid not null);
        alter table public.notes enable row level security;
        create policy select_own on public.notes for select to authenticated
        using (owner_id = (select auth.uid()));
        revoke all on public.notes from public, anon, authenticated, service_role;
        grant select on public.notes to authenticated;
        --rollback drop table public.notes;
        """);
    write(
        "verification/shop/notes.sql",
        """
        insert into public.notes (note_id, owner_id)
        values
            (1, '00000000-0000-0000-0000-00000000a11c'),
            (2, '00000000-0000-0000-0000-000000000b0b');
        """);
    write(
        "verification/shop/rehearsal.yaml",
        """
        title: a shop
        changelog: shop.sql
        phase_fixtures: { phase_1: notes.sql }
        identities:
          anon: { role: anon }
          alice: { role: authenticated, claims: { sub: 00000000-0000-0000-0000-00000000a11c } }
          bob: { role: authenticated, claims: { sub: 00000000-0000-0000-0000-000000000b0b } }
        """);
    git("init", "-q");
    before = System.setProperty(HOME, home.toString());
    Files.createDirectories(home.resolve("target"));
    Files.createSymbolicLink(home.resolve("target/postgres"), Path.of(before, "target/postgres"));
  }

  @AfterEach
  void back() throws IOException {
    Files.delete(home.resolve("target/postgres"));
    System.setProperty(HOME, before);
  }

  @Test
  void update_writes_what_a_second_run_agrees_with_and_diff_says_what_changed()
      throws IOException, InterruptedException {
    CommandRun missing = CommandRun.of("access", "shop");
    assertThat(missing.exitCode()).isEqualTo(2);
    assertThat(missing.err())
        .contains(
            "there is no verification/shop/access.yaml to compare with;"
                + " ./pgrehearse access shop --update writes it");

    CommandRun update = CommandRun.of("access", "shop", "--update", "--quiet");
    assertThat(update.exitCode()).isZero();
    assertThat(update.out()).endsWith("written: " + ACCESS + "\n");
    assertThat(Files.readString(home.resolve(ACCESS)))
        .endsWith(
            """
            relations:
              public.notes:
                alice, bob: { select: own }
            """);
    git("add", ".");
    git("-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "-qm", "as it is");

    CommandRun agreed = CommandRun.of("access", "shop");
    assertThat(agreed.exitCode()).isZero();
    assertThat(agreed.out()).contains("public.notes  alice, bob  select: own");

    write(
        ACCESS,
        """
        relations:
          public.notes:
            alice: { select: all }
        """);
    CommandRun diff = CommandRun.of("access", "shop", "--diff", "HEAD");
    assertThat(diff.exitCode()).isZero();
    assertThat(diff.out().lines())
        .containsExactly(
            "alice may now select more of public.notes: own → all",
            "bob may now select less of public.notes: own → refused by privilege");

    CommandRun differs =
        CommandRun.of("access", "shop", "--quiet", "--report", home.resolve("report").toString());
    assertThat(Files.readString(home.resolve("report/report.html")))
        .contains("alice, bob", "select: own</span>", ">FINDINGS</strong>", "access-narrowed");
    assertThat(Files.readString(home.resolve("report/results.sarif")))
        .contains("\"uri\" : \"" + ACCESS + "\"");
    assertThat(differs.exitCode()).isEqualTo(1);
    assertThat(differs.out())
        .contains(
            "access-narrowed",
            "public.notes: alice, select is allowed less than access.yaml says",
            "expected  all",
            "observed  own",
            ACCESS + ":3",
            "access-widened",
            "public.notes: bob, select is allowed more than access.yaml says",
            "expected  refused by privilege");
  }

  private void git(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    assertThat(new ProcessBuilder(command).directory(home.toFile()).start().waitFor()).isZero();
  }

  private void write(String name, String text) throws IOException {
    Path file = home.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
