package dev.pgrehearse.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

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

/** A column that comes back is the last of its table. */
final class ColumnOrderIT {

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

  private static final String LINES =
      "create table public.lines (id bigint primary key, note text, total numeric);";

  @Test
  void that_is_told_once_and_the_way_back_and_the_replay_are_played() throws IOException {
    TemporarySystem system =
        new TemporarySystem(home)
            .prelude(LINES + "create table public.\"My lines\" (a int, b int, c int);");
    system.changelog(
        "shop.sql",
        HEAD
            + """
            --changeset alice:010_note
            alter table public.lines drop column note;
            --rollback alter table public.lines add column note text;

            --changeset alice:020_seen
            alter table public.lines add column seen date;
            --rollback alter table public.lines drop column seen;

            --changeset alice:030_b
            alter table public."My lines" drop column a, drop column b;
            --rollback alter table public."My lines" add column b int, add column a int;

            --changeset alice:040_gone
            drop table public.lines;
            --rollback create table public.lines (id bigint primary key, total numeric, seen date);
            """);

    RehearsalResult result = system.rehearse(server);

    assertThat(told(result))
        .extracting(Finding::severity, Finding::rule, Finding::changeset)
        .containsExactly(
            tuple(Severity.INFO, "column-order-lost", "010_note"),
            tuple(Severity.INFO, "column-order-lost", "030_b"));
    assertThat(told(result).get(0).message())
        .endsWith("\n  - table public.lines: id, note, total before, id, total, note after");
    assertThat(result.phases()).allMatch(phase -> phase.rollbackMs() >= 0 && phase.replayMs() >= 0);
  }

  @Test
  void what_else_differs_is_found_all_the_same() throws IOException {
    TemporarySystem system = new TemporarySystem(home).prelude(LINES);
    system.changelog(
        "shop.sql",
        HEAD
            + """
            --changeset alice:010_note
            alter table public.lines drop column note;
            --rollback alter table public.lines add column note varchar(20);
            """);

    RehearsalResult result = system.rehearse(server);

    assertThat(told(result))
        .extracting(Finding::severity, Finding::rule)
        .containsExactly(
            tuple(Severity.ERROR, "rollback-differs"), tuple(Severity.INFO, "column-order-lost"));
    assertThat(told(result).get(0).message())
        .contains("type changed")
        .doesNotContain("column order");
  }

  @Test
  void a_table_that_is_made_anew_could_have_had_its_order() throws IOException {
    TemporarySystem system = new TemporarySystem(home).prelude(LINES);
    system.changelog(
        "shop.sql",
        HEAD
            + """
            --changeset alice:010_gone
            drop table public.lines;
            --rollback create table public.lines (id bigint primary key, total numeric, note text);
            """);

    RehearsalResult result = system.rehearse(server);

    assertThat(told(result)).extracting(Finding::rule).containsExactly("rollback-differs");
    assertThat(told(result).get(0).message())
        .contains("column order changed from id, note, total to id, total, note");
  }

  /** Without what clients would notice of the change itself. */
  private static List<Finding> told(RehearsalResult result) {
    return result.findings().stream().filter(f -> !f.rule().equals("breaks-clients")).toList();
  }
}
