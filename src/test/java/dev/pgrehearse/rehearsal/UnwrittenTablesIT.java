package dev.pgrehearse.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks write into a table, and the rollback is about another. */
final class UnwrittenTablesIT {

  @TempDir private Path home;

  @Test
  void a_rollback_that_deletes_rows_of_users_is_seen_and_one_that_deletes_its_own_is_not()
      throws IOException {
    TemporarySystem system =
        new TemporarySystem(home)
            .prelude(
                """
                create schema shop;
                create table shop.labels (code text primary key);
                create table shop.notes (id bigint generated always as identity primary key);
                insert into shop.labels values ('first');
                grant usage on schema shop to service_role;
                grant insert on shop.notes to service_role;
                """)
            .declares("identities: { clerk: { role: service_role } }");
    system.changelog(
        "shop.sql",
        """
        --liquibase formatted sql logicalFilePath:shop.sql

        --changeset alice:005_notes labels:notes
        alter table shop.notes add column text text;
        --rollback alter table shop.notes drop column text;

        --changeset alice:010_good labels:seeds
        insert into shop.labels (code) values ('good');
        --rollback delete from shop.labels where code = 'good';

        --changeset alice:020_bad labels:seeds
        insert into shop.labels (code) values ('bad');
        --rollback delete from shop.labels where code not in ('first', 'good');
        """);
    system.checks(
        "notes.yaml",
        """
        phase: notes
        checks:
          - name: notes_are_written
            because: It is all that anybody writes here.
            as: clerk
            sql: insert into shop.notes (text) values ('more')
            count: 1
        """);
    RehearsalResult result;
    try (Server server = Servers.start(new ServerChoice.Embedded(ServerChoice.DEFAULT_VERSION))) {
      result = system.rehearse(server);
    }

    assertThat(result.findings())
        .filteredOn(finding -> finding.rule().equals("rollback-loses-rows"))
        .singleElement()
        .satisfies(
            lost -> {
              assertThat(lost.changeset()).isEqualTo("020_bad");
              assertThat(lost.message()).contains("shop.labels");
            });
    assertThat(result.findings()).extracting(Finding::changeset).doesNotContain("010_good");
  }

  @Test
  void so_it_is_with_a_table_that_has_no_row() throws IOException {
    TemporarySystem system =
        new TemporarySystem(home)
            .prelude(
                """
                create schema shop;
                create table shop.labels (code text primary key);
                create table shop.drafts (code text primary key);
                create table shop.notes (id bigint generated always as identity primary key);
                grant usage on schema shop to service_role;
                grant insert on shop.notes, shop.drafts to service_role;
                """)
            .declares("identities: { clerk: { role: service_role } }");
    system.changelog(
        "shop.sql",
        """
        --liquibase formatted sql logicalFilePath:shop.sql

        --changeset alice:005_notes labels:notes
        alter table shop.notes add column text text;
        --rollback alter table shop.notes drop column text;

        --changeset alice:010_good labels:seeds
        insert into shop.labels (code) values ('good');
        --rollback delete from shop.labels where code = 'good';

        --changeset alice:020_good labels:seeds
        alter table shop.labels add column label text;
        --rollback alter table shop.labels drop column label;

        --changeset alice:030_good labels:seeds
        delete from shop.labels where code = 'good';
        --rollback insert into shop.labels (code) values ('good');

        --changeset alice:040_bad labels:seeds
        insert into shop.labels (code) values ('bad');
        --rollback delete from shop.labels;

        --changeset alice:050_bad labels:seeds
        alter table shop.drafts alter column code set default 'draft';
        --rollback alter table shop.drafts alter column code drop default; delete from shop.drafts;
        """);
    system.checks(
        "notes.yaml",
        """
        phase: notes
        checks:
          - name: notes_are_written
            because: It is all that anybody writes here.
            as: clerk
            sql: insert into shop.notes (text) values ('more')
            count: 1
        """);
    RehearsalResult result;
    try (Server server = Servers.start(new ServerChoice.Embedded(ServerChoice.DEFAULT_VERSION))) {
      result = system.rehearse(server);
    }

    assertThat(result.findings())
        .filteredOn(finding -> finding.rule().startsWith("rollback-"))
        .extracting(Finding::changeset)
        .containsExactlyInAnyOrder("040_bad", "050_bad");
  }
}
