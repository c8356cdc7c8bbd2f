package dev.pgrehearse.facade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.facade.move.Move;
import dev.pgrehearse.server.Database;
import dev.pgrehearse.server.PrivilegeRegime;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A table moves back, and sessions that are at work with it go on. */
final class WayBackIT {

  private static final String BEFORE =
      """
      create schema dom;
      create table public.notes (id integer primary key, body text not null);
      create table public.history (id integer, body text);
      insert into public.notes values (1, 'one'), (2, 'two');
      create function public.keep() returns trigger language plpgsql as $$
      begin
          insert into history values (old.id, old.body);
          return new;
      end
      $$;
      create trigger keep after update on public.notes
          for each row execute function public.keep();
      create function public.counted() returns bigint language sql as
          'select (select count(*) from notes) + (select count(*) from history)';
      """;

  private static final Move NOTES = Move.of("public", "notes", "dom", "notes");
  private static final Move HISTORY = Move.of("public", "history", "dom", "history");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static Server server;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private Database database;
  private FacadePlan plan;

  @BeforeAll
  static void start() {
    server = Servers.start(new ServerChoice.Embedded(ServerChoice.DEFAULT_VERSION));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void moveAway() throws SQLException {
    database = server.createDatabase(PrivilegeRegime.CLOSED);
    migrate(BEFORE);
    plan = plan();
    for (MovePlan move : plan.moves()) {
      migrate(move.forward());
    }
    migrate(plan.functions().orElseThrow().forward());
  }

  @AfterEach
  void drop() {
    threads.shutdownNow();
    database.close();
  }

  @Test
  void a_function_that_two_moves_touch_is_written_once_behind_them() throws SQLException {
    FunctionsPlan functions = plan.functions().orElseThrow();
    assertThat(plan.moves())
        .allSatisfy(move -> assertThat(move.forward()).doesNotContain("create or replace function"))
        .allSatisfy(move -> assertThat(move.rollback()).doesNotContain("create or replace"));
    assertThat(functions.forward())
        .containsOnlyOnce("function public.counted()")
        .contains("-- Its text names public.notes and public.history.")
        .contains("from dom.notes) + (select count(*) from dom.history)");
    assertThat(functions.rollback()).containsOnlyOnce("function public.counted()");
    assertThat(functions.notices()).hasSize(2);
    back();
    assertThat(number("select public.counted()")).isEqualTo(2);
  }

  @Test
  void a_plan_of_what_has_moved_already_writes_the_same() throws SQLException {
    FunctionsPlan functions = plan.functions().orElseThrow();
    migrate(functions.rollback());
    try (Connection connection = database.connectAsMigrationRole()) {
      FunctionsPlan live = FunctionsPlan.of(connection, List.of(NOTES, HISTORY)).orElseThrow();
      assertThat(live.forward()).isEqualTo(functions.forward());
      assertThat(live.rollback()).isEqualTo(functions.rollback());
      migrate(functions.forward());
      assertThat(FunctionsPlan.of(connection, List.of(NOTES, HISTORY))).isEmpty();
    }
  }

  /** The trigger's function looks a name up after the update has begun to wait for it. */
  @Test
  void a_trigger_that_runs_while_its_table_goes_back_finds_it() throws Exception {
    migrate(plan.functions().orElseThrow().rollback());
    try (Connection back = database.connectAsMigrationRole();
        Statement statement = back.createStatement()) {
      back.setAutoCommit(false);
      statement.execute(plan.moves().get(1).rollback());
      Future<Void> client =
          session(
              "update public.notes set body = body || '.' where id = 1; select public.counted()");
      awaitWaiting("relation");
      back.commit();
      client.get();
    }
    assertThat(number("select count(*) from public.history")).isEqualTo(1);
  }

  @Test
  void a_transaction_that_began_before_the_functions_went_back_is_let_end() throws Exception {
    try (Connection client = database.connectAsSuperuser();
        Statement statement = client.createStatement()) {
      client.setAutoCommit(false);
      statement.execute("select 1");
      migrate(plan.functions().orElseThrow().rollback());
      Future<Void> back = background(this::historyBack);
      Thread.sleep(1500);
      assertThat(back).as("the way back waits").isNotDone();
      statement.execute("update public.notes set body = body || '.'");
      client.commit();
      back.get();
    }
    assertThat(number("select count(*) from public.history")).isEqualTo(2);
  }

  /** With an empty path the other one, whose old text has none, would find nothing. */
  @Test
  void a_call_that_runs_while_functions_go_back_finds_what_it_calls() throws Exception {
    back();
    migrate(
        """
        create function public.inner_one() returns void language plpgsql as $$
        begin
            insert into history values (7, 'inner');
        end
        $$;
        create function public.outer_one() returns void language plpgsql as $$
        begin
            perform from notes where id = 1 for update;
            perform public.inner_one();
        end
        $$;
        """);
    plan = plan();
    for (MovePlan move : plan.moves()) {
      migrate(move.forward());
    }
    migrate(plan.functions().orElseThrow().forward());
    try (Connection holder = database.connectAsSuperuser();
        Statement statement = holder.createStatement()) {
      holder.setAutoCommit(false);
      statement.execute("select from dom.notes where id = 1 for update");
      Future<Void> client = session("select public.outer_one()");
      awaitWaiting("transactionid");
      migrate(plan.functions().orElseThrow().rollback());
      holder.commit();
      client.get();
    }
    assertThat(number("select count(*) from dom.history where id = 7")).isEqualTo(1);
  }

  @Test
  void a_transaction_that_never_ends_holds_the_way_back_up_for_a_while_only() throws Exception {
    try (Connection idle = database.connectAsSuperuser();
        Statement statement = idle.createStatement()) {
      idle.setAutoCommit(false);
      statement.execute("select 1");
      migrate(plan.functions().orElseThrow().rollback());
      Instant start = Instant.now();
      historyBack();
      assertThat(Duration.between(start, Instant.now())).isBetween(Duration.ofSeconds(4), PATIENCE);
    }
  }

  /** As by a foreign key, a policy, or a function that is the owner's. */
  @Test
  void who_has_the_table_and_then_asks_for_its_facade_meets_no_deadlock() throws Exception {
    migrate(plan.functions().orElseThrow().rollback());
    try (Connection client = database.connectAsSuperuser();
        Statement statement = client.createStatement()) {
      client.setAutoCommit(false);
      statement.execute("select from dom.history");
      Future<Void> back = background(this::historyBack);
      awaitWaiting("relation");
      statement.execute("select from public.history");
      client.commit();
      back.get();
    }
  }

  /** Which gives way only to who waits for it for a second; the lock is the one that it takes. */
  @Test
  void autovacuum_is_waited_for_before_anybody_has_to_wait_for_it_as_well() throws Exception {
    migrate(plan.functions().orElseThrow().rollback());
    try (Connection vacuum = database.connectAsSuperuser();
        Statement statement = vacuum.createStatement()) {
      vacuum.setAutoCommit(false);
      statement.execute("lock table dom.history in share update exclusive mode");
      // What is open when it begins is let end first, for five seconds.
      Future<Void> back = background(this::historyBack);
      awaitWaiting("relation");
      assertThat(
              number(
                  "select count(*) from pg_locks where not granted and mode = 'ShareUpdateExclusiveLock'"))
          .isEqualTo(1);
      session("insert into public.history values (8, 'meanwhile')").get();
      vacuum.commit();
      back.get();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "insert into notes values (1, '') on conflict on constraint notes_pkey do nothing",
        "truncate notes",
        "insert into history select n.id, n::text from notes as n",
        "insert into history select n.id, n.body from notes as n group by n.id",
        "insert into history select n.id, n.ctid::text from notes as n",
      })
  void a_function_that_the_facade_does_not_serve_stays_with_the_move(String statement)
      throws SQLException {
    back();
    migrate(
        "create or replace function public.counted() returns bigint language sql as 'select 1::bigint';"
            + "create function public.odd() returns void language plpgsql as $$ begin "
            + statement
            + "; end $$");
    FacadePlan odd = plan();
    assertThat(odd.moves().get(0).forward()).contains("function public.odd()");
    assertThat(odd.moves().get(0).rollback()).contains("function public.odd()");
    for (MovePlan move : odd.moves()) {
      migrate(move.forward());
    }
    odd.functions()
        .ifPresent(functions -> assertThat(state(functions.forward())).isEqualTo("00000"));
    assertThat(state("select public.odd()")).isEqualTo("00000");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "insert into notes values (1, '') on conflict (id) do nothing",
        "insert into history select count(*), body from notes group by body",
        "insert into history select n.id, n.body from notes as n for update",
        "delete from notes where id = 2",
      })
  void a_function_that_the_facade_serves_comes_behind_the_moves(String statement)
      throws SQLException {
    back();
    migrate(
        "create function public.even() returns void language plpgsql as $$ begin "
            + statement
            + "; end $$");
    FacadePlan even = plan();
    assertThat(even.moves()).allMatch(move -> !move.forward().contains("function public.even()"));
    assertThat(even.functions().orElseThrow().forward()).contains("function public.even()");
  }

  @Test
  void facades_with_triggers_have_their_functions_with_the_move() throws SQLException {
    back();
    try (Connection connection = database.connectAsMigrationRole()) {
      Move triggers = new Move("public", "notes", "dom", "notes", Map.of(), true);
      FacadePlan planned = FacadePlan.ofPack(connection, List.of(triggers), List.of());
      assertThat(planned.moves().get(0).forward()).contains("function public.counted()");
      assertThat(planned.functions()).isEmpty();
    }
  }

  private FacadePlan plan() throws SQLException {
    try (Connection connection = database.connectAsMigrationRole()) {
      return FacadePlan.ofPack(connection, List.of(NOTES, HISTORY), List.of());
    }
  }

  private void back() throws SQLException {
    migrate(plan.functions().orElseThrow().rollback());
    migrate(plan.moves().get(1).rollback());
    migrate(plan.moves().get(0).rollback());
  }

  private Void historyBack() throws SQLException {
    migrate(plan.moves().get(1).rollback());
    return null;
  }

  private Future<Void> session(String sql) {
    return background(
        () -> {
          try (Connection connection = database.connectAsSuperuser();
              Statement statement = connection.createStatement()) {
            statement.execute(sql);
            return null;
          }
        });
  }

  private Future<Void> background(Callable<Void> work) {
    return threads.submit(work);
  }

  /** Until a session waits for a lock of this type. */
  private void awaitWaiting(String type) throws SQLException, InterruptedException {
    Instant end = Instant.now().plus(PATIENCE);
    String waiting = "select count(*) from pg_locks where locktype = '%s' and not granted";
    while (Instant.now().isBefore(end)) {
      if (number(waiting.formatted(type)) > 0) {
        return;
      }
      Thread.sleep(5);
    }
    throw new AssertionError("nobody came to wait");
  }

  /** In one transaction, as Liquibase plays a changeset. */
  private void migrate(String sql) throws SQLException {
    try (Connection connection = database.connectAsMigrationRole();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.setEscapeProcessing(false);
      statement.execute(sql);
      connection.commit();
    }
  }

  private String state(String sql) {
    try {
      migrate(sql);
      return "00000";
    } catch (SQLException e) {
      return e.getSQLState();
    }
  }

  private long number(String sql) throws SQLException {
    try (Connection connection = database.connectAsSuperuser();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }
}
