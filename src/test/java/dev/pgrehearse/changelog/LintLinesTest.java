package dev.pgrehearse.changelog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each finding stands on its line, however ids are written and however often. */
class LintLinesTest {

  private static final String XML =
      """
      <databaseChangeLog logicalFilePath="shop.xml"
          xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
          xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
          xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">
      """;

  @TempDir Path folder;

  @Test
  void the_same_id_twice_in_a_formatted_file() throws IOException {
    assertThat(
            lint(
                "shop.sql",
                """
                --liquibase formatted sql logicalFilePath:shop.sql
                --changeset alice:1
                create table a (id int);
                --rollback drop table a;
                --changeset bob:1
                create table b (id int);
                --changeset alice:10
                create table c (id int);
                --changeset alice:1
                create table d (id int);
                --rollback drop table d;
                """))
        .containsExactlyInAnyOrder(
            "rollback-missing@5", "rollback-missing@7", "duplicate-changeset-id@9");
  }

  @Test
  void the_same_id_twice_in_yaml() throws IOException {
    assertThat(
            lint(
                "shop.yaml",
                """
                databaseChangeLog:
                  - logicalFilePath: shop.yaml
                  - changeSet:
                      id: "make"
                      author: alice
                      changes:
                        - sql: {sql: create table a (id int)}
                      rollback:
                        - sql: {sql: drop table a}
                  - changeSet: {author: bob, id: 'make', changes: [{sql: {sql: truncate a}}]}
                  - changeSet:
                      author: carol
                      id: make
                      changes:
                        - sql: {sql: delete from a}
                """))
        .containsExactlyInAnyOrder("rollback-missing@10", "rollback-missing@11");
  }

  @Test
  void an_id_inside_the_sql_of_another_changeset_of_a_formatted_file() throws IOException {
    assertThat(
            lint(
                "shop.sql",
                """
                --liquibase formatted sql logicalFilePath:shop.sql
                --changeset alice:1
                select 'alice:2', id = 2, ' --changeset alice:2'; -- changeset alice:2
                --rollback select f('changeset alice:2');
                --changeset alice:2
                truncate a;
                """))
        .containsExactly("rollback-missing@5");
  }

  @Test
  void an_id_inside_the_sql_of_another_changeset_in_yaml() throws IOException {
    assertThat(
            lint(
                "shop.yaml",
                """
                databaseChangeLog:
                  - logicalFilePath: shop.yaml
                  - changeSet:
                      id: 1
                      author: alice
                      changes:
                        - sql:
                            sql: |
                              select 'void: 2, id:20';
                              delete from a where id = 2 and b;
                      rollback:
                        - sql: {sql: select f()}
                  - changeSet:
                      id: 2
                      author: alice
                      changes:
                        - sql: {sql: truncate a}
                """))
        .containsExactly("rollback-missing@13");
  }

  @Test
  void an_id_inside_the_sql_of_another_changeset_in_json() throws IOException {
    assertThat(
            lint(
                "shop.json",
                """
                {"databaseChangeLog": [
                  {"logicalFilePath": "shop.json"},
                  {"changeSet": {"id": "1", "author": "alice",
                    "changes": [{"sql": {"sql": "delete from a where \\"id\\": \\"2\\""}}],
                    "rollback": [{"sql": {"sql": "select f(1) where id = 2"}}]}},
                  {"changeSet": {
                    "author": "alice",
                    "id": "2", "changes": [{"sql": {"sql": "truncate a"}}]}}
                ]}
                """))
        .containsExactly("rollback-missing@6");
  }

  @Test
  void an_id_inside_sql_or_a_comment_in_xml() throws IOException {
    assertThat(
            lint(
                "shop.xml",
                XML
                    + """
                      <!-- <changeSet id="2" author="alice"><sql>truncate a</sql></changeSet> -->
                      <changeSet id="1" author="alice">
                        <sql><![CDATA[delete from a where id = 2 or id="2"]]></sql>
                        <rollback><sql>select f() where id = 2</sql></rollback>
                      </changeSet>
                      <changeSet
                          author="alice"
                          id="2">
                        <sql>truncate a</sql>
                      </changeSet>
                    </databaseChangeLog>
                    """))
        .containsExactly("rollback-missing@10");
  }

  /** Liquibase's YAML parser makes numbers of them: 7, 1.1, 1000. */
  @Test
  void ids_that_yaml_takes_for_numbers() throws IOException {
    assertThat(
            lint(
                "shop.yaml",
                """
                databaseChangeLog:
                  - logicalFilePath: shop.yaml
                  - changeSet: {id: 007, author: alice, changes: [sql: {sql: truncate a}]}
                  - changeSet: {id: 1.10, author: alice, changes: [sql: {sql: truncate a}]}
                  - changeSet: {id: 1_000, author: alice, changes: [sql: {sql: truncate a}]}
                  - changeSet: {id: "0008", author: alice, changes: [sql: {sql: truncate a}]}
                  - property: {name: release, value: r2}
                  - changeSet: {id: "${release}-x", author: alice, changes: [sql: {sql: truncate a}]}
                """))
        .containsExactly(
            "rollback-missing@3",
            "rollback-missing@4",
            "rollback-missing@5",
            "rollback-missing@6",
            "rollback-missing@8");
  }

  @Test
  void ids_that_differ_in_case_only() throws IOException {
    assertThat(
            lint(
                "shop.sql",
                """
                --liquibase formatted sql logicalFilePath:shop.sql
                --changeset alice:add-x
                create table a (id int);
                --rollback drop table a;
                --changeset alice:Add-X
                truncate a;
                """))
        .containsExactly("rollback-missing@5");
  }

  @Test
  void quoted_ids_and_authors() throws IOException {
    assertThat(
            lint(
                "shop.sql",
                """
                --liquibase formatted sql logicalFilePath:shop.sql
                --changeset "Al: the first":"add x"
                truncate a;
                --changeset alice:"add x to y" labels:one
                truncate b;
                --changeset "Bob B":put
                truncate c;
                -- CHANGESET alice:ADD2 runOnChange:false
                truncate d;
                """))
        .containsExactly(
            "rollback-missing@2", "rollback-missing@4", "rollback-missing@6", "rollback-missing@8");
  }

  @Test
  void ids_in_attributes() throws IOException {
    assertThat(
            lint(
                "shop.xml",
                XML
                    + """
                    <changeSet id="1" author="alice"><sql>truncate a</sql></changeSet>
                    <changeSet author='alice' id='10'><sql>truncate b</sql></changeSet>
                    <changeSet author="bob"
                        id = "1"
                        runOnChange="false"><sql>truncate c</sql></changeSet>
                    </databaseChangeLog>
                    """))
        .containsExactly("rollback-missing@5", "rollback-missing@6", "rollback-missing@7");
  }

  @Test
  void a_formatted_file_with_carriage_returns() throws IOException {
    assertThat(
            lint(
                "shop.sql",
                """
                --liquibase formatted sql logicalFilePath:shop.sql
                --changeset alice:1
                create table a (
                    id int
                );
                create table if not exists b (
                    id int
                );
                create table if not exists c (id int);
                --rollback drop table
                --rollback     a;
                --rollback what is left
                --changeset alice:2
                truncate a;
                """
                    .replace("\n", "\r\n")))
        .containsExactlyInAnyOrder(
            "if-not-exists-hides-drift@6",
            "if-not-exists-hides-drift@9",
            "rollback-is-prose@12",
            "rollback-missing@13");
  }

  @Test
  void a_file_of_its_own_with_carriage_returns() throws IOException {
    WrittenChangelog written = new WrittenChangelog(folder);
    written.write(
        "a.sql",
        """
        create table a (id int);
        create table if not exists b (id int);

        create table if not exists c (id int);
        """
            .replace("\n", "\r\n"));
    assertThat(
            written.findings(
                "shop.yaml",
                """
                databaseChangeLog:
                  - logicalFilePath: shop.yaml
                  - changeSet:
                      id: 1
                      author: alice
                      changes:
                        - sqlFile: {path: a.sql, relativeToChangelogFile: true}
                      rollback:
                        - sql: {sql: drop table a}
                """
                    .replace("\n", "\r\n")))
        .containsExactlyInAnyOrder(
            "if-not-exists-hides-drift@a.sql:2", "if-not-exists-hides-drift@a.sql:4");
  }

  /** What Liquibase puts in for a parameter stands nowhere in the file. */
  @Test
  void behind_many_lines_with_parameters() throws IOException {
    String inserts =
        IntStream.range(0, 400)
            .mapToObj("insert into ${s}.a values (%d, 'x');\n"::formatted)
            .collect(Collectors.joining());
    assertThat(
            lint(
                "shop.yaml",
                """
                databaseChangeLog:
                  - logicalFilePath: shop.yaml
                  - property: {name: s, value: shop}
                  - changeSet:
                      id: 1
                      author: alice
                      changes:
                        - sql:
                            splitStatements: true
                            sql: |
                              create table if not exists shop.a (id int, b text);
                %s
                              create table if not exists ${s}.b (id int);
                              create table if not exists shop.c (id int);
                      rollback:
                        - sql: {sql: drop table a}
                """
                    .formatted(inserts.indent(14).stripTrailing())))
        .containsExactlyInAnyOrder(
            "if-not-exists-hides-drift@11",
            "if-not-exists-hides-drift@11",
            "if-not-exists-hides-drift@413");
  }

  private List<String> lint(String name, String text) throws IOException {
    return new WrittenChangelog(folder).findings(name, text);
  }
}
