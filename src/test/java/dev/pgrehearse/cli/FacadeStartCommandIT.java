package dev.pgrehearse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.server.Database;
import dev.pgrehearse.server.PrivilegeRegime;
import dev.pgrehearse.server.RecordingServer;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.Servers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One command from a URL to SQL that was rehearsed and proved, against databases of others. */
final class FacadeStartCommandIT {

  /** The oldest, which whatever pg_dump there is can read. */
  private static final int VERSION = 15;

  private static final String SHOP =
      """
      create type public.order_state as enum ('open', 'paid', 'sent');
      create table public.customers (
          id uuid primary key default gen_random_uuid(),
          user_id uuid not null references auth.users (id) on delete cascade,
          email text not null unique,
          name text not null
      );
      create table public.orders (
          id bigint generated always as identity primary key,
          customer_id uuid not null references public.customers (id) on delete cascade,
          state public.order_state not null default 'open',
          total numeric(10, 2) not null default 0 check (total >= 0),
          note text,
          changed_at timestamptz not null default now()
      );
      comment on table public.orders is 'What customers have ordered.';
      create index orders_customer_id_idx on public.orders (customer_id);
      create index customers_user_id_idx on public.customers (user_id);
      alter table public.customers enable row level security;
      alter table public.orders enable row level security;
      create policy select_own on public.customers for select to authenticated
      using (user_id = (select auth.uid()));
      create policy select_own on public.orders for select to authenticated
      using (
          exists (
              select
              from public.customers as c
              where c.id = customer_id and c.user_id = (select auth.uid())
          )
      );
      create policy insert_own on public.orders for insert to authenticated
      with check (
          exists (
              select
              from public.customers as c
              where c.id = customer_id and c.user_id = (select auth.uid())
          )
      );
      create function public.touch() returns trigger language plpgsql set search_path = '' as
      'begin new.changed_at := now(); return new; end';
      create trigger _100_touch before update on public.orders
      for each row execute function public.touch();
      create function public.order_count(p_customer uuid) returns bigint language sql stable as
      'select count(*) from public.orders as o where o.customer_id = p_customer';
      create function public.debt(p_user uuid) returns numeric language sql stable as
      'select sum(o.total) from public.orders as o join public.customers as c
      on c.id = o.customer_id where c.user_id = p_user';
      create view public.open_orders with (security_invoker = on) as
      select o.id, o.total from public.orders as o where o.state = 'open';
      create table public.parts (id bigint) partition by list (id);
      create table public.part partition of public.parts for values in (1);
      revoke all on all tables in schema public from anon, authenticated, service_role;
      grant select on public.customers, public.open_orders to authenticated;
      grant select, insert on public.orders to authenticated;
      grant all on public.customers, public.orders to service_role;
      """;

  private static final String BOOKS =
      """
      create table public.tenants (tenant_id integer primary key, name text not null);
      create table public.invoices (
          invoice_id serial primary key,
          tenant_id integer not null references public.tenants (tenant_id),
          amount numeric not null check (amount > 0),
          tags text[] not null default '{}',
          doc jsonb
      );
      alter table public.invoices enable row level security;
      create policy of_tenant on public.invoices to app
      using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::integer);
      grant select, insert, update, delete on public.invoices to app;
      grant select on public.tenants to app;
      grant usage on sequence public.invoices_invoice_id_seq to app;
      grant select on public.invoices to "Report Reader";
      alter default privileges in schema public grant select on tables to "Report Reader";
      """;

  private static final String OWED =
      """
      create function public.owed(p_name text) returns numeric language sql stable as
      'select sum(i.amount) from public.invoices as i
      join public.tenants as t on t.tenant_id = i.tenant_id where t.name = p_name';
      """;

  private static final String MIXED =
      """
      create type public."OrderState" as enum ('Open', 'Closed');
      create table public."Customer" ("CustomerId" integer primary key, "select" text);
      create table public."OrderItems" (
          "Id" serial primary key,
          "CustomerId" integer references public."Customer",
          "State" public."OrderState" not null,
          "a b" integer default 3
      );
      create function public."CountItems"() returns bigint language plpgsql as
      'begin return (select count(*) from "OrderItems"); end';
      grant select, insert on public."OrderItems" to "Report Reader";
      grant select on public."Customer" to "Report Reader";
      """;

  private static RecordingServer recording;
  private static Server server;
  private static final List<Database> DATABASES = new ArrayList<>();

  @TempDir private Path dir;

  @BeforeAll
  static void start() throws SQLException {
    recording = RecordingServer.start(VERSION);
    server = Servers.start(recording.choice());
    Database any = database(PrivilegeRegime.PLAIN, "select 1");
    asSuperuser(any, "create role app; create role \"Report Reader\"; create role reader login");
  }

  @AfterAll
  static void stop() {
    DATABASES.forEach(Database::close);
    server.close();
    recording.close();
  }

  @Test
  void a_schema_of_supabase_becomes_a_system_that_is_clean_and_goes_on_with_a_second_move()
      throws Exception {
    Database shop = database(PrivilegeRegime.OPEN, SHOP);
    asSuperuser(
        shop,
        """
        create extension pg_stat_statements with schema extensions;
        insert into auth.users (id) values ('11111111-0000-4000-8000-000000000001');
        insert into public.customers (user_id, email, name)
        values ('11111111-0000-4000-8000-000000000001', 'ann@private.example', 'Ann');
        grant pg_read_all_stats to @me;
        """
            .replace("@me", server.migrationRole()));
    asSuperuser(shop, "select extensions.pg_stat_statements_reset()");
    asSuperuser(shop, "set role authenticated; select id from public.orders where total > 7");
    String before = contents(shop);

    CommandRun first = start(shop, SHOP, "--move", "public.orders=sales.orders");

    assertThat(first.exitCode()).as(first.out() + first.err()).isZero();
    assertThat(first.out())
        .contains(
            "CLEAN: shop is rehearsed and proved; what runs is in sql/shop/",
            "of its kind  add-column, ",
            "select id from public.orders where total > $1  works, same plan")
        .doesNotContain("facade-differs", "FINDINGS", "left out");
    assertThat(contents(shop)).isEqualTo(before);
    assertThat(all()).doesNotContain("ann@private.example");
    assertThat(text("verification/shop/rehearsal.yaml"))
        .contains("platform: supabase", "anon: { role: anon }", "service: { role: service_role }")
        .contains("bob: { role: authenticated, claims: { ");
    assertThat(text("sql/shop/010_schemas/10_sales.sql")).contains("create schema sales;");
    assertThat(text("verification/shop/checks/020_sales.yaml"))
        .contains("orders_facade_is_closed_to_anon", "orders_facade_shows_bob_what_the_table_did")
        .contains("value: \"1\"");
    assertThat(text("verification/shop/facades.yaml"))
        .contains("functions:\n  - 020_sales/20_functions\n\n# Which table goes where.\nmoves:\n");
    assertThat(text("sql/shop/020_sales/20_functions.sql"))
        .contains("function public.order_count(", "from sales.orders as o");
    assertThat(text("sql/shop/020_sales/10_orders.sql")).doesNotContain("order_count");

    CommandRun second = start(shop, SHOP, "--move", "public.customers=sales.customers");

    assertThat(second.exitCode()).as(second.out() + second.err()).isZero();
    assertThat(second.out())
        .contains("goes on: changelog/shop.yaml", "goes on: verification/shop/facades.yaml")
        .contains("shop: 2 facades, ", "CLEAN: shop is rehearsed and proved");
    assertThat(text("changelog/shop.yaml"))
        .endsWith("  - include: { file: changelog/shop/030_sales.yaml }\n");
    assertThat(text("verification/shop/facades.yaml"))
        .contains("  - 020_sales/20_functions\n  - 030_sales/20_functions\n\n# Which");
    assertThat(text("sql/shop/030_sales/20_functions.sql"))
        .contains("from sales.orders as o join sales.customers as c\n");
    String untouched = all();
    CommandRun again = start(shop, SHOP, "--move", "public.orders=other.orders");
    assertThat(again.exitCode()).isEqualTo(2);
    assertThat(again.err()).contains("public.orders is listed already, at ");
    assertThat(all()).isEqualTo(untouched);

    whoeverBreaksItIsTold();
  }

  /** What belongs to the kind hides nothing else, and is there when nobody agrees to it. */
  private void whoeverBreaksItIsTold() throws Exception {
    UserRepository repository = new UserRepository(dir);
    Files.writeString(
        dir.resolve("shop/pgrehearse.yaml"), text("pgrehearse.yaml") + "platform: supabase\n");
    for (String part : List.of("changelog", "sql", "verification")) {
      Files.move(dir.resolve(part), dir.resolve("shop").resolve(part));
    }
    repository.replace(
        "sql/shop/020_sales/10_orders.sql", "(security_invoker = on)", "(security_invoker = off)");
    UserRepository.Answer broken =
        repository.call(
            "facade", "prove", "shop", "--form", "postgrest-select", "--form", "truncate");
    assertThat(broken.exitCode()).as(broken.all()).isEqualTo(1);
    assertThat(broken.out()).contains("public.orders: postgrest-select is not as it was");
    assertThat(broken.out()).doesNotContain("public.orders: truncate is not");

    repository.replace("verification/shop/facades.yaml", "form: of-its-kind", "form: analyze");
    UserRepository.Answer bare = repository.call("facade", "prove", "shop", "--form", "truncate");
    assertThat(bare.exitCode()).as(bare.all()).isEqualTo(1);
    assertThat(bare.out())
        .contains("public.orders: truncate is not as it was")
        .contains("of-its-kind is the form that stands for all that belongs to the kind of facade");
  }

  @Test
  void a_plain_schema_with_a_setting_becomes_one_with_rows_that_somebody_asked_for()
      throws Exception {
    Database books = database(PrivilegeRegime.PLAIN, BOOKS);
    asSuperuser(
        books,
        """
        insert into public.tenants values (7, 'Seven \\ ''s'), (8, 'Eight'), (9, 'Nine');
        insert into public.invoices (tenant_id, amount, tags, doc)
        select 7 + (i - 1) % 2, i, array['a,b', 'c'], '{"k": [1]}' from generate_series(1, 9) as i;
        create function public.evt() returns event_trigger language plpgsql as 'begin end';
        create event trigger evt on ddl_command_end execute function public.evt();
        """);
    String before = contents(books);

    CommandRun run =
        start(
            books,
            BOOKS.replace(
                "create policy",
                "create event trigger e on ddl_command_end execute function f();\ncreate policy"),
            "--move",
            "public.invoices=billing.invoices",
            "--sample",
            "4");

    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    assertThat(run.out())
        .contains("CLEAN: shop is rehearsed and proved")
        .containsIgnoringCase("left out  create event trigger");
    assertThat(contents(books)).isEqualTo(before);
    assertThat(text("verification/shop/fixtures.sql"))
        .contains("E'Seven \\\\ ''s'", "'{\"a,b\",c}'", "pg_catalog.setval(")
        .doesNotContain("Nine");
    assertThat(text("verification/shop/rehearsal.yaml"))
        .contains(
            "platform: plain", "settings: { app.tenant_id: \"7\" }", "role: \"Report Reader\"");
    assertThat(text("sql/shop/010_schemas/10_billing.sql"))
        .contains("grant usage on schema billing to \"Report Reader\", app;");
    assertThat(text("sql/shop/020_billing/10_invoices.sql"))
        .contains("revoke all on table public.invoices from public, \"Report Reader\"");
  }

  /**
   * Of several moves a function is written anew once, and facades with triggers have them along.
   */
  @Test
  void functions_of_several_moves_are_written_once_and_triggers_are_proved_too() throws Exception {
    Database books = database(PrivilegeRegime.PLAIN, BOOKS + OWED);

    CommandRun run =
        start(
            books,
            BOOKS + OWED,
            "--move",
            "public.invoices=billing.invoices",
            "--move",
            "public.tenants=billing.tenants");

    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    assertThat(run.out()).contains("shop: 2 facades, ", "CLEAN: shop is rehearsed and proved");
    assertThat(files().stream().filter(file -> file.endsWith(".sql")).filter(this::saysOwed))
        .containsExactly(
            "sql/shop/020_billing/30_functions.rollback.sql",
            "sql/shop/020_billing/30_functions.sql");

    CommandRun triggers =
        CommandRun.of(
            arguments(
                books,
                BOOKS + OWED,
                server.migrationRole(),
                "--system",
                "other",
                "--triggers",
                "--move",
                "public.tenants=billing.tenants"));

    assertThat(triggers.exitCode()).as(triggers.out() + triggers.err()).isZero();
    assertThat(triggers.out()).contains("CLEAN: other is rehearsed and proved");
    assertThat(text("verification/other/facades.yaml")).contains("triggers: true }");
    assertThat(text("verification/other/facades.yaml")).doesNotContain("functions:");
    assertThat(text("sql/other/020_billing/10_tenants.sql"))
        .contains("instead of insert", "billing.tenants as t");
  }

  /** Two tables that each need a row of the other, and a default that has to be a row elsewhere. */
  @Test
  void a_table_without_a_row_is_not_proved_and_a_default_that_is_nowhere_is_passed_over()
      throws Exception {
    String shops =
        """
        create table public.languages (language_id integer primary key, name text not null);
        create table public.staff (staff_id serial primary key, store_id integer not null);
        create table public.stores (
            store_id serial primary key,
            manager_id integer not null references public.staff (staff_id),
            language_id integer not null default 0 references public.languages (language_id)
        );
        alter table public.staff add foreign key (store_id) references public.stores (store_id);
        create table public.pages (
            page_id serial primary key,
            language_id integer not null default 0 references public.languages (language_id)
        );
        grant select, insert on public.stores, public.pages to app;
        """;
    Database circle = database(PrivilegeRegime.PLAIN, shops);

    CommandRun run =
        start(
            circle,
            shops,
            "--move",
            "public.stores=trade.stores",
            "--move",
            "public.pages=trade.pages");

    assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(1);
    assertThat(run.out())
        .contains(
            "left out  rows of public.stores: ",
            "ROWS MISSING: shop is rehearsed, and what writes is not proved without a row of"
                + " public.stores. Write some")
        .doesNotContain("rows of public.pages", "CLEAN: shop");
    assertThat(text("verification/shop/fixtures.sql")).contains("insert into public.pages ");
  }

  private boolean saysOwed(String file) {
    try {
      return text(file).contains("function public.owed(");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void names_with_capitals_become_one_as_well() throws Exception {
    Database mixed = database(PrivilegeRegime.PLAIN, MIXED);

    CommandRun run = start(mixed, MIXED, "--move", "public.\"OrderItems\"=\"Sales\".\"Items\"");

    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    assertThat(run.out()).contains("CLEAN: shop is rehearsed and proved");
    assertThat(text("verification/shop/facades.yaml"))
        .contains("table: \"public.\\\"OrderItems\\\"\", to: \"\\\"Sales\\\".\\\"Items\\\"\"");
  }

  @Test
  void what_cannot_be_moved_is_refused_and_nothing_is_written() throws Exception {
    Database shop = database(PrivilegeRegime.OPEN, SHOP);

    CommandRun part =
        start(
            shop, SHOP, "--move", "public.orders=sales.orders", "--move", "public.part=sales.part");
    assertThat(part.exitCode()).isEqualTo(1);
    assertThat(part.out()).contains("error  facade-child-alone", "public.part is a part of");
    assertThat(files()).isEmpty();

    CommandRun unknown = start(shop, SHOP, "--move", "public.nope=sales.nope");
    assertThat(unknown.exitCode()).isEqualTo(2);
    assertThat(unknown.out()).contains("error  facade-unknown-table");

    CommandRun lost =
        start(shop, SHOP, "--move", "public.parts=sales.parts", "--prelude", nothing());
    assertThat(lost.exitCode()).isEqualTo(2);
    assertThat(lost.err())
        .contains("public.parts cannot be made on the throwaway server", "is it in the dump?");

    Files.createDirectories(dir.resolve("changelog"));
    Files.writeString(dir.resolve("changelog/shop.yaml"), "databaseChangeLog: []\n");
    CommandRun inTheWay = start(shop, SHOP, "--move", "public.orders=sales.orders");
    assertThat(inTheWay.exitCode()).isEqualTo(2);
    assertThat(inTheWay.err())
        .startsWith("pgrehearse: changelog/shop.yaml is there already and is not overwritten; ");
    assertThat(files()).containsExactly("changelog/shop.yaml");
  }

  @Test
  void clients_that_a_login_may_not_see_are_unknown_and_not_clean() throws Exception {
    Database shop = database(PrivilegeRegime.CLOSED, SHOP);
    asSuperuser(
        shop,
        """
        create extension pg_stat_statements with schema extensions;
        grant usage on schema public, extensions to reader;
        grant select on all tables in schema public to reader;
        grant select on all sequences in schema public to reader;
        """);
    asSuperuser(shop, "set role authenticated; select id from public.orders where total > 8");

    CommandRun run =
        CommandRun.of(arguments(shop, SHOP, "reader", "--move", "public.orders=sales.orders"));

    assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(1);
    assertThat(run.out())
        .contains(
            "CLIENTS UNKNOWN: shop is rehearsed and proved; what clients send is hidden from reader.",
            "\n  grant pg_read_all_stats to reader;\n")
        .contains("note: the tables belong to " + server.migrationRole());

    CommandRun hidden = plan(shop);
    assertThat(hidden.exitCode()).as(hidden.out() + hidden.err()).isEqualTo(1);
    assertThat(hidden.out())
        .contains("create view public.orders\n")
        .endsWith(
            """
            CLIENTS UNKNOWN: the moves are planned; what clients send is hidden from reader. Ask for it, \
            and then for the plan again, or facade clients --url … --move …:
              grant pg_read_all_stats to reader;
            """)
        .doesNotContain("CLEAN: ");
    asSuperuser(shop, "grant pg_read_all_stats to reader");
    CommandRun seen = plan(shop);
    asSuperuser(shop, "revoke pg_read_all_stats from reader");
    assertThat(seen.exitCode()).isZero();
    assertThat(seen.out()).contains("CLEAN: 0 errors").doesNotContain("CLIENTS UNKNOWN");
  }

  private static CommandRun plan(Database database) throws SQLException {
    asSuperuser(
        database,
        "create schema if not exists sales; grant usage on schema sales to "
            + server.migrationRole());
    return CommandRun.of(
        List.of(
            "facade",
            "plan",
            "--url",
            url(database).replaceFirst("\\?.*", "?user=reader"),
            "--move",
            "public.orders=sales.orders"));
  }

  private CommandRun start(Database database, String schema, String... more)
      throws IOException, SQLException {
    return CommandRun.of(arguments(database, schema, server.migrationRole(), more));
  }

  private List<String> arguments(Database database, String schema, String login, String... more)
      throws IOException, SQLException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "facade",
                "start",
                "--quiet",
                "--url",
                url(database).replaceFirst("\\?.*", "?user=" + login),
                "--dir",
                dir.toString(),
                "--system",
                "shop"));
    arguments.addAll(List.of(more));
    if (List.of(more).contains("--system")) {
      arguments.subList(arguments.indexOf("--system"), arguments.indexOf("--system") + 2).clear();
    }
    if (!dumps() && !arguments.contains("--prelude")) {
      Path file = Files.createTempFile("schema", ".sql");
      file.toFile().deleteOnExit();
      arguments.addAll(List.of("--prelude", Files.writeString(file, schema).toString()));
    }
    return arguments;
  }

  private static String nothing() throws IOException {
    Path file = Files.createTempFile("nothing", ".sql");
    file.toFile().deleteOnExit();
    return Files.writeString(file, "select 1;\n").toString();
  }

  private static boolean dumps() {
    try {
      return new ProcessBuilder("pg_dump", "--version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static Database database(PrivilegeRegime regime, String schema) throws SQLException {
    Database database = server.createDatabase(regime);
    DATABASES.add(database);
    try (Connection connection = database.connectAsMigrationRole();
        Statement statement = connection.createStatement()) {
      statement.execute(schema);
    }
    return database;
  }

  private static void asSuperuser(Database database, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url(database));
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String url(Database database) throws SQLException {
    try (Connection connection = database.connectAsSuperuser()) {
      return connection.getMetaData().getURL().replaceFirst("\\?.*", "") + "?user=postgres";
    }
  }

  /** All that is in its tables, and what tables there are. */
  private static String contents(Database database) throws SQLException {
    try (Connection connection = database.connectAsSuperuser();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("select schema_to_xml('public', true, false, '')::text")) {
      row.next();
      return row.getString(1);
    }
  }

  private String text(String file) throws IOException {
    return Files.readString(dir.resolve(file));
  }

  private List<String> files() throws IOException {
    try (Stream<Path> found = Files.walk(dir)) {
      return found
          .filter(Files::isRegularFile)
          .map(file -> dir.relativize(file).toString())
          .filter(file -> !file.startsWith("target/"))
          .sorted()
          .toList();
    }
  }

  private String all() throws IOException {
    StringBuilder all = new StringBuilder();
    for (String file : files()) {
      all.append(file).append('\n').append(text(file));
    }
    return all.toString();
  }
}
