package dev.pgrehearse.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Location;
import dev.pgrehearse.server.Database;
import dev.pgrehearse.server.PrivilegeRegime;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import dev.pgrehearse.spec.Budget;
import dev.pgrehearse.spec.Identity;
import dev.pgrehearse.spec.MeasuredQuery;
import dev.pgrehearse.spec.Moment;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A shop of ten thousand orders, and what changes make its queries cost. */
final class CaptureIT {

  private static final String ALICE = "00000000-0000-0000-0000-000000000001";

  private static final String SHOP =
      """
      create table public.customers (
          id bigint generated always as identity primary key,
          owner uuid not null,
          orders bigint not null default 0
      );
      create table public.members (id bigint primary key);
      create table public.orders (
          id bigint generated always as identity primary key,
          owner uuid not null,
          customer_id bigint not null references public.customers,
          total numeric(10, 2) not null,
          words tsvector generated always as (to_tsvector('simple', 'order ' || total)) stored
      );
      create index orders_owner_idx on public.orders (owner);
      create index orders_customer_id_idx on public.orders (customer_id);
      create index orders_words_idx on public.orders using gin (words);
      create function public.who() returns uuid
          language plpgsql stable set search_path = ''
          as $$ begin return auth.uid(); end $$;
      create function public.rounded(amount numeric) returns numeric
          language sql immutable set search_path = ''
          as $$ select round(amount) $$;
      create function public.counted() returns trigger
          language plpgsql set search_path = ''
          as $$
          begin
              update public.customers set orders = orders + 1 where id = new.customer_id;
              return null;
          end $$;
      create trigger counted after insert on public.orders
          for each row execute function public.counted();
      alter table public.orders enable row level security;
      alter table public.orders force row level security;
      create policy own on public.orders to authenticated
          using (owner = (select auth.uid())) with check (owner = (select auth.uid()));
      alter table public.customers enable row level security;
      create policy own on public.customers to authenticated
          using (owner = (select auth.uid())) with check (owner = (select auth.uid()));
      create view public.open_orders with (security_invoker = on) as
          select o.id, o.total, c.orders
          from public.orders as o join public.customers as c on c.id = o.customer_id
          where o.total > 10;
      grant select, insert, update on all tables in schema public to authenticated, service_role;
      insert into public.customers (owner)
          select format('00000000-0000-0000-0000-0000000000%s', lpad(to_hex((n - 1) % 50), 2, '0'))::uuid
          from generate_series(1, 500) as n;
      alter table public.orders disable trigger counted;
      insert into public.orders (owner, customer_id, total)
          select format('00000000-0000-0000-0000-0000000000%s', lpad(to_hex(n % 50), 2, '0'))::uuid,
              n % 500 + 1, n % 1000
          from generate_series(1, 10000) as n;
      alter table public.orders enable trigger counted;
      """;

  private static final Identity AS_ALICE =
      new Identity("alice", "authenticated", Map.of("sub", ALICE));

  private static final Identity AS_SERVICE = new Identity("service", "service_role", Map.of());

  private static final Budget NO_BUDGET =
      new Budget(
          OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(), OptionalDouble.empty());

  private static final List<MeasuredQuery> QUERIES =
      List.of(
          query("own_orders", "select * from public.orders"),
          query("own_customers", "select * from public.customers"),
          query("one_order", "select * from public.orders where id = $1", "51"),
          query("open_orders", "select * from public.open_orders where id between 1 and 2000"),
          query(
              AS_SERVICE,
              "search",
              "select id from public.orders where words @@ to_tsquery('simple', '51.00')"),
          // Twice it would collide with itself.
          query("joined", "insert into public.members (id) values (7)"),
          query(
              "ordered",
              "insert into public.orders (owner, customer_id, total) values ($1, 2, 5), ($1, 52, 6)",
              ALICE));

  private static Server server;
  private static Database shop;
  private static Baseline kept;

  @BeforeAll
  static void start() throws SQLException {
    server = Servers.start(new ServerChoice.Embedded(ServerChoice.DEFAULT_VERSION));
    shop = server.createDatabase(PrivilegeRegime.CLOSED);
    run(shop, SHOP);
    Taken taken = new Capture(shop, server).take(QUERIES, Moment.AFTER);
    assertThat(taken.findings()).isEmpty();
    kept = baseline(taken);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  static Stream<Arguments> dearer() {
    return Stream.of(
        Arguments.of("own_orders", "drop index public.orders_owner_idx"),
        Arguments.of(
            "own_customers", "alter policy own on public.customers using (owner = auth.uid())"),
        Arguments.of(
            "own_orders", "alter policy own on public.orders using (owner = public.who())"),
        Arguments.of(
            "own_orders",
            "alter policy own on public.orders using (owner::text = (select auth.uid())::text)"),
        Arguments.of(
            "own_orders",
            """
            alter policy own on public.orders using (
                exists (select from public.customers as c
                    where c.id = customer_id
                    offset 0)
                and owner = (select auth.uid()))"""),
        Arguments.of(
            "own_orders",
            """
            drop index public.orders_owner_idx;
            create index orders_owner_idx on public.orders (total, owner)"""),
        Arguments.of(
            "own_orders",
            """
            create policy shared on public.orders for select to authenticated
                using (mod(customer_id, 100) = 3)"""),
        Arguments.of(
            "one_order",
            """
            create policy narrowed on public.orders as restrictive for select to authenticated
                using (exists (select from public.customers as c where c.id + 0 = customer_id))"""),
        Arguments.of(
            "open_orders",
            """
            create or replace view public.open_orders with (security_invoker = on) as
                select o.id, o.total, c.orders
                from public.orders as o join public.customers as c on c.id = o.customer_id
                where o.total > 10 and (select auth.uid()) is not null
                offset 0"""),
        Arguments.of(
            "open_orders",
            """
            create or replace view public.open_orders with (security_invoker = on) as
                select o.id, o.total,
                    (select count(*) from public.orders as other
                        where other.customer_id + 0 = o.customer_id) as orders
                from public.orders as o
                where o.total > 10"""),
        Arguments.of("search", "drop index public.orders_words_idx"),
        Arguments.of(
            "ordered",
            """
            create or replace function public.counted() returns trigger
                language plpgsql set search_path = ''
                as $$
                begin
                    update public.customers
                    set orders = (select count(*) from public.orders where customer_id + 0 = new.customer_id)
                    where id = new.customer_id;
                    return null;
                end $$"""),
        Arguments.of(
            "ordered",
            """
            create trigger counted_again after insert on public.orders
                for each row execute function public.counted()"""),
        Arguments.of(
            "ordered", "alter policy own on public.orders with check (public.who() = owner)"));
  }

  @ParameterizedTest
  @MethodSource("dearer")
  void what_makes_a_query_need_more_is_found(String query, String change) throws SQLException {
    assertThat(worse(change)).contains(query);
  }

  static Stream<String> harmless() {
    return Stream.of(
        "select 1",
        "analyze",
        "alter policy own on public.orders using ((select public.who()) = owner)",
        "comment on table public.orders is 'what people bought'",
        "create index orders_total_idx on public.orders (total)",
        "create table public.notes (id bigint primary key)",
        "alter policy own on public.orders rename to owned",
        "alter policy own on public.orders using ((select auth.uid()) = owner)",
        "alter table public.orders add column note text",
        "alter index public.orders_owner_idx rename to orders_of_owner_idx",
        """
        create or replace view public.open_orders with (security_invoker = on) as
            select o.id, o.total, c.orders
            from public.customers as c join public.orders as o on c.id = o.customer_id
            where o.total > 10""",
        """
        create policy none on public.customers to anon using (false)""",
        """
        create or replace function public.who() returns uuid
            language plpgsql stable set search_path = ''
            as $$ begin return (select auth.uid()); end $$""");
  }

  @ParameterizedTest
  @MethodSource("harmless")
  void what_costs_the_same_is_left_alone(String change) throws SQLException {
    assertThat(worse(change)).isEmpty();
  }

  @Test
  void a_query_that_is_refused_or_meets_nothing_says_so() throws SQLException {
    Taken taken =
        new Capture(shop, server)
            .take(
                List.of(
                    query("gone", "select * from public.no_such_table"),
                    query("nothing", "select * from public.orders where id = -1")),
                Moment.AFTER);

    assertThat(taken.findings()).extracting(Finding::rule).containsOnly("baseline-failed");
    assertThat(taken.findings().get(0).message())
        .startsWith("gone: as alice the query is refused, SQLSTATE 42P01: ");
    assertThat(taken.findings().get(1).message())
        .isEqualTo("nothing: as alice the query meets no row, so what it costs says nothing");
    assertThat(taken.measured()).containsOnlyKeys("nothing");
  }

  @Test
  void what_a_foreign_key_calls_has_the_name_of_the_key() {
    assertThat(kept.of(Moment.AFTER, "ordered").orElseThrow().calls())
        .containsEntry("trigger orders_customer_id_fkey on orders", 2L)
        .containsEntry("trigger counted on orders", 2L)
        .containsEntry("public.counted", 2L);
  }

  @Test
  void the_rows_are_as_before() throws SQLException {
    new Capture(shop, server).take(QUERIES, Moment.AFTER);

    try (Connection connection = shop.connectAsSuperuser();
        Statement statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "select count(*) from public.orders union all select sum(orders) from public.customers")) {
      row.next();
      assertThat(row.getLong(1)).isEqualTo(10_000);
      row.next();
      assertThat(row.getLong(1)).isZero();
    }
  }

  private static Set<String> worse(String change) throws SQLException {
    try (Database copy = server.cloneOf(shop)) {
      run(copy, change);
      Taken taken = new Capture(copy, server).take(QUERIES, Moment.AFTER);
      assertThat(taken.findings()).extracting(Finding::message).isEmpty();
      List<Finding> findings =
          new Measures(QUERIES, Optional.of(kept)).findings("shop", baseline(taken));
      assertThat(findings).extracting(Finding::rule).allMatch("baseline-exceeded"::equals);
      return findings.stream().map(Finding::subject).collect(Collectors.toSet());
    }
  }

  private static Baseline baseline(Taken taken) {
    return new Baseline(17, 10_000, Map.of(Moment.AFTER, taken.measured()));
  }

  private static void run(Database database, String sql) throws SQLException {
    try (Connection connection = database.connectAsMigrationRole();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static MeasuredQuery query(String name, String sql, String... parameters) {
    return query(AS_ALICE, name, sql, parameters);
  }

  private static MeasuredQuery query(
      Identity identity, String name, String sql, String... parameters) {
    return new MeasuredQuery(
        name,
        "it is asked often.",
        identity,
        Set.of(Moment.AFTER),
        sql,
        List.of(parameters),
        Optional.empty(),
        NO_BUDGET,
        List.of(),
        Location.of("baselines.yaml", 1));
  }
}
