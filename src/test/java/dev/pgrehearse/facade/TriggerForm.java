package dev.pgrehearse.facade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.catalog.Fingerprint;
import dev.pgrehearse.facade.move.Move;
import dev.pgrehearse.server.PrivilegeRegime;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The INSTEAD OF form gives what the table gives, and loses no update without a word; on one
 * version.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TriggerForm {
  private static final List<Move> MOVES =
      List.of(
          new Move("public", "topics", "dom", "topics", Map.of(), true),
          new Move("public", "topic_events", "dom", "events", Map.of("happened", "what"), true),
          new Move("public", "members", "dom", "team_members", Map.of(), true),
          new Move("public", "Order", "dom", "order", Map.of("Group", "group"), true),
          new Move("public", "animals", "dom", "animals", Map.of(), true));

  private static final String ROW = "select id, name, mood, tags, weight, name_length from topics";

  private final int version;
  private Server server;
  private VariedDatabase template;
  private Fingerprint before;
  private FacadePlan plan;
  private VariedDatabase database;
  private Connection alice;

  TriggerForm(int version) {
    this.version = version;
  }

  @BeforeAll
  void start() throws SQLException {
    server = Servers.start(new ServerChoice.Embedded(version));
    template = VariedDatabase.on(server, PrivilegeRegime.OPEN);
    before = template.fingerprint();
    plan = template.plan(MOVES.toArray(Move[]::new));
    for (MovePlan move : plan.moves()) {
      assertThat(move.refusals()).isEmpty();
      template.apply(move.forward());
    }
  }

  @AfterAll
  void stop() {
    template.close();
    server.close();
  }

  @BeforeEach
  void copy() throws SQLException {
    database = VariedDatabase.cloneOf(server, template);
    alice = database.as("authenticated", VariedDatabase.ALICE);
  }

  @AfterEach
  void drop() throws SQLException {
    alice.close();
    database.close();
  }

  @Test
  void the_way_back_leads_to_where_it_began() throws SQLException {
    for (int i = plan.moves().size() - 1; i >= 0; i--) {
      database.apply(plan.moves().get(i).rollback());
    }
    assertThat(before.differencesTo(database.fingerprint())).isEmpty();
  }

  @Test
  void what_was_just_made_needs_no_reissue() throws SQLException {
    FacadePlanIT.needs_no_reissue(database, plan);
  }

  @Test
  void returning_gives_key_defaults_and_generated_values() throws SQLException {
    assertThat(
            VariedDatabase.query(
                alice,
                """
                insert into topics (owner_id, name)
                values ('%s', 'a tale')
                returning id is not null, mood, tags, weight, name_length, created_at = now()"""
                    .formatted(VariedDatabase.ALICE)))
        .containsExactly("t|calm|{}|1.50|6|t");
    assertThat(
            VariedDatabase.query(
                alice, "insert into \"Order\" default values returning \"Id\", \"select\""))
        .containsExactly("2|x");
    assertThat(
            VariedDatabase.query(
                alice,
                "update topics set name = 'x' where name = 'gardens' returning name, name_length, weight"))
        .containsExactly("x|1|1.50");
  }

  @Test
  void an_explicit_null_is_no_omission() throws SQLException {
    assertThat(
            VariedDatabase.query(
                alice,
                """
                insert into topics (owner_id, name, mood, weight)
                values ('%s', 'nulls', null, null)
                returning mood, weight, tags"""
                    .formatted(VariedDatabase.ALICE)))
        .containsExactly("null|null|{}");
    assertThat(state("insert into topics (owner_id, name) values ('%s', null)")).isEqualTo("23502");
    assertThat(
            VariedDatabase.query(
                alice, "update topics set weight = default where name = 'nulls' returning weight"))
        .containsExactly("1.50");
  }

  @Test
  void what_postgres_numbers_and_computes_is_not_written() throws SQLException {
    assertThat(state("insert into \"Order\" (\"Id\") values (7)")).isEqualTo("428C9");
    assertThat(state("update \"Order\" set \"Id\" = 7")).isEqualTo("428C9");
    assertThat(state("insert into topics (owner_id, name, name_length) values ('%s', 'y', 9)"))
        .isEqualTo("428C9");
    assertThat(state("update topics set name_length = 9")).isEqualTo("428C9");
    assertThat(state("update topics set name_length = default")).isEqualTo("00000");
    assertThat(
            VariedDatabase.query(alice, "insert into animals (name) values ('cat') returning id"))
        .containsExactly("1");
    assertThat(
            VariedDatabase.query(
                alice, "insert into animals (id, name) values (50, 'emu') returning id, name"))
        .containsExactly("50|emu");
  }

  @Test
  void the_policies_hold_for_every_command() throws SQLException {
    String bob = VariedDatabase.BOB;
    assertThat(state("insert into topics (owner_id, name) values ('%s', 'forged')".formatted(bob)))
        .isEqualTo("42501");
    assertThat(state("update topics set owner_id = '%s'".formatted(bob))).isEqualTo("42501");
    assertThat(updated("update topics set weight = 3 where name = 'bicycles'")).isZero();
    assertThat(updated("delete from topics where name = 'bicycles'")).isZero();
    assertThat(updated("update topics set weight = 3")).isOne();
    try (Connection migration = database.migration()) {
      assertThat(VariedDatabase.query(migration, "select weight from dom.topics order by name"))
          .containsExactly("1.50", "3.00");
    }
  }

  @Test
  void a_key_can_be_changed() throws SQLException {
    assertThat(
            VariedDatabase.query(
                alice, "update members set team = 'blue' where team = 'red' returning team, role"))
        .containsExactly("blue|member");
    assertThat(VariedDatabase.query(alice, "select team from members")).containsExactly("blue");
    assertThat(updated("delete from members")).isOne();
  }

  @Test
  void copy_goes_through() throws SQLException {
    database.asSuperuser(
        "copy public.members (team, person) from program 'printf \"green\\t%s\\n\"'"
            .formatted(VariedDatabase.BOB));
    assertThat(VariedDatabase.query(alice, "select role from members where team = 'green'"))
        .containsExactly("member");
  }

  @Test
  void of_two_updates_of_one_row_the_second_is_refused() throws Exception {
    assertThat(second("update topics set weight = weight + 1")).isEqualTo("40001");
  }

  @Test
  void a_row_that_changed_underneath_is_not_deleted() throws Exception {
    assertThat(second("delete from topics")).isEqualTo("40001");
  }

  @Test
  void a_row_that_is_gone_is_no_row_to_update() throws Exception {
    try (Connection first = database.as("authenticated", VariedDatabase.ALICE)) {
      first.setAutoCommit(false);
      VariedDatabase.run(first, "delete from tickets");
      VariedDatabase.run(first, "delete from topics");
      CompletableFuture<Integer> other =
          CompletableFuture.supplyAsync(() -> updated("update topics set weight = weight + 1"));
      waitForLock();
      first.commit();
      assertThat(other.get()).isZero();
    }
  }

  /** SQLSTATE of a statement that waits for another session's update of the same row. */
  private String second(String sql) throws Exception {
    assertThat(VariedDatabase.query(alice, ROW)).hasSize(1);
    try (Connection first = database.as("authenticated", VariedDatabase.ALICE)) {
      first.setAutoCommit(false);
      assertThat(VariedDatabase.state(first, "update topics set weight = weight + 1"))
          .isEqualTo("00000");
      CompletableFuture<String> other = CompletableFuture.supplyAsync(() -> state(sql));
      waitForLock();
      first.commit();
      return other.get();
    }
  }

  private void waitForLock() throws Exception {
    try (Connection watcher = database.migration()) {
      for (int i = 0; i < 200; i++) {
        if (!VariedDatabase.query(
                watcher,
                """
                select pid
                from pg_catalog.pg_locks
                where not granted""")
            .isEmpty()) {
          return;
        }
        Thread.sleep(25);
      }
    }
    throw new IllegalStateException("the second session never waited for the first");
  }

  private String state(String sql) {
    return VariedDatabase.state(
        alice, sql.contains("%s") ? sql.formatted(VariedDatabase.ALICE) : sql);
  }

  private int updated(String sql) {
    try (Statement statement = alice.createStatement()) {
      return statement.executeUpdate(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
