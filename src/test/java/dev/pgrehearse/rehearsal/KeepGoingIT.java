package dev.pgrehearse.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Skipped;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A changeset that does not apply, and what comes after it. */
final class KeepGoingIT {

  private static final String HEAD = "--liquibase formatted sql logicalFilePath:shop.sql\n\n";

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
  void what_does_not_need_it_is_played_to_the_end_and_what_does_is_told_once() throws IOException {
    TemporarySystem system = new TemporarySystem(home);
    system.changelog(
        "shop.sql",
        HEAD
            + """
            --changeset alice:010_schema
            create schema shop;
            --rollback drop schema shop;

            --changeset alice:020_places
            create table shop.places (id bigint primary key, name txet);
            --rollback drop table shop.places;

            --changeset alice:030_shops
            create table shop.shops (id bigint primary key, name text not null);
            --rollback drop table shop.shops;

            --changeset alice:040_places_note
            alter table shop.places add column note text;
            --rollback alter table shop.places drop column note;

            --changeset alice:050_places_note_idx
            create index places_note_idx on shop.places (note);
            --rollback drop index shop.places_note_idx;

            --changeset alice:060_typing_error
            create index shops_name_idx on shop.shops (nmae);
            --rollback drop index shop.shops_name_idx;

            --changeset alice:070_forgetful
            create index shops_name_idx on shop.shops (name);
            --rollback select 1;

            --changeset alice:080_seed
            insert into shop.places (id) values (1);
            --rollback delete from shop.places where id = 1;
            """);

    RehearsalResult result = system.rehearse(server);

    assertThat(result.findings())
        .extracting(Finding::rule, Finding::changeset)
        .containsExactly(
            tuple("changeset-failed", "020_places"),
            tuple("changeset-failed", "060_typing_error"),
            tuple("rollback-differs", "070_forgetful"));
    assertThat(result.findings().get(0).fix()).endsWith("The rehearsal went on without it.");
    assertThat(result.skipped())
        .contains(
            new Skipped(
                "changesets 040_places_note, 050_places_note_idx, 080_seed",
                "what 020_places would have made is not there, for that does not apply"));
    assertThat(result.changesets())
        .extracting(played -> played.changeset().id())
        .containsExactly("010_schema", "030_shops", "070_forgetful");
  }

  @Test
  void a_halt_that_is_meant_says_so() throws IOException {
    TemporarySystem system = new TemporarySystem(home);
    system.changelog(
        "shop.yaml",
        """
        databaseChangeLog:
          - logicalFilePath: shop.yaml
          - changeSet:
              id: 010_stop
              author: alice
              changes: [{ stop: { message: look here first } }]
              rollback: []
        """);

    RehearsalResult result = system.rehearse(server);

    Finding failed = result.findings().get(0);
    assertThat(failed.rule()).isEqualTo("changeset-failed");
    assertThat(failed.message()).endsWith("look here first");
    assertThat(failed.fix()).startsWith("The stop change halts every update here on purpose");
    assertThat(result.changesets()).isEmpty();
  }

  @Test
  void an_extension_that_is_not_there_is_the_servers_lack() throws IOException {
    TemporarySystem system = new TemporarySystem(home);
    system.changelog(
        "shop.sql",
        HEAD
            + """
            --changeset alice:010_postgis
            create extension postgis;
            --rollback drop extension postgis;

            --changeset alice:020_places
            create table public.places (at geometry);
            --rollback drop table public.places;
            """);

    RehearsalResult result = system.rehearse(server);

    assertThat(result.findings()).extracting(Finding::changeset).containsExactly("010_postgis");
    assertThat(result.findings().get(0).message())
        .doesNotContain(".control")
        .contains("is not available. Hint: ");
    assertThat(result.findings().get(0).fix())
        .startsWith("This server lacks the extension postgis.")
        .contains("--postgres docker:IMAGE");
    assertThat(result.skipped()).extracting(Skipped::what).contains("changeset 020_places");
  }

  @Test
  void a_file_that_is_not_there_is_named_without_this_machines_folders() throws IOException {
    TemporarySystem system =
        new TemporarySystem(home).prelude("create table public.t (id bigint primary key);");
    system.changelog(
        "shop.yaml",
        """
        databaseChangeLog:
          - logicalFilePath: shop.yaml
          - changeSet:
              id: 010_rows
              author: alice
              changes: [{ loadData: { tableName: t, file: data/t.csv } }]
              rollback: [{ delete: { tableName: t } }]
        """);

    RehearsalResult result = system.rehearse(server);

    Finding failed = result.findings().get(0);
    assertThat(failed.message())
        .isEqualTo("the changeset does not apply: The file data/t.csv was not found");
    assertThat(failed.fix())
        .startsWith("Put the file where Liquibase looks for it, below the search path");
  }

  @Test
  void a_statement_that_liquibase_made_is_shown() throws IOException {
    TemporarySystem system =
        new TemporarySystem(home)
            .prelude("create table public.t (id bigint primary key, code text);");
    system.changelog(
        "shop.yaml",
        """
        databaseChangeLog:
          - logicalFilePath: shop.yaml
          - changeSet:
              id: 010_unique
              author: alice
              changes:
                - addUniqueConstraint: { tableName: t, columnNames: cod, constraintName: t_code }
        """);

    RehearsalResult result = system.rehearse(server);

    Finding failed = result.findings().get(0);
    assertThat(failed.rule()).isEqualTo("changeset-failed");
    assertThat(failed.message())
        .contains("Liquibase sent: ALTER TABLE public.t ADD CONSTRAINT t_code UNIQUE (cod)");
  }

  @Test
  void a_constraint_without_a_name_is_told_once_though_its_rollback_fails() throws IOException {
    TemporarySystem system =
        new TemporarySystem(home)
            .prelude("create table public.t (id bigint primary key, code text);");
    system.changelog(
        "shop.yaml",
        """
        databaseChangeLog:
          - logicalFilePath: shop.yaml
          - changeSet:
              id: 010_unique
              author: alice
              changes: [{ addUniqueConstraint: { tableName: t, columnNames: code } }]
        """);

    RehearsalResult result = system.rehearse(server);

    assertThat(result.findings())
        .extracting(Finding::rule)
        .contains("unnamed-constraint")
        .doesNotContain("rollback-failed");
  }

  @Test
  void a_delimiter_that_the_rollback_does_not_have_is_named() throws IOException {
    TemporarySystem system = new TemporarySystem(home);
    system.changelog(
        "shop.sql",
        HEAD
            + """
            --changeset alice:010_shop endDelimiter://
            create schema shop//
            create table shop.t (id bigint primary key)//
            --rollback drop table shop.t// drop schema shop//

            --changeset alice:020_stall endDelimiter:// rollbackEndDelimiter://
            create schema stall//
            create table stall.t (id bigint primary key)//
            --rollback drop table stall.t// drop schema stall//
            """);

    RehearsalResult result = system.rehearse(server);

    assertThat(result.findings())
        .extracting(Finding::rule, Finding::changeset)
        .containsExactly(tuple("rollback-failed", "010_shop"));
    assertThat(result.findings().get(0).fix())
        .startsWith("endDelimiter:// is not applied to the rollback")
        .contains("rollbackEndDelimiter://");
  }
}
