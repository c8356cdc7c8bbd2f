package dev.pgrehearse.changelog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ways of going wrong that a rule's one bad example leaves out, in YAML, XML and JSON. */
class LintStructuredVariantsTest {

  @TempDir Path folder;

  @Test
  void unknown_keys_of_yaml_are_found_at_every_level() throws IOException {
    assertThat(
            yaml(
                """
                  - includ: other.yaml
                  - changeSet:
                      id: 1
                      author: alice
                      runInTransation: false
                      changes:
                        - sqls: drop table t
                        - sql: {sql: drop table t, splitStatment: false}
                        - createTable:
                            tableName: t
                            schema: shop
                            columns:
                              - column: {name: id, type: bigint}
                      rollback:
                        - sql: create table t ()
                """))
        .containsExactly(
            "unknown-attribute@3",
            "unknown-attribute@7",
            "unknown-attribute@9",
            "unknown-attribute@10",
            "unknown-attribute@13");
  }

  @Test
  void json_is_read_like_yaml() throws IOException {
    assertThat(
            new WrittenChangelog(folder)
                .findings(
                    "shop.json",
                    """
                    {"databaseChangeLog": [
                      {"logicalFilePath": "shop.json"},
                      {"changeSet": {
                        "id": "1",
                        "author": "alice",
                        "runOnchanges": true,
                        "changes": [{"sql": {"sql": "drop table t"}}]
                      }}
                    ]}
                    """))
        .containsExactly("rollback-missing@3", "unknown-attribute@6");
  }

  @Test
  void a_rollback_written_as_a_string_is_always_split() throws IOException {
    assertThat(
            yaml(
                """
                  - changeSet:
                      id: 1
                      author: alice
                      changes:
                        - sql: drop function f()
                      rollback: |
                        create function f() returns integer language plpgsql as $$
                        declare
                            v integer;
                        begin
                            return v;
                        end $$;
                """))
        .containsExactly("rollback-split@9");
  }

  @Test
  void the_word_empty_is_sent_as_sql_in_xml_and_an_empty_element_is_not() throws IOException {
    assertThat(
            xml(
                """
                  <changeSet id="1" author="alice">
                    <sql>drop table t</sql>
                    <rollback>empty</rollback>
                  </changeSet>
                  <changeSet id="2" author="alice">
                    <sql>drop table u</sql>
                    <rollback/>
                  </changeSet>
                """))
        .containsExactly("rollback-empty@7", "rollback-empty@9");
  }

  @Test
  void sql_files_are_looked_at_forward_and_back() throws IOException {
    WrittenChangelog changelog = new WrittenChangelog(folder);
    changelog.write("forward.sql", "\ncreate index concurrently i on t (a);\n");
    changelog.write("back.sql", "-- nothing\n");
    assertThat(
            changelog.findings(
                "shop.yaml",
                """
                databaseChangeLog:
                  - logicalFilePath: shop.yaml
                  - changeSet:
                      id: 1
                      author: alice
                      changes:
                        - sqlFile: {path: forward.sql}
                      rollback:
                        - sqlFile: {path: back.sql}
                """))
        .containsExactly(
            "concurrently-in-transaction@forward.sql:2", "rollback-does-nothing@back.sql:1");
  }

  @Test
  void a_create_table_change_marked_as_ran_is_dropped_by_its_automatic_rollback()
      throws IOException {
    assertThat(
            yaml(
                """
                  - changeSet:
                      id: 1
                      author: alice
                      preConditions:
                        - onFail: MARK_RAN
                        - not: [{tableExists: {tableName: t}}]
                      changes:
                        - createTable:
                            tableName: t
                            columns:
                              - column: {name: id, type: bigint}
                """))
        .containsExactly("mark-ran-rollback@3");
  }

  @Test
  void an_included_file_without_any_changeset_is_dropped_whole() throws IOException {
    WrittenChangelog changelog = new WrittenChangelog(folder);
    changelog.write("lost.sql", "--liquibase formatted sql\n\ncreate table t ();\n");
    assertThat(
            changelog.findings(
                "shop.yaml",
                """
                databaseChangeLog:
                  - logicalFilePath: shop.yaml
                  - include: {file: lost.sql, relativeToChangelogFile: true}
                """))
        .containsExactly("unaccounted-line@lost.sql:3");
  }

  @Test
  void a_file_that_is_not_there_is_named() {
    assertThat(
            catchThrowableOfType(
                ChangelogException.class,
                () ->
                    yaml(
                        """
                          - changeSet:
                              id: 1
                              author: alice
                              changes:
                                - sqlFile: {path: missing.sql}
                        """)))
        .hasMessageStartingWith("shop.yaml names missing.sql, which is not there");
  }

  private List<String> yaml(String entries) throws IOException {
    return new WrittenChangelog(folder)
        .findings("shop.yaml", "databaseChangeLog:\n  - logicalFilePath: shop.yaml\n" + entries);
  }

  private List<String> xml(String changesets) throws IOException {
    return new WrittenChangelog(folder)
        .findings(
            "shop.xml",
            """
            <databaseChangeLog logicalFilePath="shop.xml"
                xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
                xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">
            %s</databaseChangeLog>
            """
                .formatted(changesets));
  }
}
