package dev.pgrehearse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.server.ExistingServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mistakes that a user makes: one message, the right exit code, nothing left behind. */
final class BadInputIT {

  private static final String GOOD =
      """
      --liquibase formatted sql
      --changeset bob:table
      create table thing (id int primary key);
      --rollback drop table thing;
      """;

  private static final String SLEEPS =
      GOOD
          + """
          --changeset bob:sleep splitStatements:false
          select pg_catalog.pg_sleep(3600);
          --rollback select 1;
          """;

  private static ExistingServer server;
  private static List<String> before;

  @TempDir private Path folder;

  @BeforeAll
  static void startServer() throws SQLException, IOException {
    server = ExistingServer.start(17);
    before = server.inventory();
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @BeforeEach
  void writeGoodChangelog() throws IOException {
    write("good.sql", GOOD);
  }

  @AfterEach
  void nothingIsLeftOnTheServer() throws SQLException {
    assertThat(server.inventory()).isEqualTo(before);
  }

  @Test
  void a_changelog_that_is_not_there() {
    refused(
        2, "%s: there is no such changelog; give the path of the root changelog file", "no.yaml");
  }

  @Test
  void a_folder_as_changelog() throws IOException {
    Files.createDirectory(folder.resolve("db"));
    refused(2, "%s: this is a folder; give the path of the root changelog file in it", "db");
  }

  @Test
  void malformed_yaml() throws IOException {
    write("a.yaml", "databaseChangeLog:\n  - changeSet:\n      id: a\n     author: b\n");
    refusedAt(
        "a.yaml:4",
        "this is not valid YAML: expected <block end>, but found '<block mapping start>'",
        "a.yaml");
  }

  @Test
  void malformed_json() throws IOException {
    write("a.json", "{ \"databaseChangeLog\": [\n  { \"changeSet\": {\n]}\n");
    CommandRun run = rehearse("--changelog", "a.json");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).startsWith("pgrehearse: a.json:3: this is not valid YAML: ");
  }

  @Test
  void malformed_xml() throws IOException {
    write("a.xml", "<databaseChangeLog>\n<changeSet>\n</databaseChangeLog>\n");
    CommandRun run = rehearse("--changelog", "a.xml");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).startsWith("pgrehearse: a.xml:1: Liquibase cannot read this changelog: ");
    assertThat(run.err().lines()).hasSize(1);
  }

  @Test
  void an_element_that_liquibase_does_not_know() throws IOException {
    write(
        "a.xml",
        """
        <databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
            xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
            xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog
                http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">
          <changeSet id="1" author="a">
            <createTabel tableName="x"/>
          </changeSet>
        </databaseChangeLog>
        """);
    refusedAt(
        "a.xml:6",
        "Liquibase cannot read this changelog: Invalid content was found starting with element"
            + " 'createTabel'.",
        "a.xml");
  }

  @Test
  void an_include_of_a_missing_file_is_shown_where_it_stands() throws IOException {
    write(
        "root.yaml",
        "databaseChangeLog:\n  - include: { file: db/a.yaml, relativeToChangelogFile: true }\n");
    write("db/a.yaml", "databaseChangeLog:\n\n  - include:\n      file: db/none.yaml\n");
    refusedAt(
        "db/a.yaml:4",
        "there is no file db/none.yaml. Paths are relative to the search path, or to the changelog"
            + " with relativeToChangelogFile: true.",
        "root.yaml");
  }

  @Test
  void a_changelog_that_includes_itself() throws IOException {
    write(
        "a.yaml",
        "databaseChangeLog:\n  - include: { file: a.yaml, relativeToChangelogFile: true }\n");
    refusedAt(
        "a.yaml",
        "this changelog includes itself, directly or through others; take one include of the"
            + " circle out",
        "a.yaml");
  }

  @Test
  void a_changeset_that_stands_twice() throws IOException {
    write("a.sql", GOOD + "--changeset bob:table\nselect 1;\n--rollback select 1;\n");
    refusedAt(
        "a.sql:5",
        "Liquibase refuses this changelog: 1 changesets had duplicate identifiers"
            + " a.sql::table::bob",
        "a.sql");
  }

  @Test
  void a_changeset_without_author() throws IOException {
    write("a.yaml", "databaseChangeLog:\n  - changeSet:\n      id: x\n      changes: []\n");
    refusedAt("a.yaml:2", "the changeset 'x' has no author", "a.yaml");
  }

  @Test
  void a_changelog_without_changesets() throws IOException {
    write("a.yaml", "databaseChangeLog: []\n");
    refused(
        2,
        "%s: the changelog holds no changeset for Postgres: there is nothing to rehearse",
        "a.yaml");
  }

  @Test
  void a_changelog_in_another_encoding() throws IOException {
    Files.write(folder.resolve("a.yaml"), new byte[] {'a', ':', ' ', (byte) 0xE4, '\n'});
    refusedAt("a.yaml:1", "this is not UTF-8; save the file as UTF-8", "a.yaml");
  }

  @Test
  void malformed_sql_in_a_prelude() throws IOException {
    write("p.sql", "create table a (id int);\n\n-- next\nselct 1;\n");
    CommandRun run = rehearse("--changelog", "good.sql", "--prelude", path("p.sql"));
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .isEqualTo(
            "pgrehearse: %s:4: 42601: syntax error at or near \"selct\"%n"
                .formatted(path("p.sql")));
  }

  @Test
  void an_empty_or_missing_prelude() throws IOException {
    write("p.sql", "\n");
    Files.createDirectory(folder.resolve("none"));
    assertThat(rehearse("--changelog", "good.sql", "--prelude", path("p.sql")).err())
        .isEqualTo("pgrehearse: %s: --prelude names an empty file%n".formatted(path("p.sql")));
    assertThat(rehearse("--changelog", "good.sql", "--prelude", path("none")).err())
        .isEqualTo(
            "pgrehearse: %s: --prelude names a folder without .sql files%n"
                .formatted(path("none")));
    assertThat(rehearse("--changelog", "good.sql", "--fixtures", path("x.sql")).err())
        .isEqualTo(
            "pgrehearse: %s: --fixtures names a file that is not there%n".formatted(path("x.sql")));
  }

  @Test
  void a_report_folder_that_is_a_file() throws IOException {
    write("taken", "");
    CommandRun run =
        CommandRun.of("rehearse", "--changelog", path("good.sql"), "--report", path("taken"));
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .isEqualTo(
            "pgrehearse: cannot write the report to %s: this is a file, not a folder%n"
                .formatted(path("taken")));
    CommandRun below =
        CommandRun.of("rehearse", "--changelog", path("good.sql"), "--report", path("taken/x"));
    assertThat(below.exitCode()).isEqualTo(2);
    assertThat(below.err())
        .isEqualTo(
            """
            pgrehearse: cannot write the report to %s: no folder there can be written to; --report DIR names \
            another
            """
                .formatted(path("taken/x")));
  }

  @Test
  void a_server_that_nobody_answers_at() {
    CommandRun run = on("jdbc:postgresql://localhost:1/postgres?user=postgres");
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err())
        .isEqualTo(
            "pgrehearse: cannot reach jdbc:postgresql://localhost:1/postgres: nothing answers"
                + " there; check host and port, and that Postgres is running%n".formatted());
  }

  @Test
  void a_wrong_password_is_not_repeated() {
    CommandRun run = on(server.address() + "?user=postgres&password=guessed");
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err())
        .startsWith("pgrehearse: cannot log in to " + server.address() + " as \"postgres\"")
        .doesNotContain("guessed");
    assertThat(run.err().lines()).hasSize(1);
  }

  @Test
  void a_login_that_is_no_superuser() {
    CommandRun run = on(server.address() + "?user=app&password=app");
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err()).contains("is not a superuser; pgrehearse needs one");
    assertThat(run.err().lines()).hasSize(1);
  }

  @Test
  void a_statement_that_takes_longer_than_it_may_is_refused() throws IOException {
    write("a.sql", SLEEPS);
    CommandRun run = rehearse("--changelog", "a.sql", "--statement-timeout", "300ms");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .contains(
            "error  changeset-failed  sleep  a.sql:",
            "SQLSTATE 57014: canceling statement due to statement timeout after the 300 ms that"
                + " --statement-timeout gives it");
  }

  @Test
  void a_run_that_takes_longer_than_it_may_says_what_it_waited_for() throws IOException {
    write("a.sql", SLEEPS);
    CommandRun run = rehearse("--changelog", "a.sql", "--timeout", "8s");
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err())
        .startsWith("pgrehearse: the run took longer than --timeout 8s; it was at: a, ")
        .endsWith(
            ", changeset sleep, which waited for: select pg_catalog.pg_sleep(3600)%n".formatted());
    assertThat(run.err().lines()).hasSize(1);
  }

  @Test
  void notices_are_not_sent() throws IOException {
    write(
        "a.sql",
        GOOD
            + """
            --changeset bob:notices splitStatements:false
            do $$ begin
                if pg_catalog.current_setting('client_min_messages') <> 'error' then
                    raise exception 'the driver would keep every notice';
                end if;
            end $$;
            --rollback select 1;
            """);
    assertThat(rehearse("--changelog", "a.sql").out())
        .contains("2 changesets")
        .doesNotContain("changeset-failed");
  }

  private CommandRun on(String url) {
    return CommandRun.of(
        "rehearse",
        "--quiet",
        "--postgres",
        url,
        "--report",
        path("out"),
        "--changelog",
        path("good.sql"));
  }

  private void refused(int exitCode, String message, String changelog) {
    CommandRun run = rehearse("--changelog", changelog);
    assertThat(run.err())
        .isEqualTo("pgrehearse: " + message.formatted(path(changelog)) + System.lineSeparator());
    assertThat(run.exitCode()).isEqualTo(exitCode);
    assertThat(run.out()).isEmpty();
  }

  private void refusedAt(String location, String message, String changelog) {
    refused(2, location + ": " + message, changelog);
  }

  private CommandRun rehearse(String option, String changelog, String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("rehearse", "--quiet", "--postgres", server.url()));
    arguments.addAll(List.of("--report", path("out"), option, path(changelog)));
    arguments.addAll(List.of(more));
    CommandRun run = CommandRun.of(arguments);
    assertThat(run.err()).doesNotContain("\tat ", "Exception");
    return run;
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
