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
                """);
    system.changelog(
        "shop.sql",
        """
        --liquibase formatted sql logicalFilePath:shop.sql

        --changeset alice:010_good labels:seeds
        insert into shop.labels (code) values ('good');
        --rollback delete from shop.labels where code = 'good';

        --changeset alice:020_bad labels:seeds
        insert into shop.labels (code) values ('bad');
        --rollback delete from shop.labels where code not in ('first', 'good');
        """);
    system.checks(
        "seeds.yaml",
        """
        phase: seeds
        checks:
          - name: notes_are_written
            because: It is all that anybody writes here.
            as: migration
            sql: insert into shop.notes default values
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
}
