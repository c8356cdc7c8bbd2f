package dev.pgrehearse.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Location;
import dev.pgrehearse.server.Database;
import dev.pgrehearse.server.PrivilegeRegime;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import dev.pgrehearse.spec.Check;
import dev.pgrehearse.spec.Expectation;
import dev.pgrehearse.spec.Identity;
import dev.pgrehearse.spec.Step;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class CheckRunnerIT {

  private static final String ALICE_ID = "00000000-0000-0000-0000-00000000000a";
  private static final Identity ALICE =
      new Identity("alice", "authenticated", Map.of("sub", ALICE_ID, "admin", true));
  private static final Identity ANON = new Identity("anon", "anon", Map.of());
  private static final Identity AUTH = new Identity("auth", "supabase_auth_admin", Map.of());
  private static final Expectation SUCCEEDS = new Expectation.Succeeds();

  private static Server server;
  private static Database template;
  private Database database;
  private CheckRunner runner;

  @BeforeAll
  static void startServer() throws SQLException {
    server = Servers.start(new ServerChoice.Embedded(17));
    template = server.createDatabase(PrivilegeRegime.CLOSED);
    try (Connection connection = template.connectAsMigrationRole();
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          create table public.parent (id int primary key);
          create table public.item (
              id int primary key,
              owner uuid default auth.uid(),
              done boolean,
              parent int references public.parent deferrable initially deferred
          );
          alter table public.item enable row level security;
          create policy own on public.item to authenticated using (owner = (select auth.uid()));
          grant select, insert, update, delete on public.item to authenticated;
          insert into public.item values (1, '00000000-0000-0000-0000-00000000000a', true, null);
          insert into public.item values (2, '00000000-0000-0000-0000-00000000000b', null, null);
          """);
    }
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @BeforeEach
  void open() throws SQLException {
    database = server.cloneOf(template);
    runner = new CheckRunner(database, server.migrationRole());
  }

  @AfterEach
  void close() throws SQLException {
    runner.close();
    database.close();
  }

  @Test
  void an_api_role_is_entered_from_authenticator_with_claims() throws SQLException {
    holds(
        step(
            ALICE,
            "select session_user, current_user, auth.uid(), auth.jwt() -> 'admin', auth.role()",
            rows("authenticator", "authenticated", ALICE_ID, "true", "authenticated")));
    holds(
        step(
            ANON,
            "select session_user, current_user, auth.uid(), auth.role()",
            rows("authenticator", "anon", null, "anon")));
    holds(
        step(
            ALICE,
            "select current_setting('search_path'), current_setting('request.method')",
            rows("\"public\", \"extensions\"", "POST")));
  }

  @Test
  void the_session_is_really_the_authenticators() throws SQLException {
    holds(step(ALICE, "set role postgres", refused("42501")));
    holds(step(ALICE, "set local role service_role", SUCCEEDS));
  }

  @Test
  void another_role_logs_in_as_itself() throws SQLException {
    holds(
        step(
            AUTH,
            "select session_user, current_user",
            rows("supabase_auth_admin", "supabase_auth_admin")));
  }

  @Test
  void the_migration_identity_is_the_migration_role_without_claims() throws SQLException {
    holds(
        step(
            Identity.MIGRATION,
            "select session_user = current_user, auth.uid(), count(*) from public.item",
            rows("true", null, "2")));
    holds(
        step(
            Identity.MIGRATION,
            "select session_user",
            new Expectation.Value(Optional.of(server.migrationRole()))));
  }

  @Test
  void claims_of_one_step_do_not_reach_the_next() throws SQLException {
    holds(
        step(ALICE, "select auth.uid()", new Expectation.Value(Optional.of(ALICE_ID))),
        step(ANON, "select auth.uid()", new Expectation.Value(Optional.empty())),
        step(Identity.MIGRATION, "select auth.uid()", new Expectation.Value(Optional.empty())));
  }

  @Test
  void policies_nulls_and_booleans_are_as_the_user_sees_them() throws SQLException {
    holds(step(ALICE, "select id, done, parent from public.item", rows("1", "true", null)));
    assertThat(messages(step(ALICE, "select id, done from public.item", rows("1", "false"))))
        .containsExactly(
            """
            fact: as alice
              select id, done from public.item
              expected [1, false], came 1 row: [1, true]
              because it must""");
  }

  @Test
  void a_refusal_is_held_against_sqlstate_constraint_and_message() throws SQLException {
    String sql = "insert into public.item (id) values (1)";
    holds(
        step(
            ALICE,
            sql,
            new Expectation.Refused("23505", Optional.of("item_pkey"), Optional.empty())));
    assertThat(messages(step(ALICE, sql, refused("23503"))))
        .singleElement()
        .asString()
        .contains("expected SQLSTATE 23503, came SQLSTATE 23505 on constraint item_pkey: ");
    assertThat(messages(step(ANON, "select * from public.item", SUCCEEDS)))
        .singleElement()
        .asString()
        .contains("fact: as anon", "expected success, came SQLSTATE 42501: ");
  }

  @Test
  void after_an_expected_error_the_check_goes_on_in_the_same_transaction() throws SQLException {
    holds(
        step(ALICE, "insert into public.item (id) values (7)", new Expectation.Count(1)),
        step(ALICE, "insert into public.item (id) values (7)", refused("23505")),
        step(ALICE, "select id from public.item order by id", rowsOfOne("1", "7")));
  }

  @Test
  void run_leaves_the_rows_as_they_were_and_keep_commits_them() throws SQLException {
    Check writer = check(step(ALICE, "insert into public.item (id) values (7)", SUCCEEDS));
    assertThat(runner.run(writer)).isEmpty();
    assertThat(items()).isEqualTo(2);
    assertThat(runner.keep(writer)).isEqualTo(CheckRunner.Kept.ROWS);
    assertThat(items()).isEqualTo(3);
    assertThat(runner.keep(writer))
        .as("it collides with its own rows")
        .isEqualTo(CheckRunner.Kept.NOTHING);
    assertThat(items()).isEqualTo(3);
  }

  @Test
  void what_would_fail_at_commit_fails_the_check() throws SQLException {
    assertThat(
            messages(step(ALICE, "insert into public.item (id, parent) values (7, 99)", SUCCEEDS)))
        .singleElement()
        .asString()
        .startsWith("fact: would fail at commit: SQLSTATE 23503 on constraint item_parent_fkey: ");
  }

  @Test
  void a_plan_is_looked_at_as_it_ran() throws SQLException {
    Expectation never =
        new Expectation.Plan(List.of(), List.of("public.item"), OptionalLong.empty(), false);
    assertThat(messages(step(ALICE, "select * from public.item", never)))
        .singleElement()
        .asString()
        .contains("expected no sequential scan of public.item, there is one");
    holds(
        step(
            ALICE,
            "select * from public.item",
            new Expectation.Plan(List.of(), List.of(), OptionalLong.of(1000), true)));
  }

  @Test
  void a_budget_that_is_exceeded_is_a_warning() throws SQLException {
    Step slow =
        new Step(
            ALICE,
            "select pg_sleep(0.05)",
            SUCCEEDS,
            OptionalLong.of(1),
            Location.of("checks.yaml", 3));
    assertThat(runner.run(check(slow)))
        .singleElement()
        .satisfies(finding -> assertThat(finding.rule()).isEqualTo("budget-exceeded"))
        .satisfies(finding -> assertThat(finding.severity().word()).isEqualTo("warning"));
  }

  @Test
  void a_role_that_does_not_exist_is_a_failed_check() throws SQLException {
    Identity nobody = new Identity("nobody", "no_such_role", Map.of());
    assertThat(messages(step(nobody, "select 1", SUCCEEDS)))
        .singleElement()
        .asString()
        .contains("expected success, came SQLSTATE ");
  }

  private void holds(Step... steps) throws SQLException {
    assertThat(runner.run(check(steps))).extracting(Finding::message).isEmpty();
  }

  private List<String> messages(Step... steps) throws SQLException {
    List<Finding> findings = runner.run(check(steps));
    assertThat(findings).allMatch(finding -> finding.rule().equals("check-failed"));
    return findings.stream().map(Finding::message).toList();
  }

  private static Check check(Step... steps) {
    return new Check(
        "fact",
        "it must",
        "base",
        "",
        false,
        List.of(),
        false,
        List.of(steps),
        Location.of("checks.yaml", 1));
  }

  private static Step step(Identity identity, String sql, Expectation expectation) {
    return new Step(
        identity, sql, expectation, OptionalLong.empty(), Location.of("checks.yaml", 2));
  }

  private static Expectation refused(String sqlState) {
    return new Expectation.Refused(sqlState, Optional.empty(), Optional.empty());
  }

  private static Expectation rows(String... row) {
    return new Expectation.Rows(
        List.of(java.util.Arrays.stream(row).map(Optional::ofNullable).toList()));
  }

  private static Expectation rowsOfOne(String... values) {
    return new Expectation.Rows(
        java.util.Arrays.stream(values).map(value -> List.of(Optional.of(value))).toList());
  }

  private long items() throws SQLException {
    try (Connection connection = database.connectAsSuperuser();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select count(*) from public.item")) {
      row.next();
      return row.getLong(1);
    }
  }
}
