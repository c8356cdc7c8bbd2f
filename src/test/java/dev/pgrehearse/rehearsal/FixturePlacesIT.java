package dev.pgrehearse.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.pgrehearse.changelog.ChangelogException;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.ground.Ground;
import dev.pgrehearse.ground.Grounds;
import dev.pgrehearse.selection.Choice;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import dev.pgrehearse.server.SqlScriptException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fixtures that are about tables which the changelog makes. */
final class FixturePlacesIT {

  private static Server server;

  @TempDir private Path home;
  private TemporarySystem system;

  @BeforeAll
  static void start() {
    server = Servers.start(new ServerChoice.Embedded(ServerChoice.DEFAULT_VERSION));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void newSystem() throws IOException {
    system = new TemporarySystem(home);
    system.changelog(
        "shop.sql",
        """
        --liquibase formatted sql logicalFilePath:shop.sql

        --changeset alice:010_shop
        create schema shop;
        create table shop.t (id bigint primary key, name text);
        --rollback drop table shop.t;
        --rollback drop schema shop;

        --changeset alice:020_note
        alter table shop.t add column note text not null;
        --rollback alter table shop.t drop column note;

        --changeset alice:030_name
        alter table shop.t drop column name;
        --rollback alter table shop.t add column name text;
        """);
  }

  @Test
  void they_are_run_as_soon_as_their_tables_are_there() throws IOException {
    system.fixtures("insert into shop.t (id, name) values (1, 'a');");

    RehearsalResult result = system.rehearse(server);

    assertThat(result.findings())
        .extracting(Finding::rule, Finding::changeset)
        .contains(
            tuple("changeset-failed", "020_note"), tuple("rollback-changes-rows", "030_name"));
  }

  @Test
  void they_are_run_where_it_is_said() throws IOException {
    system.fixtures("insert into shop.t (id, note) values (1, '');");

    RehearsalResult result =
        Rehearsal.of(system.spec()).fixturesAfter("020_note").run(server, TemporarySystem.SILENT);

    assertThat(result.findings()).extracting(Finding::rule).containsOnly("column-order-lost");
    assertThat(result.rowsWritten()).isPositive();
  }

  /** Before the part, behind it, and in the middle of it. */
  @Test
  void a_part_of_a_changelog_meets_them_where_they_belong() throws IOException {
    system.fixtures("insert into shop.t (id, name, note) values (1, 'a', '');");
    Rehearsal whole = Rehearsal.of(system.spec()).fixturesAfter("020_note");

    assertThat(part(whole, new Choice.Only(List.of("030_name"))).findings())
        .extracting(Finding::rule, Finding::changeset)
        .contains(tuple("rollback-changes-rows", "030_name"));
    assertThat(part(whole, new Choice.From("020_note")).findings())
        .extracting(Finding::rule, Finding::changeset)
        .contains(tuple("rollback-changes-rows", "030_name"))
        .doesNotContain(tuple("changeset-failed", "020_note"));
    assertThat(part(whole, new Choice.Only(List.of("010_shop"))).findings())
        .extracting(Finding::rule)
        .doesNotContain("changeset-failed", "rollback-changes-rows");
  }

  private static RehearsalResult part(Rehearsal whole, Choice choice) {
    Rehearsal part = whole.only(whole.selector(Optional.empty()).select(choice));
    try (Ground ground = part.ground(Grounds.of(new ServerChoice.Embedded(17), Optional.empty()))) {
      return part.run(ground, TemporarySystem.SILENT);
    }
  }

  @Test
  void one_that_runs_nowhere_is_bad_input() throws IOException {
    system.fixtures("insert into shop.nowhere values (1);");

    assertThatThrownBy(() -> system.rehearse(server))
        .isInstanceOf(SqlScriptException.class)
        .hasMessageContaining("fixtures.sql:1: 42P01");
    assertThatThrownBy(() -> Rehearsal.of(system.spec()).fixturesAfter("040_none"))
        .isInstanceOf(ChangelogException.class)
        .hasMessageContaining("--fixtures-after names the changeset '040_none'");
  }
}
