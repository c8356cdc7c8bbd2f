package dev.pgrehearse.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.changelog.Changelog;
import dev.pgrehearse.changelog.ChangelogPlayer;
import dev.pgrehearse.changelog.ChangesetFailed;
import dev.pgrehearse.finding.Finding;
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
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that has drifted from the one that two packs of moves were written for. */
final class PreflightIT {

  private static final String LEGACY =
      """
      create table public.customers (customer_id bigint primary key, email text);

      create table public.orders (
          order_id bigint primary key,
          customer_id bigint references public.customers (customer_id),
          state text not null default 'open'
      );
      grant select on table public.orders to authenticated;

      create table public."Notes" (note_id bigint primary key, body text);

      create function public.open_orders() returns bigint language sql stable
      as $$ select count(*) from public.orders where state = 'open' $$;
      """;

  private static final String CHANGELOG =
      """
      --liquibase formatted sql logicalFilePath:shop.sql

      --changeset alice:010_sales/10_orders labels:sales
      create schema sales;
      alter table public.orders set schema sales;
      create view public.orders with (security_invoker = on) as
      select o.order_id, o.customer_id, o.state from sales.orders as o;
      create or replace function public.open_orders() returns bigint language sql stable
      as 'select count(*) from sales.orders where state = ''open''';
      --rollback drop view public.orders;
      --rollback alter table sales.orders set schema public;
      --rollback create or replace function public.open_orders() returns bigint language sql stable
      --rollback as ' select count(*) from public.orders where state = ''open'' ';
      --rollback drop schema sales;

      --changeset alice:020_notes/10_notes labels:notes
      create schema office;
      alter table public."Notes" set schema office;
      create view public."Notes" with (security_invoker = on) as
      select n.note_id, n.body from office."Notes" as n;
      --rollback drop view public."Notes";
      --rollback alter table office."Notes" set schema public;
      --rollback drop schema office;
      """;

  private static final String MOVES =
      """
      moves:
        - { changeset: 010_sales/10_orders, table: public.orders, to: sales.orders }
        - { changeset: 020_notes/10_notes, table: 'public."Notes"', to: 'office."Notes"' }
      """;

  private static Server server;

  @TempDir private Path home;

  private Database live;

  @BeforeAll
  static void start() {
    server = Servers.start(new ServerChoice.Embedded(ServerChoice.DEFAULT_VERSION));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void production() throws IOException, SQLException {
    Path system = Files.createDirectories(home.resolve("verification/shop"));
    Files.writeString(home.resolve("shop.sql"), CHANGELOG);
    Files.writeString(system.resolve("legacy.sql"), LEGACY);
    Files.writeString(system.resolve("facades.yaml"), MOVES);
    Files.writeString(
        system.resolve("rehearsal.yaml"),
        """
        title: a shop
        changelog: shop.sql
        legacy: legacy.sql
        deployment: { platform: supabase }
        """);
    live = server.createDatabase(PrivilegeRegime.CLOSED);
    execute(LEGACY);
    execute("create schema " + ChangelogPlayer.HISTORY_SCHEMA);
  }

  @AfterEach
  void goneAgain() {
    live.close();
  }

  @Test
  void the_database_that_the_moves_were_written_for_can_be_deployed_to() {
    Preflight preflight = preflight();

    assertThat(preflight.findings()).isEmpty();
    assertThat(preflight.skipped()).isEmpty();
    assertThat(preflight.packs())
        .containsExactly(
            new Preflight.Pack("010_sales", 1, 0, 0, false),
            new Preflight.Pack("020_notes", 1, 0, 0, false));
  }

  @Test
  void columns_of_all_packs_are_told_at_once() throws SQLException {
    execute("alter table public.orders rename column state to status");
    execute("alter table public.orders alter column status set default 'new'");
    execute("alter table public.\"Notes\" add column pinned boolean");

    Preflight preflight = preflight();

    assertThat(preflight.packs()).allMatch(Preflight.Pack::stops);
    assertThat(preflight.findings()).extracting(Finding::rule).containsOnly("move-drifted");
    assertThat(preflight.findings().get(0).message())
        .contains("missing: column public.orders.state", "extra: column public.orders.status");
    assertThat(preflight.findings().get(1).message())
        .contains("extra: column public.\"Notes\".pinned");
    assertThat(preflight.findings().get(1).location())
        .hasToString("verification/shop/facades.yaml:3");
  }

  @Test
  void a_default_a_missing_table_a_function_and_a_name_that_is_taken_stop_a_pack()
      throws SQLException {
    execute("alter table public.orders alter column state set default 'new'");
    execute(
        """
        create or replace function public.open_orders() returns bigint language sql stable
        as 'select count(*) from public.orders where state in (''new'', ''open'')'
        """);
    execute("create schema sales");
    execute("create table sales.orders (order_id bigint)");
    execute("drop table public.\"Notes\"");

    List<Finding> findings = preflight().findings();

    assertThat(findings).extracting(Finding::rule).containsExactly("move-drifted", "move-drifted");
    assertThat(findings.get(0).message())
        .contains(
            "column public.orders.state: default changed",
            "function public.open_orders(): body changed",
            "there already: table sales.orders, where public.orders shall go");
    assertThat(findings.get(1).message()).contains("missing: table public.\"Notes\"");
  }

  @Test
  void keys_and_privileges_are_told_apart_from_what_goes_where_the_table_goes()
      throws SQLException {
    execute("alter table public.orders add column note_id bigint");
    execute("alter table public.orders drop column note_id");
    execute("revoke select on table public.orders from authenticated");
    execute("grant select on table public.orders to anon");
    execute("alter table public.orders alter column customer_id set not null");
    execute("create index on public.orders (state)");
    execute("alter table public.orders enable row level security");
    execute("create policy everybody on public.orders for select using (true)");

    Preflight preflight = preflight();

    assertThat(preflight.packs().get(0)).isEqualTo(new Preflight.Pack("010_sales", 1, 0, 1, false));
    assertThat(preflight.findings())
        .extracting(Finding::rule)
        .containsExactly("move-grants-drifted", "move-table-differs");
    assertThat(preflight.findings().get(0).message())
        .contains("privileges of anon", "privileges of authenticated");
    assertThat(preflight.findings().get(1).message())
        .contains("policy everybody on public.orders", "index public.orders_state_idx");

    execute(
        """
        alter table public."Notes" add constraint of_order
            foreign key (note_id) references public.orders (order_id)
        """);
    assertThat(preflight().findings())
        .filteredOn(finding -> finding.rule().equals("move-key-drifted"))
        .singleElement()
        .satisfies(key -> assertThat(key.message()).contains("of_order"));
  }

  @Test
  void what_no_move_knows_is_told_where_it_has_to_do_with_them_and_what_is_of_others_is_not()
      throws SQLException {
    execute("create table public.webhooks (id bigint primary key)");
    execute("create view public.latest as select max(order_id) as id from public.orders");
    execute(
        """
        create function public.last_order() returns bigint language sql
        as 'select max(order_id) from public.orders'
        """);
    execute("create function public.one() returns int language sql as 'select 1'");
    execute("create schema of_others");
    execute("create table of_others.anything (id bigint)");

    assertThat(preflight().findings())
        .singleElement()
        .satisfies(
            unknown -> {
              assertThat(unknown.rule()).isEqualTo("move-unknown");
              assertThat(unknown.message())
                  .contains(
                      "table public.webhooks",
                      "view public.latest",
                      "function public.last_order()",
                      "which names public.orders")
                  .doesNotContain("public.one", "of_others");
            });
  }

  @Test
  void a_pack_that_has_moved_is_looked_at_where_its_table_is_now() throws Exception {
    deployFirst();
    Preflight moved = preflight();
    assertThat(moved.findings()).isEmpty();
    assertThat(moved.packs())
        .containsExactly(
            new Preflight.Pack("010_sales", 1, 1, 0, false),
            new Preflight.Pack("020_notes", 1, 0, 0, false));

    execute("alter table sales.orders add column note text");

    assertThat(preflight().findings())
        .singleElement()
        .satisfies(
            since -> {
              assertThat(since.rule()).isEqualTo("moved-table-drifted");
              assertThat(since.message()).contains("extra: column sales.orders.note");
            });
  }

  private Preflight preflight() {
    Spec specs = new Spec(home);
    SystemSpec spec = specs.read("shop");
    LiveLook look;
    try (Connection connection = live.connectAsSuperuser()) {
      look = LiveLook.of(connection, Optional.empty());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return Preflight.of(
        spec, Changelog.open(home.resolve("shop.sql")), specs.facades("shop"), look, server);
  }

  private void deployFirst() throws SQLException, ChangesetFailed {
    Changelog changelog = Changelog.open(home.resolve("shop.sql"));
    try (Connection superuser = live.connectAsSuperuser();
        ChangelogPlayer player = new ChangelogPlayer(changelog, live, () -> superuser)) {
      player.prepare();
      player.apply(changelog.changesets().get(0));
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = live.connectAsMigrationRole();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
