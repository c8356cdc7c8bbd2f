package dev.pgrehearse.changelog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changelogs that are right and look a little like wrong ones. */
class LintFalsePositivesTest {

  @TempDir Path folder;

  @Test
  void comments_strings_and_plpgsql_words_are_not_directives_or_statements() throws IOException {
    assertThat(
            new WrittenChangelog(folder)
                .findings(
                    "shop.sql",
                    """
                    --liquibase formatted sql logicalFilePath:shop.sql
                    -- Copyright: the shop; all rights reserved
                    /* select 1; */
                    --property name:schema value:shop

                    --changeset "Alice B":"first one" labels:"one, two" dbms:postgresql runOnChange:false
                    --comment: the orders; create index concurrently
                    --preconditions onFail:HALT onError:HALT
                    --precondition-sql-check expectedResult:0 select count(*) from pg_catalog.pg_class where relname = 'x' and (1 = 1)
                    --validCheckSum: ANY
                    create table ${schema}.orders (
                        note text default 'vacuum; -- rollback it''s', -- the rollback: see below
                        "create index concurrently" text /* set role x; */
                    );

                    -- why the next is there
                    insert into shop.orders (note) values (E'\\'; set x = 1'), ('create table if not exists');
                    --rollback drop table ${schema}.orders;
                    --rollback
                    --rollback -- gone

                    --changeset bob:2 rollbackSplitStatements:false splitStatements:false stripComments:false
                    create procedure shop.p() language plpgsql as $body$
                    begin
                      rollback; -- comment in the middle
                      set local lock_timeout = '1s';
                      perform 1; -- 'quote
                    exception when others then
                      rollback;
                      raise;
                    end $body$;
                    create function shop.f() returns integer begin atomic select 1; select case when true then 2 end; end;
                    --rollback drop function shop.f();
                    --rollback drop procedure shop.p();

                    --changeset bob:3 endDelimiter:@@ stripComments:false
                    do $$ begin perform 1; end $$ @@
                    refresh materialized view concurrently shop.m @@
                    set constraints all deferred @@
                    --rollback select shop.undo();
                    --changeset bob:4 dbms:h2
                    set mode x;
                    """))
        .isEmpty();
  }

  @Test
  void xml_with_cdata_and_options_is_fine() throws IOException {
    assertThat(
            new WrittenChangelog(folder)
                .findings(
                    "shop.xml",
                    """
                    <databaseChangeLog logicalFilePath="shop.xml"
                        xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
                        xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                        xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">
                      <changeSet id="1" author="alice">
                        <comment>not empty; create index concurrently</comment>
                        <sql splitStatements="false" stripComments="true"><![CDATA[
                          -- rollback of what; was
                          create function f() returns integer language plpgsql as $$
                          begin if 1 < 2 then return 1; end if; return 2; end $$;
                        ]]></sql>
                        <rollback><sql splitStatements="false">drop function f(); drop table if exists t</sql></rollback>
                      </changeSet>
                      <changeSet id="2" author="alice">
                        <createTable tableName="t"><column name="id" type="bigint"/></createTable>
                        <createIndex tableName="t" indexName="i"><column name="id"/></createIndex>
                      </changeSet>
                      <changeSet id="3" author="alice">
                        <tagDatabase tag="v1"/>
                      </changeSet>
                    </databaseChangeLog>
                    """))
        .isEmpty();
  }

  @Test
  void yaml_with_every_usual_key_is_fine() throws IOException {
    assertThat(
            new WrittenChangelog(folder)
                .findings(
                    "shop.yaml",
                    """
                    databaseChangeLog:
                      - logicalFilePath: shop.yaml
                      - property: {name: table, value: t, global: false}
                      - preConditions:
                          - dbms: {type: postgresql}
                      - changeSet:
                          id: 1
                          author: alice
                          labels: core, first
                          comment: |
                            rollback: empty is not meant here
                          runInTransaction: true
                          failOnError: true
                          validCheckSum: ANY
                          preConditions:
                            - onFail: HALT
                            - sqlCheck: {expectedResult: 0, sql: select 0}
                          changes:
                            - sql:
                                comment: two functions
                                splitStatements: true
                                stripComments: false
                                endDelimiter: "@@"
                                sql: |
                                  create function f() returns integer language plpgsql as $$
                                  declare v integer; begin return v; end $$ @@
                                  create function g() returns integer language sql as 'select 1;'
                            - insert:
                                tableName: ${table}
                                columns:
                                  - column: {name: a, valueNumeric: 1}
                            - update:
                                tableName: t
                                columns:
                                  - column: {name: a, value: x}
                                where: a = 1
                            - addColumn:
                                tableName: t
                                columns:
                                  - column: {name: b, type: text, constraints: {nullable: true}}
                            - loadData:
                                file: rows.csv
                                tableName: t
                                usePreparedStatements: true
                            - addForeignKeyConstraint:
                                baseColumnNames: a
                                baseTableName: t
                                constraintName: t_a_fkey
                                referencedColumnNames: id
                                referencedTableName: u
                                onDelete: RESTRICT
                          rollback:
                            - sql: drop function f()
                            - delete: {tableName: t, where: a = 1}
                      - changeSet:
                          id: 2
                          author: alice
                          changes:
                            - createTable: {tableName: z, columns: [{column: {name: a, type: int}}]}
                          rollback:
                            dropTable: {tableName: z}
                    """))
        .isEmpty();
  }

  @Test
  void a_view_that_never_had_the_option_and_one_that_gets_it_afterwards_are_fine()
      throws IOException {
    assertThat(
            new WrittenChangelog(folder)
                .findings(
                    "shop.sql",
                    WrittenChangelog.HEADER
                        + """
                        --changeset alice:1
                        create or replace view shop.a as select 1 as n;
                        create view shop.b with (security_invoker) as select 1 as n;
                        --rollback drop view shop.b;
                        --rollback drop view shop.a;
                        --changeset alice:2
                        create or replace view shop.a as select 2 as n;
                        create or replace view shop.b as select 2 as n;
                        alter view shop.b set (security_invoker = on);
                        --rollback drop view shop.b;
                        --rollback create view shop.b with (security_invoker) as select 1 as n;
                        --changeset alice:3
                        drop view shop.b;
                        create view shop.b as select 3 as n;
                        --rollback drop view shop.b;
                        """))
        .isEmpty();
  }

  @Test
  void a_guard_that_makes_nothing_has_nothing_to_roll_back() throws IOException {
    assertThat(
            new WrittenChangelog(folder)
                .findings(
                    "shop.sql",
                    WrittenChangelog.HEADER
                        + """
                        --changeset alice:1 splitStatements:false
                        do $$ begin assert to_regclass('shop.t') is not null; end $$;
                        --rollback select 'the guard makes nothing' as guard;
                        """))
        .isEmpty();
  }

  @Test
  void the_path_may_be_given_changeset_by_changeset() throws IOException {
    String changelog =
        """
        --liquibase formatted sql

        --changeset alice:1 logicalFilePath:db/shop.sql
        create table shop.a (n integer);
        --rollback drop table shop.a;

        --changeset alice:2@
        create table shop.b (n integer);
        --rollback drop table shop.b;
        """;
    WrittenChangelog written = new WrittenChangelog(folder);

    assertThat(written.findings("shop.sql", changelog.replace("@", " logicalFilePath:db/shop.sql")))
        .isEmpty();
    assertThat(written.findings("shop.sql", changelog.replace("@", ""))).hasSize(1);
  }

  @Test
  void a_generated_changelog_names_schemas_of_extensions_that_it_does_not_use() throws IOException {
    String changelog =
        """
        <?xml version="1.1" encoding="UTF-8" standalone="no"?>
        <databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog" xmlns:pro="http://www.liquibase.org/xml/ns/pro" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.liquibase.org/xml/ns/pro http://www.liquibase.org/xml/ns/pro/liquibase-pro-latest.xsd http://www.liquibase.org/xml/ns/dbchangelog http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd" logicalFilePath="shop.xml">
            <changeSet author="alice (generated)" id="1-1">
                <createTable tableName="t"><column name="id" type="INTEGER"/></createTable>
            </changeSet>
            @
        </databaseChangeLog>
        """;
    WrittenChangelog written = new WrittenChangelog(folder);

    assertThat(written.findings("shop.xml", changelog.replace("@", ""))).isEmpty();
    assertThat(
            written.findings(
                "shop.xml",
                changelog.replace(
                    "@",
                    """
                    <changeSet author="alice" id="2">
                        <pro:addCheckConstraint tableName="t" constraintName="c" constraintBody="id &gt; 0"/>
                        <addCheckConstraint xmlns="http://www.liquibase.org/xml/ns/pro" tableName="t" constraintName="d" constraintBody="id &lt; 9"/>
                    </changeSet>""")))
        .contains("missing-extension@7", "missing-extension@8");
  }

  @Test
  void what_only_keeps_a_database_in_order_has_nothing_to_undo() throws IOException {
    WrittenChangelog written = new WrittenChangelog(folder);
    String changelog =
        WrittenChangelog.HEADER
            + """
            --changeset alice:1 runInTransaction:false
            vacuum (analyze) shop.orders;
            --rollback empty
            --changeset alice:2
            analyze shop.orders;
            refresh materialized view shop.sales;
            --rollback select 1;
            """;

    assertThat(written.findings("shop.sql", changelog)).isEmpty();
    assertThat(
            written.findings(
                "shop.sql",
                changelog
                    .replace("analyze shop.orders;", "delete from shop.orders;")
                    .replace("vacuum (analyze)", "delete from")))
        .containsExactly("rollback-empty@4", "rollback-does-nothing@8");
  }
}
