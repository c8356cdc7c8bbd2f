package dev.pgrehearse.clients;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.facade.FacadePlan;
import dev.pgrehearse.facade.MovePlan;
import dev.pgrehearse.facade.move.Move;
import dev.pgrehearse.proof.postgrest.Heard;
import dev.pgrehearse.proof.postgrest.Interview;
import dev.pgrehearse.proof.postgrest.Interview.Question;
import dev.pgrehearse.proof.postgrest.PostgrestProgram;
import dev.pgrehearse.proof.postgrest.Request;
import dev.pgrehearse.proof.postgrest.Requests;
import dev.pgrehearse.proof.subject.Facade;
import dev.pgrehearse.proof.subject.FacadeKind;
import dev.pgrehearse.proof.subject.Look;
import dev.pgrehearse.server.Database;
import dev.pgrehearse.server.PrivilegeRegime;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import dev.pgrehearse.spec.Identity;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Embeds along keys of every kind, asked of a real PostgREST after each move and on the way back.
 */
final class KeysBehindFacadesIT {

  private static final String SHOP =
      """
      grant usage on schema public to anon, authenticated, service_role;
      create schema dom;
      grant usage on schema dom to anon, authenticated, service_role;
      create table public.products (id integer primary key, name text not null, "Net Price" numeric);
      create table public.orders (id bigint primary key, who text not null);
      create table public.items (
          id integer primary key,
          order_id integer references public.orders,
          product_id integer not null references public.products,
          quantity integer
      );
      create table public.details (product_id integer primary key references public.products, weight integer);
      create table public.tree (id integer primary key, parent_id integer references public.tree);
      create table public.warehouses (region integer, code integer, primary key (region, code));
      create table public.stock (
          id integer primary key,
          region integer,
          code integer,
          foreign key (region, code) references public.warehouses
      );
      create table public.trips (
          id integer primary key,
          home_id bigint references public.orders,
          away_id bigint references public.orders,
          "Product" integer references public.products
      );
      create table public.twice (
          id integer primary key,
          thing integer references public.products,
          constraint twice_thing_too foreign key (thing) references public.tree
      );
      insert into public.products values (1, 'a', 1), (2, 'b', 2), (3, 'c', null);
      insert into public.orders values (1, 'alice'), (2, 'bob');
      insert into public.items values (1, 1, 1, 5), (2, 1, 2, 6), (3, 2, 1, 7), (4, null, 2, 1);
      insert into public.details values (1, 10), (2, 20);
      insert into public.tree values (1, null), (2, 1), (3, 1), (4, 2);
      insert into public.warehouses values (1, 1), (1, 2);
      insert into public.stock values (1, 1, 1), (2, 1, 2), (3, 1, 2), (4, null, null);
      insert into public.trips values (1, 1, 2, 3), (2, 2, 1, null), (3, 1, null, 1);
      insert into public.twice values (1, 1), (2, null);
      revoke all on all tables in schema public from anon, authenticated, service_role;
      grant all on all tables in schema public to service_role;
      grant select on all tables in schema public to authenticated;
      grant select on public.products, public.details to anon;
      alter table public.orders enable row level security;
      create policy select_own on public.orders
          as permissive for select to authenticated
          using (who = current_setting('request.jwt.claims', true)::json ->> 'sub');
      """;

  private static final List<Move> MOVES =
      List.of(
          Move.of("public", "products", "dom", "wares"),
          Move.of("public", "items", "dom", "items"),
          new Move("public", "orders", "dom", "orders", Map.of("id", "number"), true),
          Move.of("public", "tree", "dom", "tree"),
          Move.of("public", "details", "dom", "details"),
          Move.of("public", "warehouses", "dom", "warehouses"),
          new Move("public", "trips", "dom", "trips", Map.of("home_id", "from_id"), false),
          Move.of("public", "stock", "dom", "stock"),
          Move.of("public", "twice", "dom", "twice"));

  private static final List<Identity> CLIENTS =
      List.of(
          new Identity("service_role", "service_role", Map.of()),
          new Identity("alice", "authenticated", Map.of("sub", "alice")),
          new Identity("anon", "anon", Map.of()));

  private static Optional<String> missing = Optional.empty();
  private static NodePackages packages;
  private static Server server;

  @BeforeAll
  static void start() throws Exception {
    missing = NodePackages.missing();
    if (missing.isEmpty()) {
      packages = NodePackages.install();
      server = Servers.start(new ServerChoice.Embedded(17));
    }
  }

  @BeforeEach
  void node() {
    NodePackages.skipWhere(missing);
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  private static Database shop(PrivilegeRegime regime) throws SQLException {
    Database database = server.createDatabase(regime);
    run(database, SHOP);
    return database;
  }

  private static void run(Database database, String sql) throws SQLException {
    try (Connection connection = database.connectAsMigrationRole();
        Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(sql);
    }
  }

  private static FacadePlan plan(Database database, List<Move> moves) throws SQLException {
    try (Connection connection = database.connectAsMigrationRole()) {
      return FacadePlan.of(connection, moves);
    }
  }

  @Test
  void clients_embed_along_every_key_at_each_step_forward_and_back() throws Exception {
    try (Database moving = shop(PrivilegeRegime.CLOSED)) {
      Requests requests = requests(moving);
      assertThat(requests.keys()).isEqualTo(10);
      try (Interview interview = interview(moving, requests)) {
        Map<Question, Heard> tables = interview.ask(requests.all());
        assertThat(answered(tables)).allSatisfy((who, rows) -> assertThat(rows).isGreaterThan(15));
        List<MovePlan> done = new ArrayList<>();
        for (Move move : MOVES) {
          MovePlan plan = plan(moving, List.of(move)).moves().get(0);
          assertThat(plan.refusals()).isEmpty();
          run(moving, plan.forward());
          done.add(plan);
          assertThat(differences(interview, tables)).as(move.fromName()).isEmpty();
        }
        assertThat(plans(moving)).hasSizeGreaterThan(15).allSatisfy(this::is_inlined);
        for (int i = done.size() - 1; i >= 0; i--) {
          run(moving, done.get(i).rollback());
          assertThat(differences(interview, tables)).as("back " + done.get(i).facade()).isEmpty();
        }
        assertThat(plans(moving)).isEmpty();
      }
    }
  }

  /** What is planned at once is the same as what is planned one by one. */
  @Test
  void a_plan_of_all_moves_and_its_mistakes_are_heard() throws Exception {
    try (Database moving = shop(PrivilegeRegime.OPEN)) {
      Requests requests = requests(moving);
      try (Interview interview = interview(moving, requests)) {
        Map<Question, Heard> tables = interview.ask(requests.all());
        for (MovePlan move : plan(moving, MOVES).moves()) {
          run(moving, move.forward());
        }
        assertThat(differences(interview, tables)).isEmpty();
        run(moving, "drop function public.product_id(public.items)");
        run(
            moving,
            "revoke execute on function public.items_order_id_fkey(public.orders) from service_role");
        assertThat(differences(interview, tables))
            .anyMatch(
                line ->
                    line.startsWith("service_role: the key items_product_id_fkey, by product_id"))
            .anyMatch(
                line ->
                    line.startsWith(
                        "service_role: the key items_order_id_fkey, by items_order_id_fkey"))
            .allMatch(
                line ->
                    line.contains("the key items_product_id_fkey, by product_id")
                        || line.startsWith(
                            "service_role: the key items_order_id_fkey, by items_order_id_fkey"));
      }
    }
  }

  private static Requests requests(Database tables) throws SQLException {
    try (Connection connection = tables.connectAsSuperuser()) {
      Look look = new Look(connection);
      List<Facade> facades =
          look.all(
              """
              select c.oid, format('%I.%I', c.relnamespace::regnamespace, c.relname) as name
              from pg_catalog.pg_class as c
              where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
              order by name
              """,
              row -> new Facade(row.getString("name"), row.getLong("oid"), FacadeKind.PASSTHROUGH));
      return Requests.of(look, facades, facades);
    }
  }

  private static Interview interview(Database database, Requests requests) throws Exception {
    return Interview.on(
        PostgrestProgram.at(packages.postgrest()), server, database, requests, CLIENTS);
  }

  /** How many requests have rows, by who asks. */
  private static Map<String, Long> answered(Map<Question, Heard> answers) {
    return answers.entrySet().stream()
        .filter(each -> each.getValue().hasRows())
        .collect(groupingBy(each -> each.getKey().who().name(), counting()));
  }

  private static List<String> differences(Interview interview, Map<Question, Heard> before)
      throws Exception {
    interview.reload();
    List<Request> all = before.keySet().stream().map(Question::request).distinct().toList();
    List<String> differences = new ArrayList<>();
    interview
        .ask(all)
        .forEach(
            (question, now) -> {
              if (!before.get(question).isLike(now)) {
                differences.add(
                    "%s: %s: %s, then %s"
                        .formatted(
                            question.who().name(),
                            question.request().about(),
                            before.get(question).words(),
                            now.words()));
              }
            });
    return differences;
  }

  /** How a statement that embeds by each of the functions is planned. */
  private static List<String> plans(Database moved) throws SQLException {
    List<String> plans = new ArrayList<>();
    try (Connection connection = moved.connectAsSuperuser();
        Statement statement = connection.createStatement()) {
      List<String> calls = new ArrayList<>();
      try (ResultSet rows =
          statement.executeQuery(
              """
              select format(
                  'select x.* from %s as o left join lateral (select f.* from %I.%I(o) as f) as x on true',
                  p.proargtypes[0]::regtype, p.pronamespace::regnamespace, p.proname
              )
              from pg_proc as p
              where obj_description(p.oid, 'pg_proc') like 'Embed of the key %'
              """)) {
        while (rows.next()) {
          calls.add(rows.getString(1));
        }
      }
      statement.execute("set role authenticated");
      for (String call : calls) {
        StringBuilder plan = new StringBuilder(call).append('\n');
        try (ResultSet rows = statement.executeQuery("explain (costs off) " + call)) {
          while (rows.next()) {
            plan.append(rows.getString(1)).append('\n');
          }
        }
        plans.add(plan.toString());
      }
    }
    return plans;
  }

  private void is_inlined(String plan) {
    assertThat(plan).contains("Join").doesNotContain("Function Scan");
  }
}
