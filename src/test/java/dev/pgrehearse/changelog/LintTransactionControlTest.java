package dev.pgrehearse.changelog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Severity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who takes the transaction of a changeset into his own hands, and who only seems to. */
class LintTransactionControlTest {

  private static final String RULE = "transaction-control";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "commit",
        "COMMIT WORK",
        "commit and chain",
        "end",
        "End Transaction",
        "rollback",
        "rollback work and no chain",
        "abort",
        "begin",
        "begin transaction isolation level serializable",
        "begin read only",
        "start transaction",
        "start transaction read write",
        "savepoint a",
        "savepoint \"A b\"",
        "release a",
        "release savepoint a",
        "rollback to a",
        "rollback transaction to savepoint a",
        "set transaction isolation level serializable",
        "set local transaction read only",
        "set session transaction read only",
        "set transaction snapshot '00000003-0000001B-1'",
        "set transaction_isolation = 'serializable'",
        "prepare transaction 'a'"
      })
  void each_is_found_in_the_change_and_in_its_rollback_split_or_not(String statement)
      throws IOException {
    for (String split : List.of("true", "false")) {
      assertThat(
              rules(
                  """
                  --changeset alice:1 splitStatements:%s
                  create table t ();
                  /* why */ %s; -- and so on
                  insert into t default values;
                  --rollback drop table t;
                  """
                      .formatted(split, statement)))
          .containsExactly(RULE + "@4");
      assertThat(
              rules(
                  """
                  --changeset alice:1 splitStatements:%s
                  create table t ();
                  --rollback drop table t;
                  --rollback %s;
                  """
                      .formatted(split, statement)))
          .containsExactly(RULE + "@5");
    }
  }

  @Test
  void what_ends_the_transaction_is_told_rather_than_what_comes_before_it() throws IOException {
    Finding finding =
        only(
            """
            --changeset alice:1 splitStatements:false
            savepoint a;
            create table t ();
            rollback;
            --rollback drop table t;
            """);
    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
    assertThat(finding.location()).hasToString("shop.sql:5");
    assertThat(finding.message())
        .isEqualTo(
            "'rollback' ends the transaction that Liquibase began: what stands above is undone, and"
                + " Liquibase says OK all the same");
  }

  @Test
  void a_script_for_psql_is_told_to_leave_out_what_liquibase_does() throws IOException {
    assertThat(
            only("""
                    --changeset alice:1 splitStatements:false
                    begin;
                    create table t ();
                    create table u ();
                    commit;
                    --rollback drop table u; drop table t;
                    """)
                .fix())
        .isEqualTo(
            "take begin and commit out: Liquibase begins before a changeset and commits behind it");
  }

  @Test
  void files_and_inline_sql_of_every_format_are_read() throws IOException {
    WrittenChangelog written = new WrittenChangelog(folder);
    written.write("t.sql", "create table t ();\ncommit;\ncreate table u ();\n");
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
                        - sqlFile: {path: t.sql, splitStatements: false}
                      rollback:
                        - sql:
                            splitStatements: false
                            sql: |
                              drop table u;
                              commit;
                              drop table t;
                """))
        .containsExactly(RULE + "@13", RULE + "@t.sql:2");
    assertThat(
            written.findings(
                "shop.json",
                """
                {"databaseChangeLog": [
                  {"logicalFilePath": "shop.json"},
                  {"changeSet": {"id": "1", "author": "alice",
                    "changes": [{"sql": {"sql": "drop table t; commit; drop table u"}}],
                    "rollback": [{"sql": {"sql": "create table t ()"}}]
                  }}
                ]}
                """))
        .containsExactly(RULE + "@4");
    assertThat(
            written.findings(
                "shop.xml",
                """
                <databaseChangeLog logicalFilePath="shop.xml"
                    xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
                    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                    xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">
                  <changeSet id="1" author="alice">
                    <sql endDelimiter="@@">
                      drop table t
                      @@
                      commit
                      @@
                    </sql>
                    <rollback>create table t ()</rollback>
                  </changeSet>
                </databaseChangeLog>
                """))
        .containsExactly(RULE + "@9");
  }

  @Test
  void words_in_bodies_strings_names_and_comments_are_left_alone() throws IOException {
    assertThat(
            rules(
                """
                --changeset alice:1 splitStatements:false stripComments:false
                create procedure p() language plpgsql as $body$
                begin
                  insert into t values ('begin; commit;');
                  commit;
                  rollback;
                end
                $body$;
                create procedure q() language plpgsql as 'begin commit; end;';
                create function f() returns integer
                begin atomic
                  select 1;
                  select case when true then 2 end;
                end;
                create function g() returns integer language sql begin atomic select 1; end;
                -- commit;
                /* begin; /* rollback; */ commit; */
                create table "commit" ("end" text default 'x; commit;', "begin" text);
                insert into "commit" values (E'\\'; commit; --', $$; commit; $$);
                set constraints all immediate;
                lock table "commit";
                prepare plan as select 1;
                --rollback drop table "commit"; drop function f();
                --rollback drop procedure q(); drop procedure p();
                """))
        .isEmpty();
  }

  @Test
  void outside_a_transaction_a_block_that_is_committed_is_somebodys_decision() throws IOException {
    assertThat(
            all(
                """
                --changeset alice:1 runInTransaction:false splitStatements:false
                begin;
                set local lock_timeout = '2s';
                savepoint a;
                drop table t;
                release a;
                commit;
                --rollback begin isolation level serializable; create table t (); end;
                """))
        .isEmpty();
  }

  @Test
  void outside_a_transaction_what_leaves_a_block_open_or_undoes_it_is_found() throws IOException {
    assertThat(
            rules(
                """
                --changeset alice:1 runInTransaction:false
                begin; drop table t;
                --rollback create table t ();
                --changeset alice:2 runInTransaction:false
                commit;
                --rollback create table t ();
                --changeset alice:3 runInTransaction:false
                begin; drop table t; rollback;
                --rollback create table t ();
                --changeset alice:4 runInTransaction:false
                begin; drop table t; commit and chain;
                --rollback create table t ();
                --changeset alice:5 runInTransaction:false
                begin; drop table t; prepare transaction 'a';
                --rollback create table t ();
                --changeset alice:6 runInTransaction:false
                drop table t;
                --rollback create table t (); commit;
                """))
        .filteredOn(found -> found.startsWith(RULE))
        .containsExactly(
            RULE + "@3", RULE + "@6", RULE + "@9", RULE + "@12", RULE + "@15", RULE + "@19");
  }

  @Test
  void what_was_prepared_is_committed_outside_of_transactions_only() throws IOException {
    assertThat(
            rules(
                """
                --changeset alice:1
                commit prepared 'a';
                --rollback empty
                --changeset alice:2 runInTransaction:false
                rollback prepared 'a';
                --rollback empty
                """))
        .contains("concurrently-in-transaction@3")
        .doesNotContain(RULE + "@3", RULE + "@6", "concurrently-in-transaction@6");
  }

  @Test
  void session_characteristics_are_those_of_all_later_transactions() throws IOException {
    assertThat(
            rules(
                """
                --changeset alice:1
                set session characteristics as transaction isolation level serializable;
                drop table t;
                --rollback create table t ();
                """))
        .containsExactly("set-leaks@3");
  }

  private List<String> rules(String text) throws IOException {
    return new WrittenChangelog(folder).findings("shop.sql", WrittenChangelog.HEADER + text);
  }

  private List<Finding> all(String text) throws IOException {
    return new WrittenChangelog(folder).all("shop.sql", WrittenChangelog.HEADER + text);
  }

  private Finding only(String text) throws IOException {
    List<Finding> all = all(text);
    assertThat(all).hasSize(1);
    return all.get(0);
  }
}
