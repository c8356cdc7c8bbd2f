package dev.pgrehearse.changelog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.server.ExistingServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import liquibase.Contexts;
import liquibase.Liquibase;
import liquibase.database.core.PostgresDatabase;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.DirectoryResourceAccessor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the lint says that Liquibase does, it does; what the lint says to write, works. */
class LintFixesIT {

  private static ExistingServer server;

  @TempDir Path folder;

  @BeforeAll
  static void start() throws SQLException, IOException {
    server = ExistingServer.start(17);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void empty() throws SQLException {
    execute("drop schema public cascade", "create schema public");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "set lock_timeout = '2s'             | lock_timeout",
        "SET Time Zone 'Asia/Tokyo'          | TimeZone",
        "set session authorization 'app'     | session_authorization",
        "set role app                        | role",
        "set datestyle = 'ISO', 'DMY'        | DateStyle",
        "set xml option document             | xmloption",
        "set shop.who = 'it''s'              | shop.who"
      })
  void the_setting_of_a_fix_is_over_with_its_transaction(String set, String name)
      throws IOException, SQLException {
    String fix = lint(set, "").get(0).fix();
    String reset = lint(set, " runInTransaction:false").get(0).fix();
    try (Connection connection = connect()) {
      String before = setting(connection, name);
      connection.setAutoCommit(false);
      execute(connection, fix);
      assertThat(setting(connection, name)).isNotEqualTo(before);
      connection.commit();
      assertThat(setting(connection, name)).isEqualTo(before);
      execute(connection, set, reset.replaceFirst(".*: ", ""));
      connection.commit();
      assertThat(setting(connection, name)).isEqualTo(before);
    }
  }

  private List<Finding> lint(String set, String attributes) throws IOException {
    return new WrittenChangelog(folder)
        .all(
            "shop.sql",
            WrittenChangelog.HEADER
                + "--changeset alice:1%s\n%s;\n--rollback drop table t;\n"
                    .formatted(attributes, set));
  }

  @Test
  void liquibase_sets_the_search_path_before_each_changeset_and_no_limit() throws Exception {
    write(
        """
        --liquibase formatted sql
        --changeset a:1
        set search_path = pg_catalog;
        set lock_timeout = '7s';
        --changeset a:2
        create table here (lock_timeout text);
        insert into here values (current_setting('lock_timeout'));
        """,
        "root.sql");
    update("root.sql");
    assertThat(question("select lock_timeout from public.here")).isEqualTo("7s");
  }

  @Test
  void an_unnamed_constraint_is_dropped_by_the_rollback_of_the_fix_only() throws Exception {
    String changelog =
        """
        databaseChangeLog:
          - changeSet:
              id: 1
              author: alice
              changes:
                - addUniqueConstraint: {tableName: orders, columnNames: "customer, number"}
        """;
    execute("create table orders (customer int, number int)");
    write(changelog, "root.yaml");
    Finding finding =
        ChangelogLint.of(Changelog.open(folder.resolve("root.yaml"))).findings().stream()
            .filter(found -> found.rule().equals("unnamed-constraint"))
            .findFirst()
            .orElseThrow();
    update("root.yaml");
    assertThatThrownBy(() -> rollBack("root.yaml")).hasMessageContaining("DROP CONSTRAINT null");
    String rollback =
        finding.fix().replaceFirst("write the rollback: ", "").replaceFirst(";.*", "");
    write(changelog + "      rollback:\n        " + rollback + "\n", "root.yaml");
    assertThatCode(() -> rollBack("root.yaml")).doesNotThrowAnyException();
    assertThat(question("select count(*) from pg_constraint where conname like 'orders%'"))
        .isEqualTo("0");
  }

  @Test
  void a_rollback_in_the_list_of_changes_runs_and_load_update_data_has_one() throws Exception {
    execute("create table country (code text primary key)");
    write("code\nDE\n", "rows.csv");
    write(
        """
        databaseChangeLog:
          - changeSet:
              id: 1
              author: alice
              changes:
                - sql: {sql: create table a ()}
                  rollback: [sql: {sql: alter table a rename to b}]
          - changeSet:
              id: 2
              author: alice
              changes:
                - loadUpdateData: {tableName: country, file: rows.csv, primaryKey: code}
        """,
        "root.yaml");
    update("root.yaml");
    assertThat(question("select count(*) from country")).isEqualTo("1");
    rollBack("root.yaml");
    rollBack("root.yaml");
    assertThat(question("select count(*) from country")).isEqualTo("0");
    assertThat(question("select to_regclass('b') is not null")).isEqualTo("t");
  }

  private void update(String root) throws Exception {
    play(root, liquibase -> liquibase.update(new Contexts()));
  }

  private void rollBack(String root) throws Exception {
    play(root, liquibase -> liquibase.rollback(1, ""));
  }

  private interface Work {
    void with(Liquibase liquibase) throws LiquibaseException;
  }

  private void play(String root, Work work) throws Exception {
    try (Connection connection = connect();
        DirectoryResourceAccessor files = new DirectoryResourceAccessor(folder)) {
      PostgresDatabase database = new PostgresDatabase();
      database.setConnection(new JdbcConnection(connection));
      new LiquibaseScope(files, Classpath.of(List.of()))
          .call(
              () -> {
                work.with(new Liquibase(root, files, database));
                return true;
              });
    }
  }

  private void write(String text, String name) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private static Connection connect() throws SQLException {
    return DriverManager.getConnection(server.url());
  }

  private static void execute(String... statements) throws SQLException {
    try (Connection connection = connect()) {
      execute(connection, statements);
    }
  }

  private static void execute(Connection connection, String... statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static String question(String sql) throws SQLException {
    try (Connection connection = connect()) {
      return question(connection, sql);
    }
  }

  private static String setting(Connection connection, String name) throws SQLException {
    return question(connection, "select coalesce(current_setting('" + name + "', true), '')");
  }

  private static String question(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getString(1);
    }
  }
}
