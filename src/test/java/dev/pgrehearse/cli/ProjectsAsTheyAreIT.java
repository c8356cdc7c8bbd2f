package dev.pgrehearse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.server.ExistingServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a rehearsal says of projects that need more than is at hand. */
final class ProjectsAsTheyAreIT {

  private static final String XML =
      """
      <databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
          xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
          xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog
              http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">
      %s
      </databaseChangeLog>
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

  @Test
  void what_spring_finds_on_its_classpath_is_found() throws IOException {
    write("src/main/resources/config/application.yml", "spring.liquibase.contexts: prod\n");
    write(
        "src/main/resources/config/liquibase/master.xml",
        XML.formatted(
            """
            <include file="classpath:config/liquibase/one.xml" relativeToChangelogFile="false"/>
            <include file="classpath:/config/liquibase/two.sql"/>
            <includeAll path="classpath:config/liquibase/more"/>"""));
    write(
        "src/main/resources/config/liquibase/one.xml",
        XML.formatted(
            """
            <changeSet id="1" author="t">
              <sqlFile path="classpath:config/liquibase/one.txt"/>
              <rollback>drop table one</rollback>
            </changeSet>"""));
    write("src/main/resources/config/liquibase/one.txt", "create table one (id int primary key);");
    write(
        "src/main/resources/config/liquibase/two.sql",
        """
        --liquibase formatted sql
        --changeset t:2
        create table two (id int primary key);
        --rollback drop table two;
        """);
    write(
        "src/main/resources/config/liquibase/more/three.xml",
        XML.formatted(
            "<changeSet id=\"3\" author=\"t\"><renameTable oldTableName=\"two\" newTableName=\"three\"/></changeSet>"));

    CommandRun run = rehearse("src/main/resources/config/liquibase/master.xml");

    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    assertThat(run.out()).contains("3 changesets, 6 round trips");
  }

  /** Production's role is not there, and what a class does cannot be taken back. */
  @Test
  void whoever_rehearses_stands_for_the_role_that_deploys_and_absent_classes_undo_nothing()
      throws IOException {
    write(
        "c.yaml",
        """
        databaseChangeLog:
          - logicalFilePath: c.yaml
          - preConditions: [{runningAs: {username: shop_owner}}]
          - changeSet:
              id: tables
              author: t
              changes:
                - createTable: {tableName: a, columns: [{column: {name: id, type: bigint, constraints: {primaryKey: true}}}]}
                - createTable: {tableName: b, columns: [{column: {name: id, type: bigint, constraints: {primaryKey: true}}}]}
                - addForeignKeyConstraint: {baseTableName: b, baseColumnNames: id, referencedTableName: a, referencedColumnNames: id, constraintName: b_a_fkey}
          - changeSet:
              id: not_of_a_superuser
              author: t
              preConditions:
                - onFail: MARK_RAN
                - not: [{or: [{runningAs: {username: postgres}}, {tableExists: {tableName: c}}]}]
              changes: [{sql: {sql: create table c (id bigint primary key)}}]
              rollback: [{sql: {sql: drop table c}}]
          - changeSet:
              id: of_a_superuser
              author: t
              preConditions:
                - onFail: MARK_RAN
                - not: [{not: [{runningAs: {username: postgres}}]}]
              changes: [{sql: {sql: create index c_id_idx on c (id desc)}}]
              rollback: [{sql: {sql: drop index c_idx}}]
          - changeSet:
              id: by_class
              author: t
              changes: [{customChange: {class: shop.DropsForeignKey}}]
              rollback:
                - addForeignKeyConstraint: {baseTableName: b, baseColumnNames: id, referencedTableName: a, referencedColumnNames: id, constraintName: b_a_fkey}
          - changeSet:
              id: by_both
              author: t
              changes:
                - customChange: {class: shop.MakesColumn}
                - sql: {sql: create index b_id_idx on b (id desc)}
              rollback:
                - sql: {sql: drop index b_id_idx}
                - dropColumn: {tableName: b, columnName: note}
          - changeSet:
              id: by_itself
              author: t
              changes: [{sql: {sql: create index a_id_idx on a (id desc)}}]
              rollback: [{sql: {sql: drop index a_idx}}]
        """);

    CommandRun run = rehearse("c.yaml");

    assertThat(run.out())
        .contains(
            "not checked  the precondition runningAs shop_owner: a role of the rehearsal's own stands here for the one that deploys",
            "not checked  the rollback of by_class: shop.DropsForeignKey is not on the classpath, and what it would have done is not there",
            "not checked  the rollback of by_both: shop.MakesColumn is not on the classpath, and what it would have done is not there",
            "error  rollback-failed  by_itself",
            "error  rollback-failed  of_a_superuser",
            "not checked  the precondition runningAs postgres: a role of the rehearsal's own stands here for the one that deploys",
            "warning  missing-extension  2 places: ",
            "the class … is not on the classpath")
        .doesNotContain("rollback-failed  by_class", "rollback-failed  by_both");
  }

  @Test
  void what_is_missing_is_named_once_with_what_to_do() throws IOException {
    write(
        "c.yaml",
        """
        databaseChangeLog:
          - logicalFilePath: c.yaml
          - changeSet:
              id: t
              author: t
              changes:
                - createTable: {tableName: t, columns: [{column: {name: id, type: bigint, constraints: {primaryKey: true}}}, {column: {name: b, type: bytea}}]}
          - changeSet:
              id: load
              author: t
              changes: [{loadData: {tableName: t, file: rows/t.csv}}]
              rollback: [{delete: {tableName: t}}]
          - changeSet:
              id: load_beside
              author: t
              changes: [{loadUpdateData: {tableName: t, primaryKey: id, file: u.csv, relativeToChangelogFile: true}}]
          - changeSet:
              id: blob
              author: t
              changes: [{insert: {tableName: t, columns: [{column: {name: b, valueBlobFile: x.png}}]}}]
              rollback: [{delete: {tableName: t}}]
          - changeSet:
              id: prefix
              author: t
              changes: [{sql: {sql: "create table ${prefix}_x (id bigint)"}}]
              rollback: [{sql: {sql: "drop table ${prefix}_x"}}]
          - changeSet:
              id: prefix_too
              author: t
              changes: [{createTable: {tableName: y, columns: [{column: {name: id, type: "${PREFIX}"}}]}}]
          - changeSet:
              id: built_without
              author: t
              changes: [{sql: {sql: alter table t alter column b set compression lz4}}]
              rollback: [{sql: {sql: alter table t alter column b set compression default}}]
          - changeSet:
              id: owner
              author: t
              changes: [{sql: {sql: alter table t owner to pg_monitor}}]
              rollback: [{sql: {sql: alter table t owner to current_user}}]
        """);

    CommandRun run = rehearse("c.yaml");

    assertThat(run.out())
        .contains(
            """
              the changeset does not apply: The file … was not found
              fix  Put the file where Liquibase looks for it, below the search path, or correct its path in the changeset. The rehearsal went on without it.
            """,
            "(rows/t.csv), ",
            "(u.csv), ",
            "(x.png)\n",
            """
              the changeset does not apply: SQLSTATE 42601: syntax error at or near "$"
              fix  Nothing defines ${prefix}, so Liquibase sent it as it stands: define it with -Dprefix=…, or with a property in the changelog. The rehearsal went on without it.
            """,
            "Nothing defines ${PREFIX}, ",
            "fix  This server was built without it. Rehearse on one that has it, as production has: --postgres docker:IMAGE takes an image, ",
            "The migration role is no member of pg_monitor. Where production's is, or is that role itself, let a file say so that is given as --prelude: grant pg_monitor to current_user; grant create on schema public to pg_monitor;")
        .doesNotContain(folder.toString() + "/u.csv");
  }

  private CommandRun rehearse(String changelog) {
    return CommandRun.of(
        List.of(
            "rehearse",
            "--quiet",
            "--postgres",
            server.url(),
            "--report",
            folder.resolve("report").toString(),
            "--changelog",
            folder.resolve(changelog).toString()));
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
