package dev.pgrehearse.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Skipped;
import dev.pgrehearse.rehearsal.FixSql;
import dev.pgrehearse.rehearsal.Progress;
import dev.pgrehearse.server.Database;
import dev.pgrehearse.server.PrivilegeRegime;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import dev.pgrehearse.spec.Spec;
import dev.pgrehearse.spec.SystemSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real Liquibase in processes of its own, really killed. */
final class KilledDeploymentsIT {

  private static final String SHOP =
      "create schema shop; create table shop.orders"
          + " (id bigint generated always as identity primary key, total numeric);";

  private static final String HISTORY_OF_THE_FIRST =
      """
      create table public.databasechangelog (
          id varchar(255) not null, author varchar(255) not null, filename varchar(255) not null,
          dateexecuted timestamp not null, orderexecuted integer not null,
          exectype varchar(10) not null, md5sum varchar(35), description varchar(255),
          comments varchar(255), tag varchar(255), liquibase varchar(20), contexts varchar(255),
          labels varchar(255), deployment_id varchar(10)
      );
      insert into public.databasechangelog
          (id, author, filename, dateexecuted, orderexecuted, exectype)
      values ('1', 'alice', 'shop.sql', '2026-01-01', 1, 'EXECUTED');
      """;

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

  /** The change and its history row are two commits, also where the change is one. */
  @Test
  void a_transaction_is_there_or_not_and_what_the_history_lacks_is_logged() throws IOException {
    KillResult result =
        killed(
            """
            --changeset alice:1
            create table shop.notes (id bigint primary key);
            insert into shop.notes (id) values (1), (2);
            --rollback drop table shop.notes;
            """);

    assertThat(result.kills()).isEqualTo(5 + 4);
    assertThat(result.locks()).isEqualTo(result.kills());
    assertThat(result.converged()).isEqualTo(result.kills() - 2);
    assertThat(result.mended()).isEqualTo(2);
    assertThat(result.skipped()).isEmpty();
    assertThat(result.findings())
        .extracting(Finding::rule)
        .containsExactly("killed-before-history", "killed-lock-stuck");
    assertThat(result.findings().get(0).message())
        .isEqualTo(
            """
            Liquibase commits a change and its history row one after the other. Killed in between, \
            1 changeset and 1 rollback are left in a state that the history does not know, and the \
            next command fails; such as 1, liquibase update-count --count=1: relation "notes" \
            already exists; and 1, liquibase rollback-count --count=1: table "notes" does not exist""");
    assertThat(result.findings().get(0).fix())
        .isEqualTo(
            """
            pgrehearse status --url … says which one it is. A change that is there is logged: \
            liquibase mark-next-changeset-ran One that is rolled back is forgotten: delete from \
            databasechangelog where id = '1' and author = 'alice' and filename = 'shop.sql'; That \
            was tried for each, and holds.""");
  }

  @Test
  void statements_without_a_transaction_are_named_with_what_is_left_and_the_step()
      throws IOException {
    KillResult result =
        killed(
            """
            --changeset alice:1 runInTransaction:false
            create table shop.a (id bigint primary key);
            create table shop.b (id bigint primary key);
            --rollback drop table if exists shop.b;
            --rollback drop table if exists shop.a;
            """);

    List<Finding> told = of(result, "killed-not-atomic");
    assertThat(told).hasSize(2);
    assertThat(told.get(0).severity().word()).isEqualTo("warning");
    assertThat(told.get(0).location()).hasToString("shop.sql:3");
    assertThat(told.get(0).message())
        .isEqualTo(
            """
            the changeset is not done as a whole or not at all:
              - killed between its statements 1 and 2 of 2 it leaves extra: table shop.a (with 1 \
            column, 1 constraint and 1 index); the next liquibase update-count --count=1 fails: \
            relation "a" already exists""");
    assertThat(told.get(0).fix())
        .isEqualTo(
            """
            Give each statement a changeset of its own. Killed between its statements 1 and 2 of 2: \
            drop table shop.a; liquibase update-count --count=1""");
    // The rollback can be repeated, and nobody has to do anything.
    assertThat(told.get(1).severity().word()).isEqualTo("info");
    assertThat(told.get(1).fix())
        .isEqualTo(
            "Give each statement a changeset of its own. The same command again does the rest.");
    assertThat(of(result, "killed-not-mended")).isEmpty();
  }

  @Test
  void an_index_that_was_being_built_is_invalid_and_is_dropped() throws IOException {
    KillResult result =
        killed(
            """
            --changeset alice:1 runInTransaction:false
            create index concurrently orders_total_idx on shop.orders (total);
            --rollback drop index concurrently shop.orders_total_idx;
            """);

    List<Finding> told = of(result, "killed-not-atomic");
    assertThat(told).hasSize(2).allMatch(finding -> finding.severity().word().equals("info"));
    assertThat(told.get(0).message()).contains("valid changed from yes to no");
    assertThat(told.get(1).message())
        .contains("during its statement 1 of 1 it leaves extra: index");
    assertThat(told.get(1).fix())
        .isEqualTo(
            """
            Killed during its statement 1 of 1: drop index concurrently shop.orders_total_idx; \
            liquibase update-count --count=1""");
  }

  @Test
  void what_is_done_twice_without_an_error_is_told() throws IOException {
    KillResult result =
        killed(
            """
            --changeset alice:1
            update shop.orders set total = total * 2;
            --rollback update shop.orders set total = total / 2;

            --changeset alice:2
            update shop.orders set total = 7 where total < 7;
            --rollback select 1;
            """);

    assertThat(of(result, "killed-applied-twice"))
        .extracting(finding -> finding.changeset() + " " + finding.severity().word())
        .containsExactly("1 warning", "1 warning");
    assertThat(of(result, "killed-applied-twice").get(1).message())
        .isEqualTo(
            """
            killed between the change and its history row, the changeset is done a second time by \
            the next liquibase update-count --count=1, without an error, and that makes another \
            database: table shop.orders: still 2 rows, but not with the same values""");
  }

  @Test
  void where_no_step_is_found_that_is_an_error() throws IOException {
    KillResult result =
        killed(
            """
            --changeset alice:1 runInTransaction:false
            alter table shop.orders rename column total to amount;
            alter table shop.orders rename to bills;
            --rollback alter table shop.bills rename to orders;
            --rollback alter table shop.orders rename column amount to total;
            """);

    assertThat(of(result, "killed-not-mended")).hasSize(2);
    assertThat(of(result, "killed-not-mended").get(0).message())
        .contains("killed between its statements 1 and 2 of 2 it leaves");
  }

  @Test
  void a_sample_of_a_shipped_system_needs_no_more_than_the_history_row() {
    Set<String> sample = Set.of("000_init_core/05_migration_control");
    SystemSpec crm = new Spec(Path.of(System.getProperty("pgrehearse.home", ""))).read("crm");

    KillResult result =
        KilledDeployments.of(
            crm, changeset -> sample.contains(changeset.id()), server, Progress.none());

    assertThat(result.kills()).isGreaterThanOrEqualTo(10);
    assertThat(result.kills()).isEqualTo(result.converged() + result.mended());
    assertThat(result.findings())
        .extracting(Finding::rule)
        .containsExactly("killed-before-history", "killed-lock-stuck");
  }

  /** Every update runs it before what is next: also the one behind a kill. */
  @Test
  void what_runs_always_is_killed_and_what_comes_behind_it_too() throws IOException {
    KillResult result =
        killed(
            """
            --changeset alice:refresh runAlways:true
            create or replace view shop.totals as select sum(total) as total from shop.orders;
            insert into shop.orders (total) values (100);
            grant select on all tables in schema shop to public;
            --rollback drop view shop.totals;

            --changeset alice:2 runInTransaction:false
            create table shop.b (id bigint primary key);
            create table shop.c (id bigint primary key);
            --rollback drop table shop.c;
            --rollback drop table shop.b;
            """);

    assertThat(result.skipped()).isEmpty();
    // Twice there and back, and the first once more when it has run.
    assertThat(result.kills()).isEqualTo(5 + 4 + 4 + 4 + 5);
    assertThat(of(result, "killed-applied-twice")).isEmpty();
    assertThat(result.kills()).isEqualTo(result.converged() + result.mended());
    assertThat(of(result, "killed-not-atomic"))
        .extracting(Finding::changeset)
        .containsExactly("2", "2");
    assertThat(of(result, "killed-not-atomic"))
        .extracting(Finding::fix)
        .anyMatch(fix -> fix.endsWith("drop table shop.b; liquibase update-count --count=2"));
    assertThat(of(result, "killed-before-history").get(0).message())
        .contains("1 changeset and 2 rollbacks");
    assertThat(of(result, "killed-before-history").get(0).fix())
        .contains("insert into databasechangelog (id, author, filename, ");
  }

  @Test
  void what_runs_always_and_is_no_transaction_is_killed_when_it_is_run_again() throws IOException {
    KillResult result =
        killed(
            """
            --changeset alice:refresh runAlways:true runInTransaction:false
            drop view if exists shop.totals;
            create view shop.totals as select sum(total) as total from shop.orders;
            --rollback drop view shop.totals;
            """);

    assertThat(of(result, "killed-not-atomic"))
        .extracting(Finding::fix)
        .containsExactly(
            "Give each statement a changeset of its own. The same command again does the rest.");
    assertThat(of(result, "killed-not-atomic").get(0).message())
        .startsWith("the changeset, run again by a later update, is not done as a whole")
        .contains("missing: view shop.totals");
    assertThat(result.kills()).isEqualTo(result.converged() + result.mended());
  }

  @Test
  void what_liquibase_passes_over_is_listed_and_the_others_are_killed() throws IOException {
    KillResult result =
        killed(
            """
            --changeset alice:waits
            --preconditions onFail:CONTINUE
            --precondition-sql-check expectedResult:1 select 0
            create table shop.never (id bigint);
            --rollback drop table shop.never;

            --changeset alice:marked
            --preconditions onFail:MARK_RAN
            --precondition-sql-check expectedResult:1 select 0
            create table shop.never (id bigint);
            --rollback drop table shop.never;

            --changeset alice:1
            create table shop.a (id bigint primary key);
            --rollback drop table shop.a;
            """);

    assertThat(result.skipped())
        .extracting(Skipped::what)
        .containsExactly("killing deployments of waits", "killing deployments of marked");
    assertThat(result.kills()).isGreaterThanOrEqualTo(8);
    assertThat(result.kills()).isEqualTo(result.converged() + result.mended());
    assertThat(of(result, "killed-not-mended")).isEmpty();
  }

  /** As in a dump of production. */
  @Test
  void what_the_prelude_has_run_is_not_deployed_again_and_rows_wait_for_their_table()
      throws IOException {
    write("prelude.sql", SHOP + " " + HISTORY_OF_THE_FIRST);
    write("rows.sql", "insert into shop.b (id) values (1);");
    KillResult result =
        killed(
            """
            --changeset alice:1
            create table shop.orders (id bigint primary key);
            --rollback drop table shop.orders;

            --changeset alice:2
            create table shop.b (id bigint primary key);
            --rollback drop table shop.b;

            --changeset alice:3
            alter table shop.b add column note text;
            --rollback alter table shop.b drop column note;
            """);

    assertThat(result.skipped()).isEmpty();
    assertThat(result.kills()).isEqualTo(4 * 4);
    assertThat(result.kills()).isEqualTo(result.converged() + result.mended());
  }

  @Test
  void options_are_killed_on_the_finished_main_changelog() throws IOException {
    Path folder = Files.createDirectories(home.resolve("verification/shop"));
    Files.writeString(
        folder.resolve("rehearsal.yaml"),
        """
        title: Shop
        changelog: shop.sql
        legacy: prelude.sql
        options:
          - name: notes
            changelog: notes.sql
            legacy: filled.sql
        """);
    Files.writeString(folder.resolve("prelude.sql"), SHOP);
    Files.writeString(folder.resolve("filled.sql"), "insert into shop.a (id) values (1);");
    write(
        "shop.sql",
        """
        --liquibase formatted sql logicalFilePath:shop.sql

        --changeset alice:1
        create table shop.a (id bigint primary key);
        --rollback drop table shop.a;
        """);
    write(
        "notes.sql",
        """
        --liquibase formatted sql logicalFilePath:notes.sql

        --changeset alice:note runInTransaction:false
        alter table shop.a add column note text;
        update shop.a set note = 'none';
        --rollback alter table shop.a drop column note;
        """);

    KillResult result =
        KilledDeployments.of(
            new Spec(home).read("shop"),
            changeset -> changeset.id().equals("note"),
            server,
            Progress.none());

    assertThat(result.skipped()).isEmpty();
    assertThat(result.kills()).isEqualTo(4 + 3);
    // The column is there and the rows are not written: that is no change to be logged.
    assertThat(of(result, "killed-not-atomic")).hasSize(1);
    assertThat(of(result, "killed-not-atomic").get(0).fix())
        .endsWith(
            "liquibase mark-next-changeset-ran, then liquibase rollback-count --count=1, then"
                + " liquibase update-count --count=1");
    assertThat(result.kills()).isEqualTo(result.converged() + result.mended());
  }

  private static List<Finding> of(KillResult result, String rule) {
    return result.findings().stream().filter(finding -> finding.rule().equals(rule)).toList();
  }

  private KillResult killed(String changesets) throws IOException {
    Path prelude = home.resolve("prelude.sql");
    if (!Files.exists(prelude)) {
      write("prelude.sql", SHOP);
      write("rows.sql", "insert into shop.orders (total) values (1), (2);");
    }
    Path rows = home.resolve("rows.sql");
    Path changelog =
        write("shop.sql", "--liquibase formatted sql logicalFilePath:shop.sql\n\n" + changesets);
    KillResult result =
        KilledDeployments.of(
            SystemSpec.ofChangelog("shop", changelog, List.of(prelude), List.of(rows)),
            changeset -> true,
            server,
            Progress.none());
    try (Database database = server.createDatabase(PrivilegeRegime.PLAIN);
        Connection parser = database.connectAsSuperuser()) {
      for (Finding finding : result.findings()) {
        new FixSql(finding.fix()).parse(parser);
      }
    } catch (SQLException e) {
      throw new AssertionError("a fix that looks like SQL is none", e);
    }
    return result;
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(home.resolve(name), text);
  }
}
