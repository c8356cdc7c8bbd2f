package dev.pgrehearse.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.pgrehearse.changelog.RelationLock;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Severity;
import dev.pgrehearse.finding.Skipped;
import dev.pgrehearse.rehearsal.RehearsedChangeset.RoundTrip;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a rehearsal does and tells, beside its rules. */
final class RehearsalIT {

  private static final String HEAD = "--liquibase formatted sql logicalFilePath:shop.sql\n\n";
  private static final String ORDERS =
      """
      create table public.orders (
          order_id bigint generated always as identity primary key,
          total numeric not null
      );
      """;

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
    system = new TemporarySystem(home).prelude(ORDERS);
    system.fixtures("insert into public.orders (total) values (10), (20);");
  }

  @Test
  void each_changeset_is_played_under_both_regimes_and_its_locks_and_discards_are_told()
      throws IOException {
    system.changelog(
        "shop.sql",
        HEAD
            + """
            --changeset alice:010_note labels:first
            alter table public.orders add column note text;
            --rollback alter table public.orders drop column note;

            --changeset alice:020_lines labels:second
            create table public.lines (line text primary key);
            revoke all on public.lines from public, anon, authenticated, service_role;
            grant insert on public.lines to service_role;
            insert into public.lines (line) values ('seeded');
            --rollback drop table public.lines;
            """);
    system.declares("identities: { service: { role: service_role } }");
    system.checks(
        "lines.yaml",
        """
        phase: second
        checks:
          - name: a_line_can_be_written
            because: That is what the table is for.
            as: service
            sql: insert into public.lines (line) values ('written')
            count: 1
        """);
    RehearsalResult result = system.rehearse(server);
    assertThat(TemporarySystem.inWords(result.findings())).isEmpty();
    assertThat(result.skipped())
        .containsExactly(
            new Skipped(
                "access matrix", "no access.yaml; ./pgrehearse access shop --update writes it"));
    assertThat(result.roundTrips()).isEqualTo(4);
    assertThat(result.checks()).isEqualTo(2);
    assertThat(result.privileges()).isPositive();
    assertThat(result.accessProbes()).isPositive();
    RehearsedChangeset note = result.changesets().get(0);
    assertThat(note.roundTrip()).isEqualTo(RoundTrip.IDENTICAL);
    assertThat(note.locks())
        .extracting(RelationLock::relation, RelationLock::mode)
        .containsExactly(tuple("public.orders", "AccessExclusiveLock"));
    assertThat(result.changesets().get(1).discards())
        .hasEntrySatisfying("public.lines", rows -> assertThat(rows).isPositive());
    assertThat(result.phases())
        .extracting(PhaseTiming::phase, PhaseTiming::changesets)
        .containsExactly(tuple("first", 1), tuple("second", 1));
    assertThat(result.phases()).allMatch(phase -> phase.rollbackMs() >= 0 && phase.replayMs() >= 0);
  }

  @Test
  void a_changeset_that_fails_is_the_end_where_that_is_wanted() throws IOException {
    system.changelog(
        "shop.sql",
        HEAD
            + """
            --changeset alice:010_total_check
            alter table public.orders add constraint orders_total_check check (total > 10);
            --rollback alter table public.orders drop constraint orders_total_check;

            --changeset alice:020_note
            alter table public.orders add column note text;
            --rollback alter table public.orders drop column note;
            """);
    RehearsalResult result =
        Rehearsal.of(system.spec()).keepGoing(false).run(server, TemporarySystem.SILENT);
    assertThat(result.findings()).extracting(Finding::rule).containsExactly("changeset-failed");
    assertThat(result.findings().get(0).message()).contains("23514");
    assertThat(result.findings().get(0).fix()).contains("The rehearsal stopped here");
    assertThat(result.findings().get(0).location()).hasToString("shop.sql:4");
    assertThat(result.changesets()).isEmpty();
    assertThat(result.skipped())
        .extracting(Skipped::what)
        .contains("the rollback of all phases to the start, and the replay");
  }

  @Test
  void what_is_declared_irreversible_and_raises_is_reported_as_such_and_is_no_finding()
      throws IOException {
    system.changelog("shop.sql", HEAD + IRREVERSIBLE).declares(DECLARED);
    RehearsalResult result = system.rehearse(server);
    assertThat(TemporarySystem.inWords(result.findings())).isEmpty();
    assertThat(result.changesets().get(0).roundTrip()).isEqualTo(RoundTrip.IRREVERSIBLE);
  }

  @Test
  void what_raises_undeclared_is_an_error() throws IOException {
    system.changelog("shop.sql", HEAD + IRREVERSIBLE);
    RehearsalResult result = system.rehearse(server);
    assertThat(result.findings()).extracting(Finding::rule).containsExactly("rollback-failed");
    assertThat(result.changesets().get(0).roundTrip()).isEqualTo(RoundTrip.DIFFERS);
  }

  private static final String IRREVERSIBLE =
      """
      --changeset alice:010_round rollbackSplitStatements:false splitStatements:true
      update public.orders set total = round(total);
      --rollback do $$ begin raise exception using errcode = 'PR000', message = 'no way back', hint = 'the backup of the day'; end $$;
      """;

  private static final String DECLARED =
      "irreversible: [{ changeset: 010_round, because: cents are gone }]";

  @Test
  void a_changeset_only_marked_as_ran_must_not_undo_what_was_there_before() throws IOException {
    system.changelog(
        "shop.sql",
        HEAD
            + """
            --changeset alice:010_orders
            --preconditions onFail:MARK_RAN
            --precondition-sql-check expectedResult:0 select count(*) from pg_catalog.pg_class where relname = 'orders'
            create table public.orders (order_id bigint primary key);
            --rollback drop table public.orders;
            """);
    RehearsalResult result = system.rehearse(server);
    assertThat(result.findings().stream().filter(f -> f.severity() == Severity.ERROR))
        .extracting(Finding::rule)
        .containsExactly("mark-ran-rollback");
  }

  @Test
  void an_option_is_played_on_top_of_the_finished_system() throws IOException {
    system.changelog(
        "shop.sql",
        HEAD
            + """
            --changeset alice:010_note labels:main
            alter table public.orders add column note text;
            --rollback alter table public.orders drop column note;
            """);
    system.file(
        "option.sql",
        HEAD.replace("shop.sql", "option.sql")
            + """
            --changeset alice:910_note_idx labels:option
            create index orders_note_idx on public.orders (note);
            --rollback drop index public.orders_note_idx;
            """);
    system.declares("options: [{ name: indexed, changelog: option.sql }]");
    system.declares(FEW_ROWS);
    RehearsalResult result = system.rehearse(server);
    assertThat(TemporarySystem.inWords(result.findings())).isEmpty();
    assertThat(result.changesets())
        .extracting(played -> played.changeset().id(), RehearsedChangeset::roundTrip)
        .containsExactly(
            tuple("010_note", RoundTrip.IDENTICAL), tuple("910_note_idx", RoundTrip.IDENTICAL));
  }

  @Test
  void checks_on_volume_run_on_as_many_rows_as_asked_for() throws IOException {
    system.changelog("shop.sql", HEAD + NOTE);
    system.beside(
        "volume.sql",
        """
        insert into public.orders (total)
        select 1 from generate_series(1, current_setting('rehearsal.rows')::int);
        """);
    system.declares("volume: { file: volume.sql, rows: 500 }");
    system.checks(
        "volume.yaml",
        """
        phase: main
        checks:
          - name: there_are_many
            because: A plan on three rows says nothing.
            on: volume
            as: migration
            sql: select count(*) from public.orders
            value: 501
        """);
    List<Finding> findings = system.rehearse(server).findings();
    assertThat(findings).extracting(Finding::rule).containsExactly("check-failed");
    assertThat(findings.get(0).message()).contains("502");
  }

  private static final String FEW_ROWS = "rows: { public.orders: 100 }";

  private static final String NOTE =
      """
      --changeset alice:010_note labels:main
      alter table public.orders add column note text;
      --rollback alter table public.orders drop column note;
      """;

  @Test
  void a_role_made_by_a_changeset_is_no_obstacle_for_the_next_regime() throws IOException {
    system.changelog(
        "shop.sql",
        HEAD
            + """
            --changeset alice:010_role
            create role pgrehearse_it_reader nologin;
            grant select on public.orders to pgrehearse_it_reader;
            --rollback revoke select on public.orders from pgrehearse_it_reader;
            --rollback drop role pgrehearse_it_reader;
            """);
    RehearsalResult result = system.rehearse(server);
    assertThat(TemporarySystem.inWords(result.findings())).isEmpty();
    assertThat(result.roundTrips()).isEqualTo(2);
  }

  @Test
  void a_check_that_fails_is_said_once_though_two_regimes_and_later_phases_repeat_it()
      throws IOException {
    system.changelog(
        "shop.sql",
        HEAD
            + NOTE
            + """

            --changeset alice:020_total_idx labels:later
            create index orders_total_idx on public.orders (total);
            --rollback drop index public.orders_total_idx;
            """);
    system.checks(
        "total.yaml",
        """
        phase: main
        checks:
          - name: the_total_is_fifty
            because: Somebody believes so.
            as: migration
            sql: select sum(total) from public.orders
            value: 50
        """);
    system.declares(FEW_ROWS);
    List<Finding> findings = system.rehearse(server).findings();
    assertThat(findings)
        .extracting(Finding::rule, Finding::changeset)
        .containsExactly(tuple("check-failed", "010_note"));
    assertThat(findings.get(0).location()).hasToString("verification/shop/checks/total.yaml:3");
    assertThat(findings.get(0).message())
        .isEqualTo(
            """
            the_total_is_fifty: as migration
              select sum(total) from public.orders
              expected the value 50, came 1 row: [30]
              because Somebody believes so.""");
  }
}
