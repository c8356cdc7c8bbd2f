package dev.pgrehearse.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgrehearse.changelog.ChangelogException;
import dev.pgrehearse.ground.Ground;
import dev.pgrehearse.ground.Grounds;
import dev.pgrehearse.layer.Layers;
import dev.pgrehearse.selection.Choice;
import dev.pgrehearse.server.ServerChoice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RehearsedPartIT {

  private static final String CHANGELOG =
      """
      --liquibase formatted sql logicalFilePath:shop.sql

      --changeset alice:010_shop labels:first
      create schema shop;
      --rollback drop schema shop;

      --changeset alice:020_customers labels:first
      create table shop.customers (id bigint primary key);
      insert into shop.customers (id) values (1);
      --rollback drop table shop.customers;

      --changeset alice:030_notes labels:first
      create table shop.notes (id bigint primary key);
      --rollback alter table shop.notes add column late int;

      --changeset alice:040_orders labels:second
      create table shop.orders (id bigint primary key);
      --rollback drop table shop.orders;

      --changeset alice:050_names labels:second
      alter table shop.customers add column name text;
      --rollback alter table shop.customers drop column name;

      --changeset alice:060_totals labels:third
      alter table shop.orders add column total numeric;
      --rollback alter table shop.orders drop column total;
      """;

  @TempDir private Path home;
  @TempDir private Path cache;
  private TemporarySystem system;

  @BeforeEach
  void system() {
    system = new TemporarySystem(home);
  }

  @Test
  void what_comes_before_is_applied_and_not_judged() throws IOException {
    system.changelog("shop.sql", CHANGELOG);

    RehearsalResult result = rehearse(only("060_totals"));

    assertThat(TemporarySystem.inWords(result.findings())).isEmpty();
    assertThat(ids(result)).containsExactly("060_totals");
    assertThat(result.part().orElseThrow().leftOut())
        .containsExactly("5 changesets of the main changelog before 060_totals");
  }

  @Test
  void what_is_asked_for_is_judged() throws IOException {
    system.changelog("shop.sql", CHANGELOG);

    RehearsalResult result = rehearse(only("030_notes"));

    assertThat(result.findings())
        .extracting(finding -> finding.rule() + " " + finding.changeset())
        .containsExactly("rollback-differs 030_notes");
    assertThat(ids(result)).containsExactly("030_notes");
    assertThat(result.part().orElseThrow().leftOut())
        .containsExactly(
            "2 changesets of the main changelog before 030_notes",
            "the way back of 3 later changesets of the main changelog, which change other things");
  }

  @Test
  void a_later_changeset_that_changes_the_same_is_judged_too() throws IOException {
    system.changelog(
        "shop.sql", CHANGELOG.replace("shop.customers drop column name", "shop.notes add n int"));

    RehearsalResult result = rehearse(only("020_customers"));

    assertThat(ids(result)).containsExactly("020_customers", "050_names");
    assertThat(result.findings())
        .extracting(finding -> finding.rule() + " " + finding.changeset())
        .containsExactly("rollback-differs 050_names");
  }

  @Test
  void a_later_changeset_that_does_not_apply_any_more_is_told() throws IOException {
    system.changelog(
        "shop.sql", CHANGELOG.replace("create table shop.orders (", "create table shop.order ("));

    RehearsalResult result = rehearse(only("040_orders"));

    assertThat(result.findings())
        .extracting(finding -> finding.rule() + " " + finding.changeset())
        .contains("changeset-failed 060_totals");
  }

  @Test
  void an_earlier_one_that_does_not_apply_ends_it_with_its_place() throws IOException {
    system.changelog(
        "shop.sql",
        CHANGELOG.replace("alter table shop.customers add", "alter table shop.nobody add"));

    assertThatThrownBy(() -> rehearse(only("060_totals")))
        .isInstanceOf(ChangelogException.class)
        .hasMessageStartingWith(
            "a changeset does not apply, and what was asked for comes after it: ")
        .hasMessageContaining("shop.nobody");
  }

  @Test
  void from_the_first_on_is_everything() throws IOException {
    system.changelog("shop.sql", CHANGELOG);
    Rehearsal whole = Rehearsal.of(system.spec());

    RehearsalResult all = run(whole, withoutCache());
    RehearsalResult part = rehearse(new Choice.From("010_shop"));

    assertThat(part.findings()).isEqualTo(all.findings()).isNotEmpty();
    assertThat(ids(part)).isEqualTo(ids(all));
    assertThat(part.part().orElseThrow().leftOut()).isEmpty();
  }

  @Test
  void rows_that_a_phase_puts_in_are_there_before_the_next_one() throws IOException {
    system
        .changelog(
            "shop.sql",
            CHANGELOG
                + """

                    --changeset alice:070_needs_rows labels:third splitStatements:false
                    do $$ begin if not exists (select from shop.orders) then raise 'empty'; end if; end $$;
                    create table shop.returns (id bigint primary key);
                    --rollback drop table shop.returns;
                    """)
        .declares("phase_fixtures:\n  second: rows.sql")
        .beside("rows.sql", "insert into shop.orders (id) values (1);\n");

    RehearsalResult result = rehearse(only("070_needs_rows"));

    assertThat(TemporarySystem.inWords(result.findings())).isEmpty();
    assertThat(ids(result)).containsExactly("070_needs_rows");
  }

  @Test
  void the_second_time_it_begins_in_the_cache_and_finds_the_same() throws IOException {
    system.changelog("shop.sql", CHANGELOG);

    RehearsalResult first = rehearseAndKeep(only("050_names"));
    Rehearsal again = part(Rehearsal.of(system.spec()), only("050_names"));
    try (Ground ground = again.ground(grounds())) {
      assertThat(ground.notes())
          .singleElement()
          .asString()
          .matches("shop up to 040_orders: from the cache \\([0-9a-f]{12}\\)");
      RehearsalResult second = again.run(ground, TemporarySystem.SILENT);
      assertThat(second.findings()).isEqualTo(first.findings());
      assertThat(second.roundTrips()).isEqualTo(first.roundTrips()).isPositive();
    }
  }

  @Test
  void what_comes_before_is_not_taken_from_the_cache_once_it_has_changed() throws IOException {
    system.changelog("shop.sql", CHANGELOG);
    rehearseAndKeep(only("050_names"));
    Files.writeString(
        home.resolve("shop.sql"),
        CHANGELOG.replace("create table shop.notes (", "create table shop.notes (a int, "));

    Rehearsal again = part(Rehearsal.of(system.spec()), only("050_names"));
    try (Ground ground = again.ground(grounds())) {
      assertThat(ground.notes()).isEmpty();
    }
  }

  @Test
  void a_damaged_layer_is_told_and_made_anew() throws IOException {
    system.changelog("shop.sql", CHANGELOG);
    rehearseAndKeep(only("050_names"));
    try (Stream<Path> files = Files.walk(cache)) {
      Path some =
          files.filter(file -> file.endsWith("PG_VERSION")).sorted().findFirst().orElseThrow();
      Files.writeString(some, "damaged");
    }

    Rehearsal again = part(Rehearsal.of(system.spec()), only("050_names"));
    try (Ground ground = again.ground(grounds())) {
      assertThat(ground.notes()).singleElement().asString().contains("was thrown away");
      assertThat(again.run(ground, TemporarySystem.SILENT).findings()).isEmpty();
    }
  }

  @Test
  void a_changelog_that_makes_roles_before_is_played_from_the_start_under_two_regimes()
      throws IOException {
    system.changelog(
        "shop.sql",
        CHANGELOG
            .replace(
                "create schema shop;",
                "create schema shop; create role shop_reader; grant usage on schema shop to anon;")
            .replace("drop schema shop;", "drop schema shop; drop role shop_reader;"));

    Rehearsal rehearsal = part(Rehearsal.of(system.spec()), only("060_totals"));
    try (Ground ground = rehearsal.ground(withoutCache())) {
      assertThat(ground.notes())
          .containsExactly(
              """
              shop up to 050_names writes to roles, which belong to the server and not to a \
              database: everything is played from the start""");
      RehearsalResult result = rehearsal.run(ground, TemporarySystem.SILENT);
      assertThat(result.part()).isEmpty();
      assertThat(ids(result)).contains("010_shop", "060_totals");
      assertThat(result.findings())
          .extracting(finding -> finding.rule() + " " + finding.changeset())
          .containsExactly("rollback-differs 030_notes");
    }
  }

  private static Choice only(String id) {
    return new Choice.Only(List.of(id));
  }

  private RehearsalResult rehearse(Choice choice) throws IOException {
    return run(part(Rehearsal.of(system.spec()), choice), withoutCache());
  }

  private RehearsalResult rehearseAndKeep(Choice choice) throws IOException {
    return run(part(Rehearsal.of(system.spec()), choice), grounds());
  }

  private static Rehearsal part(Rehearsal whole, Choice choice) {
    return whole.only(whole.selector(Optional.empty()).select(choice));
  }

  private static RehearsalResult run(Rehearsal rehearsal, Grounds grounds) {
    try (Ground ground = rehearsal.ground(grounds)) {
      return rehearsal.run(ground, TemporarySystem.SILENT);
    }
  }

  private static Grounds withoutCache() {
    return Grounds.of(new ServerChoice.Embedded(17), Optional.empty());
  }

  private Grounds grounds() {
    return Grounds.of(new ServerChoice.Embedded(17), Optional.of(Layers.open(cache, Layers.BOUND)));
  }

  private static List<String> ids(RehearsalResult result) {
    return result.changesets().stream().map(each -> each.changeset().id()).toList();
  }
}
