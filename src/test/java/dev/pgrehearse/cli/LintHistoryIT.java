package dev.pgrehearse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.server.ExistingServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lint of a changelog of which a part has run: where, plain Liquibase has put it. */
final class LintHistoryIT {

  private static final String RELEASED =
      """
      --liquibase formatted sql

      --changeset t:1
      create table public.orders (id bigint primary key);

      --changeset t:2
      create table public.notes (id bigint primary key);
      """;

  private static final String PENDING =
      """

      --changeset t:3
      alter table public.orders add column note text;
      """;

  private static ExistingServer server;

  @TempDir private Path folder;

  @BeforeAll
  static void startServer() throws IOException, SQLException {
    server = ExistingServer.start(17);
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @BeforeEach
  void empty() throws SQLException {
    server.execute(
        "drop schema if exists public cascade",
        "create schema public",
        "drop schema if exists history cascade");
  }

  @Test
  void what_has_run_is_counted_and_what_is_pending_is_listed() throws Exception {
    Path changelog = write("db/root.sql", RELEASED);
    deploy(folder, "db/root.sql");
    write("db/root.sql", RELEASED + PENDING);
    String before = state();

    CommandRun run = lint(changelog, "--url", server.url());

    assertThat(run.out())
        .contains("error  rollback-missing  3  root.sql:9")
        .contains(
            "not checked  2 changesets that have run already: Liquibase's own table says so; lint"
                + " has 2 findings on them")
        .contains("FINDINGS: 1 error, ");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(state()).as("the server is only read").isEqualTo(before);
    assertThat(lint(changelog).out()).contains("rollback-missing  3 places");
  }

  @Test
  void released_changesets_are_never_red() throws Exception {
    Path changelog = write("db/root.sql", RELEASED);
    deploy(folder, "db/root.sql");

    CommandRun run = lint(changelog, "--url", server.url());

    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    assertThat(run.out()).doesNotContain("rollback-missing").contains("CLEAN");
  }

  /** A finding in the file of a sqlFile change belongs to a changeset of another file. */
  @Test
  void files_of_released_changesets_are_history_too() throws Exception {
    write("db/1.sql", "set lock_timeout = '2s';\nselect 1;\n");
    Path changelog =
        write(
            "db/root.yaml",
            """
            databaseChangeLog:
              - changeSet:
                  id: 1
                  author: t
                  changes:
                    - sqlFile: {path: db/1.sql}
                  rollback:
                    - sqlFile: {path: db/1.sql}
            """);
    assertThat(lint(changelog).out()).contains("db/1.sql:1");
    deploy(folder, "db/root.yaml");

    CommandRun run = lint(changelog, "--url", server.url());

    assertThat(run.out()).doesNotContain("db/1.sql:1");
    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
  }

  @Test
  void a_dump_says_it_too() throws Exception {
    Path changelog = write("db/root.sql", RELEASED);
    deploy(folder, "db/root.sql");
    Path dump =
        write(
            "production.sql",
            """
            create schema history;
            create table history.databasechangelog (
                id text, author text, filename text, dateexecuted timestamp, orderexecuted int,
                exectype text, md5sum text, description text, comments text, tag text,
                liquibase text
            );
            insert into history.databasechangelog (id, author, filename, orderexecuted, exectype)
            values ('1', 't', 'classpath:db/root.sql', 1, 'EXECUTED'),
                ('2', 't', 'db/root.sql', 2, 'EXECUTED');
            """);

    CommandRun run = lint(changelog, "--prelude", dump.toString(), "--postgres", server.url());

    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    assertThat(run.out()).contains("2 changesets that have run already");
  }

  @Test
  void a_file_that_moved_would_run_again() throws Exception {
    write("db/root.sql", RELEASED);
    write("db/other.sql", RELEASED.replace("public.", "public.other_"));
    Path root =
        write(
            "root.yaml",
            """
            databaseChangeLog:
              - include: {file: db/root.sql}
              - include: {file: db/other.sql}
            """);
    deploy(folder, "root.yaml");
    Files.createDirectories(folder.resolve("db/old"));
    Files.move(folder.resolve("db/other.sql"), folder.resolve("db/old/other.sql"));
    write("root.yaml", Files.readString(root).replace("db/other.sql", "db/old/other.sql"));

    CommandRun run = lint(root, "--url", server.url());

    assertThat(run.out())
        .contains("error  deployed-under-another-path  2 places: ")
        .contains("it has run with the path db/other.sql, and its path is db/old/other.sql now")
        .contains("fix  give it the path with which it has run: logicalFilePath:db/other.sql")
        .contains("FINDINGS: 1 error, 0 warnings");
    assertThat(run.exitCode()).isEqualTo(1);
    write(
        "db/old/other.sql",
        Files.readString(folder.resolve("db/old/other.sql"))
            .replace("t:1", "t:1 logicalFilePath:db/other.sql")
            .replace("t:2", "t:2 logicalFilePath:db/other.sql"));
    assertThat(lint(root, "--url", server.url()).exitCode()).isZero();
  }

  @Test
  void a_path_that_somebody_gave_by_guess_would_run_again() throws Exception {
    Path changelog = write("db/root.sql", RELEASED);
    deploy(folder, "db/root.sql");
    write("db/root.sql", RELEASED.replace("sql\n\n", "sql logicalFilePath:root.sql\n\n"));

    CommandRun run = lint(changelog, "--url", server.url());

    assertThat(run.out()).contains("error  deployed-under-another-path");
    assertThat(run.exitCode()).isEqualTo(1);
  }

  @Test
  void the_same_id_in_another_file_is_another_changeset() throws Exception {
    write("a.sql", RELEASED);
    Path changelog =
        write(
            "b.sql",
            RELEASED
                .replace("public.", "public.other_")
                .replace(";", ";\n--rollback not required"));
    deploy(folder, "a.sql");

    CommandRun run = lint(changelog, "--url", server.url());

    assertThat(run.out()).doesNotContain("deployed-under-another-path").doesNotContain("have run");
  }

  /** Spring Boot looks from src/main/resources, and whoever calls us stands above it. */
  @Test
  void another_folder_to_look_from_is_no_other_path() throws Exception {
    Path changelog = write("src/main/resources/db/root.sql", RELEASED);
    deploy(folder.resolve("src/main/resources"), "db/root.sql");
    for (List<String> root :
        List.of(List.of("--search-path", folder.toString()), List.<String>of())) {
      List<String> options = new ArrayList<>(List.of("--url", server.url(), "--info"));
      options.addAll(root);

      CommandRun run = lint(changelog, options.toArray(String[]::new));

      assertThat(run.out().contains("error  deployed-under-another-path"))
          .as("whoever says from where Liquibase looks is believed: " + run.out())
          .isEqualTo(!root.isEmpty());
    }
  }

  @Test
  void a_database_without_the_table_and_a_wrong_url_are_said() throws IOException {
    Path changelog = write("db/root.sql", RELEASED);

    assertThat(lint(changelog, "--url", server.url()).err())
        .contains("has no table databasechangelog: nothing of the changelog has run there");
    CommandRun wrong = lint(changelog, "--url", "postgres://here");
    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.err()).contains("--url is not of the form jdbc:postgresql://");
  }

  private CommandRun lint(Path changelog, String... options) {
    List<String> words = new ArrayList<>(List.of("lint"));
    words.addAll(List.of(options));
    words.add(changelog.toString());
    return CommandRun.of(words);
  }

  private String state() throws SQLException {
    try (Connection connection = DriverManager.getConnection(server.url());
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select string_agg(c::text, ';' order by c::text) from (select d.* from"
                    + " public.databasechangelog as d) as c")) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static void deploy(Path root, String changelog) throws Exception {
    PlainDeployment.to(server, root, changelog);
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
