package dev.pgrehearse.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.JavaProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A repository of a user's own, with a file at its root and a system in a folder of its choice. */
final class OwnRepositoryIT {

  private static final Path LAUNCHER = Path.of("pgrehearse").toAbsolutePath();
  private static final Path JAR = Path.of("target/pgrehearse.jar").toAbsolutePath();

  private static final String ITEMS =
      """
      --liquibase formatted sql logicalFilePath:db/items.sql

      --changeset ann:items labels:base
      create table public.items (id bigint primary key, owner_user_id uuid not null);
      create index items_owner_user_id_idx on public.items (owner_user_id);
      alter table public.items enable row level security;
      alter table public.items force row level security;
      create policy select_own on public.items as permissive for select to authenticated
          using (owner_user_id = (select auth.uid()));
      revoke all on public.items from public, anon, authenticated, service_role;
      grant select on public.items to authenticated;
      --rollback drop table public.items;

      --changeset ann:note labels:base
      alter table public.items add column note text;
      """;

  @TempDir private Path folder;
  private Path root;
  private Path deep;
  private Path link;

  @BeforeEach
  void writeRepository() throws IOException {
    root = Files.createDirectories(folder.resolve("shop"));
    deep = Files.createDirectories(root.resolve("src/deep"));
    link = Files.createSymbolicLink(folder.resolve("pgrehearse"), LAUNCHER);
    write(
        "pgrehearse.yaml",
        """
        changelog: db/root.yaml
        platform: supabase
        pg_version: 16
        verification: db/rehearsal
        levels:
          missing-logical-file-path: off
        """);
    write(
        "db/root.yaml",
        """
        databaseChangeLog:
          - include: {file: db/items.sql}
        """);
    write("db/items.sql", ITEMS);
    write(
        "db/rehearsal/shop/rehearsal.yaml",
        """
        title: Shop
        changelog: db/root.yaml
        fixtures: fixtures.sql
        identities:
          alice:
            role: authenticated
            claims: {sub: "00000000-0000-4000-8000-000000000001", role: authenticated}
        """);
    write("db/rehearsal/shop/fixtures.sql", "select 1;\n");
  }

  /** JUnit would warn of it. */
  @AfterEach
  void removeLink() throws IOException {
    Files.delete(link);
  }

  @Test
  void it_is_all_that_a_user_needs_from_any_folder_below_it() throws Exception {
    Answer first = launcher("rehearse");
    assertThat(first.exitCode).as(first.out + first.err).isEqualTo(1);
    assertThat(first.err).contains("embedded 16");
    assertThat(first.out)
        .contains("rollback-missing  note", "not checked  rule missing-logical-file-path: off in")
        .contains("FINDINGS: 1 error");
    assertThat(root.resolve("target/rehearsal/shop/report.json")).exists();

    Answer accept = launcher("accept", "--because", "from before we rehearsed");
    assertThat(accept.exitCode).as(accept.err).isZero();
    assertThat(root.resolve(".pgrehearse/accepted.yaml"))
        .content()
        .contains(
            "rule: rollback-missing",
            "system: shop",
            "place: db/items.sql, changeset note",
            "because: from before we rehearsed");

    Answer access = jar("access", "shop", "--update", "--quiet");
    assertThat(access.out).as(access.err).contains("written: db/rehearsal/shop/access.yaml");
    assertThat(root.resolve("db/rehearsal/shop/access.yaml")).exists();

    Answer mutants = launcher("mutate", "shop", "--list");
    assertThat(mutants.out)
        .as(mutants.err)
        .contains("rls-not-enabled db/items.sql:6 public.items", "grant-dropped db/items.sql:11");

    Answer second = jar("rehearse", "shop", "--quiet");
    assertThat(second.exitCode).as(second.out + second.err).isZero();
    assertThat(second.out).contains("accepted").doesNotContain("rollback-missing", "accepted-gone");

    Answer lint = launcher("lint");
    assertThat(lint.exitCode).as(lint.out + lint.err).isZero();
    assertThat(lint.out).contains("CLEAN: 0 errors, 0 warnings, 1 accepted");

    write(
        "db/items.sql",
        ITEMS.replace("--changeset ann:note", "\n\n--changeset ann:note")
            + "\n--changeset ann:more labels:base\nalter table public.items add more text;\n");
    Answer worse = jar("lint");
    assertThat(worse.exitCode).as(worse.out + worse.err).isEqualTo(1);
    assertThat(worse.out)
        .contains("rollback-missing  more", "FINDINGS: 1 error, 0 warnings, 1 accepted");
  }

  @Test
  void how_rehearsals_are_run_may_stand_in_the_file_and_what_is_typed_comes_first()
      throws Exception {
    write(
        "pgrehearse.yaml",
        """
        changelog: db/items.sql
        from: two
        report: build/rehearsal
        keep_going: false
        statement_timeout: 2s
        timeout: 10min
        cache: false
        """);
    write(
        "db/items.sql",
        """
        --liquibase formatted sql logicalFilePath:db/items.sql
        --changeset ann:one
        create table public.one (id bigint primary key);
        --changeset ann:two
        create table public.two (id bigint primary key);
        --rollback drop table public.two;
        --changeset ann:slow
        select pg_sleep(3);
        --rollback empty
        --changeset ann:three
        create table public.three (id bigint primary key);
        --rollback drop table public.three;
        """);

    Answer first = jar("rehearse", "--quiet");
    assertThat(first.exitCode).as(first.out + first.err).isEqualTo(1);
    assertThat(first.out)
        .contains(
            "changeset-failed  slow",
            "57014",
            "The rehearsal stopped here",
            "left out  1 changeset",
            "build/rehearsal/items/report.html")
        .doesNotContain("rollback-missing");
    assertThat(jar("accept").exitCode).isZero();

    Answer second =
        jar("rehearse", "--quiet", "--from", "three", "--statement-timeout", "20s", "--keep-going");
    assertThat(second.exitCode).as(second.out + second.err).isZero();
    assertThat(second.out).contains("left out  3 changesets");
  }

  @Test
  void without_any_file_what_is_there_is_accepted_just_as_well() throws Exception {
    Files.delete(root.resolve("pgrehearse.yaml"));
    Files.createDirectory(root.resolve(".git"));

    Answer first = jar("rehearse", "--quiet", "--changelog", "../../db/root.yaml");
    assertThat(first.exitCode).as(first.out + first.err).isEqualTo(1);
    assertThat(jar("accept").exitCode).isZero();
    assertThat(root.resolve(".pgrehearse/accepted.yaml")).exists();

    Answer lint = jar("lint", "../../db/root.yaml");
    assertThat(lint.exitCode).as(lint.out + lint.err).isZero();
  }

  @Test
  void what_is_wrong_in_the_file_is_one_line_and_wrong_input() throws Exception {
    write("pgrehearse.yaml", "# ours\nchangelogs: db/root.yaml\n");

    for (String command : List.of("rehearse", "lint")) {
      Answer answer = jar(command);
      assertThat(answer.exitCode).isEqualTo(2);
      assertThat(answer.out).isEmpty();
      assertThat(answer.err)
          .startsWith(
              "pgrehearse: pgrehearse.yaml:2: unknown key 'changelogs', did you mean 'changelog';")
          .hasLineCount(1);
    }
  }

  private record Answer(int exitCode, String out, String err) {}

  private Answer launcher(String... arguments) throws IOException, InterruptedException {
    return start(List.of(link.toString()), arguments);
  }

  private Answer jar(String... arguments) throws IOException, InterruptedException {
    return start(JavaProcess.ofJar(JAR, List.of()), arguments);
  }

  private Answer start(List<String> program, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(program);
    command.addAll(List.of(arguments));
    Path err = folder.resolve("err.txt");
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(deep.toFile()).redirectError(err.toFile());
    builder.environment().put("NO_COLOR", "1");
    Process process = builder.start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Answer(process.waitFor(), out, Files.readString(err));
  }

  private void write(String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
