package dev.pgrehearse.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.facade.FacadePlan;
import dev.pgrehearse.facade.MovePlan;
import dev.pgrehearse.facade.move.Move;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Severity;
import dev.pgrehearse.proof.FacadeDifference;
import dev.pgrehearse.proof.Proof;
import dev.pgrehearse.proof.ProofResult;
import dev.pgrehearse.proof.postgrest.PostgrestProgram;
import dev.pgrehearse.server.Database;
import dev.pgrehearse.server.PrivilegeRegime;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import dev.pgrehearse.spec.Identity;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A proof with a real PostgREST among those who ask, of a small shop whose tables move. */
final class PostgrestAskerIT {

  private static final String SHOP =
      """
      grant usage on schema public to anon, authenticated, service_role;
      create schema dom;
      grant usage on schema dom to anon, authenticated, service_role;
      create table public.products (id integer primary key, name text not null);
      create table public.tags (id integer primary key, tag text not null);
      create table public.items (
          id integer primary key,
          product_id integer not null references public.products,
          owner text not null
      );
      create table public.product_tags (
          product_id integer references public.products,
          tag_id integer references public.tags,
          primary key (product_id, tag_id)
      );
      create table public.notes (id integer primary key, "The Text" text);
      create table public.answers (
          id integer primary key,
          note_id integer references public.notes
      );
      insert into public.products values (1, 'a'), (2, 'b');
      insert into public.tags values (1, 'new'), (2, 'old');
      insert into public.items values (1, 1, 'alice'), (2, 1, 'bob'), (3, 2, 'alice');
      insert into public.product_tags values (1, 1), (1, 2), (2, 2);
      insert into public.notes values (1, 'one'), (2, 'two');
      insert into public.answers values (1, 1), (2, 1), (3, 2);
      grant all on all tables in schema public to service_role;
      grant select on all tables in schema public to authenticated;
      alter table public.items enable row level security;
      create policy select_own on public.items
          as permissive for select to authenticated
          using (owner = current_setting('request.jwt.claims', true)::json ->> 'sub');
      """;

  private static final List<Move> MOVES =
      List.of(
          Move.of("public", "items", "dom", "items"),
          Move.of("public", "products", "dom", "wares"),
          Move.of("public", "tags", "dom", "tags"));

  private static final List<Identity> CLIENTS =
      List.of(
          new Identity("anon", "anon", Map.of()),
          new Identity("alice", "authenticated", Map.of("sub", "alice", "exp", 1)),
          new Identity("service", "service_role", Map.of()));

  private PostgrestProgram program;
  private Optional<Server> server = Optional.empty();

  @BeforeEach
  void install() throws Exception {
    NodePackages.skipWhere(NodePackages.missing());
    program = PostgrestProgram.at(NodePackages.install().postgrest());
  }

  @AfterEach
  void stop() {
    server.ifPresent(Server::close);
  }

  /** On two versions, with the mistake and its own mend: what a finding says to write is enough. */
  @ParameterizedTest
  @ValueSource(ints = {15, 17})
  void a_name_that_postgrest_finds_no_more_is_a_finding_and_its_mend_mends_it(int version)
      throws SQLException {
    Database before = shop(version);
    assertThat(messages(proof(before, List.of()))).isEmpty();

    ProofResult broken = proof(before, List.of("drop function public.product_id(public.items)"));
    assertThat(broken.findings()).hasSize(1);
    Finding finding = broken.findings().get(0);
    assertThat(finding.rule()).isEqualTo("facade-differs");
    assertThat(finding.message())
        .startsWith(
            """
            public.items: postgrest-by-key (the key items_product_id_fkey, by product_id) \
            is not as it was on the table, for alice, anon, service
              as alice  curl -g 'http://localhost:3000/items?select=*,x:product_id(*)&order=id&limit=20' \
            -H 'Accept-Profile: public'
              before 200 [{"id":1,""")
        .contains("\n  after all changesets: fails with PGRST200 (400): ");
    String mend =
        "create function public.product_id(public.items) returns setof public.products"
            + " language sql stable rows 1 parallel safe as $$ select r.* from public.products as r"
            + " where r.id = $1.product_id $$;";
    assertThat(finding.fix()).endsWith(": " + mend);

    ProofResult mended =
        proof(
            before,
            List.of(
                "drop function public.product_id(public.items)",
                mend,
                "grant execute on function public.product_id(public.items)"
                    + " to authenticated, service_role"));
    assertThat(messages(mended)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {17})
  void what_stays_a_table_is_not_asked_about_and_what_is_asked_is_counted(int version)
      throws SQLException {
    ProofResult result =
        proof(
            shop(version),
            // Embeds between two tables are no matter of a facade.
            List.of("alter table public.answers rename constraint answers_note_id_fkey to other"));
    assertThat(messages(result)).isEmpty();
    assertThat(result.notes())
        .singleElement()
        .asString()
        .matches(
            "asked  PostgREST 12\\S+: [\\d,]+ requests, along 3 foreign keys,"
                + " before the moves and 4 times after one");
    assertThat(result.table())
        .isEqualTo("| statement form | passthrough |\n|---|---|\n| postgrest-by-key | same |\n");
    assertThat(result.notTried()).extracting("form").containsOnly("postgrest-computed");
  }

  /** A field, one with rows, and one that is another for each request. */
  @ParameterizedTest
  @ValueSource(ints = {15, 17})
  void what_is_computed_of_a_row_is_there_for_a_row_of_the_facade(int version) throws SQLException {
    Database before = shop(version);
    run(
        before,
        """
        create function public.label(public.products)
        returns text language sql stable strict as $$ select $1.name || '!' $$;
        create function public.noted(public.items)
        returns setof public.notes language sql stable rows 1 as $$
            select n.* from public.notes as n where n.id = $1.id
        $$;
        create function public.others(public.items)
        returns setof public.items language sql stable as $$
            select i.* from public.items as i where i.id <> $1.id
        $$;
        create function public.now_of(public.items)
        returns timestamptz language sql as $$ select pg_catalog.clock_timestamp() $$;
        revoke all on function public.label(public.products), public.noted(public.items),
            public.others(public.items), public.now_of(public.items) from public;
        grant execute on function public.label(public.products), public.noted(public.items),
            public.others(public.items), public.now_of(public.items)
            to authenticated, service_role;
        """);
    ProofResult right = proof(before, List.of());
    assertThat(messages(right)).isEmpty();
    assertThat(right.table()).contains("| postgrest-computed | same |");
    assertThat(right.notTried())
        .extracting("reason")
        .contains("what now_of gives differs each time");

    ProofResult broken = proof(before, List.of("drop function public.label(public.products)"));
    assertThat(messages(broken))
        .singleElement()
        .asString()
        .startsWith("public.products: postgrest-computed (what label gives) is not as it was")
        .contains("after all changesets: fails with 42703 (400): ");
  }

  /** PostgREST takes rows for what they are of, and does not show the table's new place. */
  @ParameterizedTest
  @ValueSource(ints = {17})
  void what_gives_rows_of_a_table_that_moves_is_told_and_found(int version) throws SQLException {
    Database before = shop(version);
    run(
        before,
        """
        create function public.made_of(public.items)
        returns setof public.products language sql stable rows 1 as $$
            select p.* from public.products as p where p.id = $1.product_id
        $$;
        grant execute on function public.made_of(public.items) to authenticated, service_role;
        """);
    assertThat(notices(before, MOVES.get(1)))
        .anyMatch(
            notice ->
                notice.rule().equals("facade-row-type-result")
                    && notice.severity() == Severity.WARNING
                    && notice.message().contains("public.made_of(public.items): gives rows"));
    assertThat(notices(before, MOVES.get(0)))
        .noneMatch(notice -> notice.rule().equals("facade-row-type-result"));
    assertThat(messages(proof(before, List.of())))
        .singleElement()
        .asString()
        .contains("what made_of gives", "fails with PGRST200 (400)");

    List<String> mend =
        List.of(
            "drop function public.made_of(public.items)",
            """
            create function public.made_of(public.items)
            returns setof public.products language sql stable rows 1 as $$
                select p.* from public.products as p where p.id = $1.product_id
            $$""",
            "grant execute on function public.made_of(public.items) to authenticated, service_role");
    assertThat(messages(atTheEnd(before, mend))).isEmpty();
  }

  /** Only between two moves, and mended by the second: its clients fail all the same meanwhile. */
  @ParameterizedTest
  @ValueSource(ints = {17})
  void what_fails_between_two_moves_is_found(int version) throws SQLException {
    Database before = shop(version);
    try (Database after = server.orElseThrow().cloneOf(before)) {
      List<String> steps = new ArrayList<>(forward(before));
      steps.add(2, "revoke select on public.products from authenticated");
      steps.add("grant select on public.products to authenticated");
      steps.forEach(step -> run(after, step));
      ProofResult result = proof(before, after, steps);
      assertThat(result.differences())
          .isNotEmpty()
          .allSatisfy(
              difference ->
                  assertThat(difference.words())
                      .contains("; after the move of public.tags: fails with 42501 (403)"));
      assertThat(result.differences()).extracting(FacadeDifference::identity).containsOnly("alice");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {17})
  void a_postgrest_that_refuses_everybody_proves_nothing(int version) throws SQLException {
    Database before = shop(version);
    run(before, "revoke all on all tables in schema public from authenticated, service_role");
    assertThat(messages(proof(before, List.of())))
        .singleElement()
        .asString()
        .startsWith(
            "PostgREST refuses every request before the moves already, so it proves nothing");
  }

  private Database shop(int version) throws SQLException {
    server = Optional.of(Servers.start(new ServerChoice.Embedded(version)));
    Database database = server.orElseThrow().createDatabase(PrivilegeRegime.CLOSED);
    run(database, SHOP);
    return database;
  }

  private static List<String> messages(ProofResult result) {
    return result.findings().stream().map(Finding::message).toList();
  }

  /** Of all moves, and what somebody does after them. */
  private ProofResult proof(Database before, List<String> then) throws SQLException {
    List<String> steps = new ArrayList<>(forward(before));
    steps.addAll(then);
    try (Database after = server.orElseThrow().cloneOf(before)) {
      steps.forEach(step -> run(after, step));
      return proof(before, after, steps);
    }
  }

  private ProofResult proof(Database before, Database after, List<String> steps) {
    return Proof.of(server.orElseThrow(), before, after, CLIENTS)
        .moving(
            (clone, afterEach) ->
                steps.forEach(
                    step -> {
                      run(clone, step);
                      afterEach.run();
                    }))
        .asking(program)
        .trying(Proof.slugsOfPostgrest())
        .run(step -> {});
  }

  /** Of what fails between two moves nothing is asked. */
  private ProofResult atTheEnd(Database before, List<String> then) throws SQLException {
    String all = String.join(";\n", forward(before)) + ";\n" + String.join(";\n", then);
    try (Database after = server.orElseThrow().cloneOf(before)) {
      run(after, all);
      return proof(before, after, List.of(all));
    }
  }

  private static List<Finding> notices(Database before, Move move) throws SQLException {
    try (Connection connection = before.connectAsMigrationRole()) {
      return FacadePlan.of(connection, List.of(move)).moves().get(0).notices();
    }
  }

  private static List<String> forward(Database before) throws SQLException {
    try (Connection connection = before.connectAsMigrationRole()) {
      return FacadePlan.of(connection, MOVES).moves().stream().map(MovePlan::forward).toList();
    }
  }

  private static void run(Database database, String sql) {
    try (Connection connection = database.connectAsMigrationRole();
        Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError("the step does not run: " + sql, e);
    }
  }
}
