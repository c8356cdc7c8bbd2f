package dev.pgrehearse.changelog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ways of going wrong that a rule's one bad example leaves out. */
class LintVariantsTest {

  @TempDir Path folder;

  @Test
  void a_value_with_blanks_and_a_blank_behind_the_colon_are_dropped() throws IOException {
    assertThat(
            sql(
                """
                --changeset alice:1 labels:one, two runInTransaction: false
                select 2 as n from public.t;
                --rollback drop table public.t;
                """))
        .containsExactly("unknown-attribute@2", "unknown-attribute@2");
  }

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
        .containsExactly("rollback-missing@4", "unknown-attribute@6");
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
  void every_directive_inside_a_body_is_found() throws IOException {
    assertThat(
            sql(
                """
                --changeset alice:1 splitStatements:false stripComments:false
                create function f() returns void language plpgsql as $$
                begin
                -- comment on what follows
                  -- rollback is up to the caller
                -- preconditions are met
                -- property a:b c:d
                -- include the rest
                null;
                end $$;
                /*
                --rollback drop table t;
                */
                --rollback drop function f();
                """))
        .containsExactly(
            "directive-inside-body@5",
            "directive-inside-body@6",
            "directive-inside-body@7",
            "directive-inside-body@8",
            "directive-inside-body@9",
            "directive-inside-body@13");
  }

  @Test
  void a_changeset_line_inside_a_body_ends_it() throws IOException {
    assertThat(
            sql(
                """
                --changeset alice:1 splitStatements:false stripComments:false
                create function f() returns void language plpgsql as $$
                begin
                -- changeset of:today
                null;
                end $$;
                --rollback drop function f();
                """))
        .contains("directive-inside-body@5");
  }

  @Test
  void a_view_loses_its_option_in_a_rollback_too() throws IOException {
    assertThat(
            sql(
                """
                --changeset alice:1
                create view "shop".v with (security_barrier, security_invoker = true) as select 1 as n;
                --rollback drop view shop.v;
                --changeset alice:2
                create or replace view shop.v with (security_invoker = on) as select 2 as n;
                --rollback create or replace view shop.v as select 1 as n;
                """))
        .containsExactly("view-loses-security-invoker@7");
  }

  @Test
  void several_statements_one_by_one_outside_a_transaction_are_a_risk() throws IOException {
    assertThat(
            new WrittenChangelog(folder)
                .all(
                    "shop.sql",
                    WrittenChangelog.HEADER
                        + """
                        --changeset alice:1 runInTransaction:false
                        drop index concurrently a;
                        drop index concurrently b;
                        --rollback create index concurrently a on t (a);
                        """))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.severity().word()).isEqualTo("warning");
              assertThat(finding.message())
                  .isEqualTo(
                      "this changeset runs 2 statements outside a transaction: when a later one"
                          + " fails the earlier ones stay, and the next update runs them again");
              assertThat(finding.fix())
                  .isEqualTo(
                      "give each statement a changeset of its own with runInTransaction:false");
            });
  }

  @Test
  void a_setting_outside_a_transaction_leaks_or_does_nothing() throws IOException {
    assertThat(
            sql(
                """
                --changeset alice:1 runInTransaction:false
                set local lock_timeout = '2s';
                drop index concurrently a;
                --rollback create index concurrently a on t (a);
                --changeset alice:2
                set search_path to shop;
                drop table u;
                --rollback create table u ();
                """))
        .containsExactly("set-leaks@3", "set-leaks@7");
  }

  @Test
  void comments_of_a_body_are_stripped_by_default_which_is_good_to_know() throws IOException {
    assertThat(
            new WrittenChangelog(folder)
                .all(
                    "shop.sql",
                    WrittenChangelog.HEADER
                        + """
                        --changeset alice:1
                        create function f() returns integer language sql as $$
                        select 1 -- one
                        $$;
                        --rollback drop function f();
                        """))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.severity().word()).isEqualTo("info");
              assertThat(finding.message())
                  .isEqualTo(
                      "Liquibase strips the comments inside this body: the function in the database"
                          + " is not the one in the file");
            });
  }

  @Test
  void ignored_lines_without_an_end_swallow_the_file() throws IOException {
    assertThat(
            sql(
                """
                --changeset alice:1
                drop table t;
                --rollback create table t ();
                --ignoreLines:start
                drop table u;
                --changeset alice:2
                drop table v;
                """))
        .containsExactly("unaccounted-line@5");
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
        .containsExactly("mark-ran-rollback@4");
  }

  @Test
  void statements_behind_a_delimiter_of_their_own_are_seen() throws IOException {
    assertThat(
            sql(
                """
                --changeset alice:1 endDelimiter:@@
                drop table u @@
                vacuum t @@
                --rollback create table u ();
                """))
        .containsExactly("concurrently-in-transaction@4");
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

  private List<String> sql(String changesets) throws IOException {
    return new WrittenChangelog(folder).findings("shop.sql", WrittenChangelog.HEADER + changesets);
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
