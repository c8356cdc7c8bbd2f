package dev.pgrehearse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.changelog.Changelog;
import dev.pgrehearse.changelog.ChangelogLint;
import dev.pgrehearse.server.Database;
import dev.pgrehearse.server.PrivilegeRegime;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command as it is typed, on a small database. */
final class FacadeCommandIT {
  private static Server server;
  private static Database database;
  private static String url;

  @TempDir private Path out;

  @BeforeAll
  static void start() throws SQLException {
    server = Servers.start(new ServerChoice.Embedded(17));
    database = server.createDatabase(PrivilegeRegime.OPEN);
    try (Connection connection = database.connectAsMigrationRole();
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          create schema shop;
          create table public.orders (
              id bigint generated always as identity primary key,
              note text not null
          );
          create table public.lines (id bigint);
          create table public.parts (id bigint) partition by list (id);
          create table public.part partition of public.parts for values in (1);
          revoke all on public.orders from anon;
          """);
    }
    try (Connection superuser = database.connectAsSuperuser()) {
      String plain = superuser.getMetaData().getURL().replaceFirst("\\?.*", "");
      url = plain + "?user=" + superuser.getMetaData().getUserName();
    }
  }

  @AfterAll
  static void stop() {
    database.close();
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"facade", "facade plan", "facade reissue"})
  void help_ends_with_two_worked_examples(String command) {
    CommandRun run = CommandRun.of((command + " --help").split(" "));
    assertThat(run.exitCode()).isZero();
    String examples = run.out().substring(run.out().indexOf("Examples:"));
    assertThat(examples.lines().filter(line -> line.startsWith("  pgrehearse "))).hasSize(2);
  }

  @Test
  void a_plan_is_printed_with_its_way_back_and_what_it_touches() {
    CommandRun run =
        plan("--move", "public.orders=shop.orders", "--rename", "public.orders.note=remark");
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains(
            "alter table shop.orders rename column note to remark;",
            "    t.remark as note\nfrom shop.orders as t;",
            "-- rollback of public.orders -> shop.orders",
            "info  facade-sequence",
            "not looked at  statements that were sent to the tables: ",
            "CLEAN: 0 errors, 0 warnings");
  }

  @Test
  void a_plan_is_written_as_a_pack_and_never_over_another() throws IOException {
    String[] arguments = {
      "--move", "public.orders=shop.orders", "--out", out.toString(), "--pack", "shop/020_orders"
    };
    CommandRun run = plan(arguments);
    assertThat(run.exitCode()).isZero();
    assertThat(run.out().lines().filter(line -> line.startsWith("written: ")))
        .containsExactly(
            "written: changelog/shop.yaml",
            "written: changelog/shop/020_orders.yaml",
            "written: sql/shop/020_orders/00_guard.rollback.sql",
            "written: sql/shop/020_orders/00_guard.sql",
            "written: sql/shop/020_orders/10_orders.rollback.sql",
            "written: sql/shop/020_orders/10_orders.sql",
            "written: verification/shop/checks/020_orders.yaml",
            "written: verification/shop/facades.yaml",
            "written: verification/shop/rehearsal.yaml");
    assertThat(run.out())
        .contains(
            "next  pg_dump --schema-only --no-owner … > verification/shop/legacy.sql",
            "next  ./pgrehearse facade prove shop; facade start does all of this");
    assertThat(Files.readString(out.resolve("verification/shop/rehearsal.yaml")))
        .contains("authenticated: { role: authenticated, claims: {", "platform: supabase")
        .doesNotContain("alice", "anon:");
    assertThat(Files.readString(out.resolve("sql/shop/020_orders/10_orders.rollback.sql")))
        .startsWith("-- public.orders is the table again.\n\n-- Who has the table")
        .contains(
            "lock table shop.orders in share update exclusive mode;",
            "lock table public.orders in access exclusive mode;")
        .endsWith(
            """

            set local lock_timeout = '2s';

            drop view public.orders;

            alter table shop.orders set schema public;
            """);
    assertThat(
            ChangelogLint.of(Changelog.open(out.resolve("changelog/shop/020_orders.yaml")))
                .findings())
        .isEmpty();
    assertThat(Files.readString(out.resolve("verification/shop/checks/020_orders.yaml")))
        .contains("as: authenticated", "as: service_role", "insert into public.orders (note)")
        .doesNotContain("alice", "anon");
    CommandRun again = plan(arguments);
    assertThat(again.exitCode()).isEqualTo(2);
    assertThat(again.err())
        .startsWith(
            "pgrehearse: changelog/shop/020_orders.yaml is there already and is not overwritten; give"
                + " another --pack or --out");
  }

  @Test
  void the_records_of_a_system_are_looked_into_and_one_without_any_is_refused() {
    CommandRun plan = plan("--move", "public.orders=shop.orders", "--clients", "reorganization");
    assertThat(plan.exitCode()).isZero();
    CommandRun none = plan("--move", "public.orders=shop.orders", "--clients", "crm");
    assertThat(none.exitCode()).isEqualTo(2);
    assertThat(none.err()).contains("verification/crm/clients/ records no statement");
    CommandRun unknown = plan("--move", "public.orders=shop.orders", "--clients", "nosuch");
    assertThat(unknown.exitCode()).isEqualTo(2);
    assertThat(unknown.err()).contains("nosuch");
  }

  @ParameterizedTest
  @CsvSource({
    "1, public.lines=shop.lines --triggers, facade-no-key",
    "1, public.part=shop.part, facade-child-alone",
    "2, public.nope=shop.nope, facade-unknown-table",
    "2, public.orders=public.lines, facade-name-taken",
    "2, public.orders=nowhere.orders, facade-unknown-schema",
    "2, public.orders=shop.orders --compute public.orders.short=t.nope||t.note, facade-expression",
    "1, public.lines=shop.lines --hide public.lines.id, facade-no-columns",
  })
  void a_refusal_has_its_exit_code_and_prints_no_sql(int exitCode, String move, String rule) {
    CommandRun run = plan(("--move " + move).split(" "));
    assertThat(run.exitCode()).isEqualTo(exitCode);
    assertThat(run.out()).contains("error  " + rule).doesNotContain("alter table public");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--move orders=shop.orders|--move orders=shop.orders is not of the form"
            + " schema.table=schema.table; a name with capitals or other signs stands in double"
            + " quotes",
        "--move public.orders=shop.orders --rename public.lines.id=x|--rename names a column of"
            + " public.lines, which no --move names",
        "--move public.orders=shop.orders --hide public.orders.note=x|--hide public.orders.note=x is not"
            + " of the form schema.table.column; a name with capitals or other signs stands in double"
            + " quotes",
        "--move public.orders=shop.orders --compute public.orders.note|--compute public.orders.note is"
            + " not of the form schema.table.column=EXPRESSION; a name with capitals or other signs"
            + " stands in double quotes",
        "--move public.orders=shop.orders --hide public.orders.note --drop public.orders.note='x'|"
            + "public.orders: column note is to be two of dropped, computed, hidden and added; choose"
            + " one",
        "--move public.orders=shop.orders --hide public.orders.note --hide public.orders.note|--hide"
            + " public.orders.note names a column that another --hide names already",
        "--move public.orders=shop.orders --pack orders|'orders' is no name of a pack; write NNN_name"
            + " or SYSTEM/NNN_name, such as shop/020_topics",
      })
  void what_is_typed_wrong_is_said_in_one_line(String arguments, String message) {
    CommandRun run = plan(arguments.split(" "));
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err().lines())
        .containsExactly("pgrehearse: " + message, "See pgrehearse facade plan --help.");
  }

  @Test
  void columns_that_clients_see_otherwise_are_planned() {
    CommandRun run =
        plan(
            "--move",
            "public.orders=shop.orders",
            "--compute",
            "public.orders.short=left(t.note, 3)",
            "--add",
            "public.orders.extra=integer default 1");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains(
            "alter table shop.orders add column extra integer default 1;",
            "    t.note,\n    left(t.note, 3) as short\nfrom shop.orders as t;",
            "comment on view public.orders is 'Facade of shop.orders. Not shown as stored: extra.';",
            "warning  facade-computed-column");
  }

  /** What is half there would be in the way of the next try. */
  @Test
  void a_pack_that_cannot_be_written_whole_leaves_nothing_behind() throws IOException {
    Files.writeString(out.resolve("verification"), "in the way");
    CommandRun run =
        plan(
            "--move",
            "public.orders=shop.orders",
            "--out",
            out.toString(),
            "--pack",
            "shop/020_orders");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .startsWith("pgrehearse: cannot write verification/shop/checks/020_orders.yaml under ")
        .contains("; is it writable, and a folder?");
    assertThat(run.out()).doesNotContain("written:");
    try (Stream<Path> left = Files.walk(out)) {
      assertThat(left.filter(Files::isRegularFile)).containsExactly(out.resolve("verification"));
    }
  }

  @Test
  void a_facade_that_drifted_is_written_anew() throws IOException, SQLException {
    try (Connection connection = database.connectAsMigrationRole();
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          create table shop.goods (id bigint primary key, cost integer);
          revoke all on shop.goods from anon, authenticated, service_role;
          create view public.goods with (security_invoker = on) as
          select t.id from shop.goods as t;
          revoke all on public.goods from anon, authenticated, service_role;
          comment on view public.goods is 'Facade of shop.goods.';
          """);
    }
    CommandRun undecided = reissue("--view", "public.goods");
    assertThat(undecided.exitCode()).isEqualTo(2);
    assertThat(undecided.out()).contains("error  facade-undecided-column");
    CommandRun printed = reissue("--view", "public.goods", "--show", "cost");
    assertThat(printed.exitCode()).isZero();
    assertThat(printed.out())
        .contains("-- rollback of public.goods", "create or replace view public.goods");
    CommandRun written =
        reissue(
            "--view",
            "public.goods",
            "--hide",
            "cost",
            "--out",
            out.toString(),
            "--pack",
            "shop/030_goods");
    assertThat(written.exitCode()).isZero();
    assertThat(Files.readString(out.resolve("sql/shop/030_goods/10_goods.sql")))
        .isEqualTo(
            """
            -- public.goods is again what shop.goods wants it to be.
            set local lock_timeout = '2s';

            comment on view public.goods is 'Facade of shop.goods. Not shown as stored: cost.';
            """);
    assertThat(
            ChangelogLint.of(Changelog.open(out.resolve("changelog/shop/030_goods.yaml")))
                .findings())
        .isEmpty();
    try (Connection connection = database.connectAsMigrationRole();
        Statement statement = connection.createStatement()) {
      statement.execute(Files.readString(out.resolve("sql/shop/030_goods/10_goods.sql")));
    }
    CommandRun nothing = reissue("--view", "public.goods");
    assertThat(nothing.exitCode()).isZero();
    assertThat(nothing.out())
        .isEqualTo("public.goods is what shop.goods wants: nothing to do%n".formatted());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--view goods|--view goods is not of the form schema.view; a name with capitals or other signs"
            + " stands in double quotes",
        "--view public.goods --show a.b|--show a.b is no name of a column; one with capitals or other"
            + " signs stands in double quotes",
      })
  void what_is_typed_wrong_of_a_reissue_is_said_in_one_line(String arguments, String message) {
    CommandRun run = reissue(arguments.split(" "));
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err().lines())
        .containsExactly("pgrehearse: " + message, "See pgrehearse facade reissue --help.");
  }

  @Test
  void what_is_no_facade_is_exit_code_2() {
    CommandRun run = reissue("--view", "public.orders");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).contains("error  facade-not-a-facade");
  }

  @Test
  void a_server_that_does_not_answer_is_exit_code_3_without_the_password() {
    CommandRun run =
        CommandRun.of(
            "facade",
            "plan",
            "--url",
            "jdbc:postgresql://localhost:1/shop?user=alice&password=hush",
            "--move",
            "public.orders=shop.orders");
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err())
        .startsWith("pgrehearse: cannot connect to jdbc:postgresql://localhost:1/shop (08001): ")
        .doesNotContain("hush");
  }

  private static CommandRun plan(String... arguments) {
    return run("plan", arguments);
  }

  private static CommandRun reissue(String... arguments) {
    return run("reissue", arguments);
  }

  private static CommandRun run(String command, String... arguments) {
    String[] all = new String[arguments.length + 4];
    all[0] = "facade";
    all[1] = command;
    all[2] = "--url";
    all[3] = url;
    System.arraycopy(arguments, 0, all, 4, arguments.length);
    return CommandRun.of(all);
  }
}
