package dev.pgrehearse.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Severity;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether a changeset is one transaction is seen when it is played, whatever its text says. */
final class TransactionControlIT {

  private static final String RULE = "transaction-control";

  private static Server server;

  @TempDir private Path home;

  @BeforeAll
  static void start() {
    server = Servers.start(new ServerChoice.Embedded(ServerChoice.DEFAULT_VERSION));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void a_commit_in_the_middle_is_told_once_by_its_line() throws IOException {
    List<Finding> findings =
        played(
            """
            --changeset alice:1 splitStatements:false
            create table app.a ();
            commit;
            create table app.b ();
            --rollback drop table app.b; drop table app.a;
            """);
    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).rule()).isEqualTo(RULE);
    assertThat(findings.get(0).location()).hasToString("shop.sql:5");
  }

  @Test
  void what_a_property_brings_into_a_file_is_seen_when_it_runs() throws IOException {
    TemporarySystem system =
        shop("""
            databaseChangeLog:
              - logicalFilePath: shop.yaml
              - property: {name: close, value: commit}
              - property: {name: open, value: begin}
              - changeSet:
                  id: forward
                  author: alice
                  changes:
                    - sqlFile: {path: forward.sql, splitStatements: false}
                  rollback:
                    - sql: {sql: drop table app.a}
              - changeSet:
                  id: back
                  author: alice
                  changes:
                    - sql: {sql: create table app.b ()}
                  rollback:
                    - sqlFile: {path: back.sql}
              - changeSet:
                  id: open
                  author: alice
                  runInTransaction: false
                  changes:
                    - sqlFile: {path: open.sql}
                  rollback:
                    - sql: {sql: drop table app.c}
            """)
            .file("forward.sql", "create table app.a ();\n${close};\n")
            .file("back.sql", "drop table app.b;\n${close};\ndo $$ begin perform 1; end $$;\n")
            .file("open.sql", "${open};\ncreate table app.c ();\n");
    List<Finding> findings = of(system);
    assertThat(findings)
        .extracting(
            finding -> finding.rule() + " " + finding.changeset() + " " + finding.location())
        .containsExactly(
            RULE + " back back.sql", RULE + " forward forward.sql", RULE + " open open.sql");
    assertThat(findings.get(0).message())
        .isEqualTo(
            "the transaction that Liquibase began was over before Liquibase committed it: when a"
                + " later statement fails, what came before stays, and the next update runs it"
                + " again");
    assertThat(findings.get(2).message())
        .isEqualTo(
            "outside of a transaction the changeset began one and left it open: what Liquibase does"
                + " next is part of it");
  }

  @Test
  void what_modify_sql_adds_is_seen_when_it_runs() throws IOException {
    assertThat(
            of(
                shop(
                    """
                    databaseChangeLog:
                      - logicalFilePath: shop.yaml
                      - changeSet:
                          id: 1
                          author: alice
                          changes:
                            - createTable:
                                schemaName: app
                                tableName: a
                                columns:
                                  - column: {name: id, type: bigint, constraints: {primaryKey: true}}
                          modifySql:
                            - append: {value: "; rollback; create table app.b (id bigint primary key)"}
                          rollback:
                            - sql: {sql: drop table app.b}
                    """)))
        .extracting(Finding::rule)
        .containsExactly(RULE);
  }

  @Test
  void a_changeset_that_leaves_its_transaction_alone_is_left_alone() throws IOException {
    assertThat(
            played(
                """
                --changeset alice:procedure splitStatements:false stripComments:false
                create procedure app.p() language plpgsql as $$
                begin
                  commit;
                end
                $$;
                revoke execute on procedure app.p() from public;
                --rollback drop procedure app.p();

                --changeset alice:settings splitStatements:false
                set local lock_timeout = '2s';
                create table app.a (id bigint primary key);
                set constraints all immediate;
                do $$
                begin
                  perform 1 / 0;
                exception when division_by_zero then
                  null;
                end
                $$;
                reset all;
                --rollback drop table app.a;

                --changeset alice:call runInTransaction:false
                call app.p();
                --rollback select 1 as nothing;

                --changeset alice:block runInTransaction:false
                begin;
                create table app.b (id bigint primary key);
                create table app.c (id bigint primary key);
                commit;
                --rollback begin;
                --rollback drop table app.c;
                --rollback drop table app.b;
                --rollback commit;

                --changeset alice:index runInTransaction:false
                create index concurrently a_id_idx on app.a (id desc);
                --rollback drop index concurrently app.a_id_idx;
                """))
        .isEmpty();
  }

  @Test
  void what_must_come_first_in_a_transaction_still_may() throws IOException {
    assertThat(
            played(
                """
                --changeset alice:1 splitStatements:false
                set transaction isolation level serializable;
                create table app.a (id bigint primary key);
                --rollback drop table app.a;
                """))
        .extracting(finding -> finding.rule() + " " + finding.location())
        .containsExactly(RULE + " shop.sql:4");
  }

  private TemporarySystem shop(String yaml) throws IOException {
    return new TemporarySystem(home).prelude("create schema app;").changelog("shop.yaml", yaml);
  }

  private List<Finding> played(String changesets) throws IOException {
    return of(
        new TemporarySystem(home)
            .prelude("create schema app;")
            .changelog(
                "shop.sql", "--liquibase formatted sql logicalFilePath:shop.sql\n\n" + changesets));
  }

  private static List<Finding> of(TemporarySystem system) throws IOException {
    return system.rehearse(server).findings().stream()
        .filter(finding -> finding.severity() == Severity.ERROR)
        .toList();
  }
}
