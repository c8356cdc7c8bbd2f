package dev.pgrehearse.facade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgrehearse.catalog.Fingerprint;
import dev.pgrehearse.catalog.RowDigests;
import dev.pgrehearse.facade.catalog.QualifiedName;
import dev.pgrehearse.facade.move.Move;
import dev.pgrehearse.facade.reissue.FacadeReissue;
import dev.pgrehearse.server.PrivilegeRegime;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A plan is applied and taken back; what is there afterwards is what was there before. */
final class FacadePlanIT {

  private static final Move TOPICS = Move.of("public", "topics", "dom", "topics");

  private static final List<Move> EVERYTHING =
      List.of(
          TOPICS,
          new Move(
              "public",
              "topic_events",
              "dom",
              "events",
              Map.of("happened", "what", "at", "when"),
              false),
          Move.of("public", "tickets", "dom", "tickets"),
          Move.of("public", "visits", "dom", "visits"),
          Move.of("public", "members", "dom", "team_members"),
          Move.of("public", "scratch", "dom", "scratch"),
          Move.of("public", "Order", "dom", "order"),
          Move.of("public", "measurements", "dom", "measurements"),
          Move.of("public", "animals", "dom", "animals"));

  @ParameterizedTest
  @CsvSource({"15, OPEN", "17, CLOSED", "18, OPEN"})
  void every_kind_of_table_goes_and_comes_back(int version, PrivilegeRegime regime)
      throws SQLException {
    try (Server server = Servers.start(new ServerChoice.Embedded(version));
        VariedDatabase database = VariedDatabase.on(server, regime)) {
      Fingerprint before = database.fingerprint();
      RowDigests rows = database.rows();
      List<String> answers = answers(database);
      assertThat(answers).hasSize(8);
      FacadePlan plan = database.plan(EVERYTHING.toArray(Move[]::new));
      assertThat(plan.moves()).hasSize(9).noneMatch(MovePlan::refused);
      assertThat(before.differencesTo(database.fingerprint())).isEmpty();
      Map<String, List<String>> granted = new TreeMap<>();
      for (MovePlan move : plan.moves()) {
        granted.put(move.facade(), database.grants(move.facade()));
      }
      for (MovePlan move : plan.moves()) {
        database.apply(move.forward());
      }
      for (MovePlan move : plan.moves()) {
        assertThat(database.grants(move.facade()))
            .as(move.facade())
            .hasSizeGreaterThan(4)
            .isEqualTo(granted.get(move.facade()))
            .isEqualTo(database.grants(move.home()));
      }
      needs_no_reissue(database, plan);
      clients_notice_nothing(database);
      assertThat(answers(database)).isEqualTo(answers);
      List<MovePlan> back = plan.moves();
      for (int i = back.size() - 1; i >= 0; i--) {
        database.apply(back.get(i).rollback());
      }
      assertThat(before.differencesTo(database.fingerprint())).isEmpty();
      assertThat(rows.tables()).isNotEmpty().isEqualTo(database.rows().tables());
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_virtual_column_is_computed_through_the_facade(boolean triggers) throws SQLException {
    try (Server server = Servers.start(new ServerChoice.Embedded(18));
        VariedDatabase database = VariedDatabase.on(server, PrivilegeRegime.CLOSED)) {
      database.apply(
          """
          create table public.sums (
              id bigint primary key,
              half integer,
              whole integer generated always as (half * 2) virtual
          );
          grant select, insert, update on table public.sums to authenticated;
          """);
      Fingerprint before = database.fingerprint();
      MovePlan move =
          database
              .plan(new Move("public", "sums", "dom", "totals", Map.of("whole", "total"), triggers))
              .moves()
              .get(0);
      assertThat(move.refusals()).isEmpty();
      database.apply(move.forward());
      try (Connection alice = database.as("authenticated", VariedDatabase.ALICE)) {
        assertThat(
                VariedDatabase.query(
                    alice, "insert into sums (id, half) values (1, 4) returning half, whole"))
            .containsExactly("4|8");
        assertThat(VariedDatabase.query(alice, "update sums set half = 5 returning whole"))
            .containsExactly("10");
        assertThat(VariedDatabase.state(alice, "update sums set whole = 5")).isEqualTo("428C9");
        assertThat(VariedDatabase.state(alice, "insert into sums values (2, 3, 4)"))
            .isEqualTo("428C9");
      }
      database.apply(move.rollback());
      assertThat(before.differencesTo(database.fingerprint())).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_table_may_stay_in_its_schema_under_another_name(boolean triggers) throws SQLException {
    try (Server server = Servers.start(new ServerChoice.Embedded(17));
        VariedDatabase database = VariedDatabase.on(server, PrivilegeRegime.OPEN)) {
      Fingerprint before = database.fingerprint();
      MovePlan move =
          database
              .plan(new Move("public", "members", "public", "members_v2", Map.of(), triggers))
              .moves()
              .get(0);
      assertThat(move.refusals()).isEmpty();
      database.apply(move.forward());
      try (Connection alice = database.as("authenticated", VariedDatabase.ALICE)) {
        assertThat(VariedDatabase.query(alice, "update members set role = 'lead' returning role"))
            .containsExactly("lead");
        assertThat(VariedDatabase.query(alice, "select has_member('RED')")).containsExactly("t");
        assertThat(
                VariedDatabase.query(
                    alice,
                    """
                    select proname
                    from pg_proc
                    where proname like 'members_v2_facade%'
                        and has_function_privilege(oid, 'execute')"""))
            .isEmpty();
      }
      assertThat(database.grants("public.members")).isEqualTo(database.grants("public.members_v2"));
      database.apply(move.rollback());
      assertThat(before.differencesTo(database.fingerprint())).isEmpty();
    }
  }

  @Test
  void a_table_goes_past_one_of_its_own_name() throws SQLException {
    try (Server server = Servers.start(new ServerChoice.Embedded(17));
        VariedDatabase database = VariedDatabase.on(server, PrivilegeRegime.CLOSED)) {
      database.apply(
          """
          create table dom.scratch (line text);

          create table dom.team_scratch_lines (line text);
          """);
      Fingerprint before = database.fingerprint();
      MovePlan move =
          database.plan(Move.of("public", "scratch", "dom", "team_scratch")).moves().get(0);
      assertThat(move.refusals()).isEmpty();
      database.apply(move.forward());
      database.apply(move.rollback());
      assertThat(before.differencesTo(database.fingerprint())).isEmpty();
    }
  }

  @Test
  void what_else_leans_on_the_view_stops_the_way_back() throws SQLException {
    try (Server server = Servers.start(new ServerChoice.Embedded(17));
        VariedDatabase database = VariedDatabase.on(server, PrivilegeRegime.CLOSED)) {
      MovePlan move = database.plan(TOPICS).moves().get(0);
      database.apply(move.forward());
      database.apply("create view public.on_top as select name from public.topics");
      Fingerprint before = database.fingerprint();
      assertThatThrownBy(() -> database.apply(move.rollback()))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("2BP01"));
      assertThat(before.differencesTo(database.fingerprint())).isEmpty();
    }
  }

  /** What was just made is what its table wants. */
  static void needs_no_reissue(VariedDatabase database, FacadePlan plan) throws SQLException {
    for (MovePlan move : plan.moves()) {
      try (Connection connection = database.migration()) {
        FacadeReissue reissue =
            FacadeReissue.of(connection, QualifiedName.parse(move.facade()), List.of(), List.of());
        assertThat(reissue.refusals()).as(move.facade()).isEmpty();
        assertThat(reissue.forward()).as(move.facade()).isEmpty();
        assertThat(reissue.home()).isEqualTo(move.home());
      }
    }
  }

  /** What the functions say to alice. */
  private static List<String> answers(VariedDatabase database) throws SQLException {
    try (Connection alice = database.as("authenticated", VariedDatabase.ALICE)) {
      return List.of(
          VariedDatabase.query(alice, "select topic_count()").toString(),
          VariedDatabase.query(alice, "select topic_and_member_count()").toString(),
          VariedDatabase.query(alice, "select name from topics_by_name('gardens')").toString(),
          VariedDatabase.query(alice, "select has_member('RED'), has_member('x')").toString(),
          VariedDatabase.query(alice, "select rows_of('topics')").toString(),
          VariedDatabase.query(alice, "select ticket_count()").toString(),
          VariedDatabase.query(alice, "select count(*) from busy_topics").toString(),
          VariedDatabase.query(alice, "select first_event(t) from topics_by_name('gardens') as t")
              .toString());
    }
  }

  private static void clients_notice_nothing(VariedDatabase database) throws SQLException {
    String alice = VariedDatabase.ALICE;
    try (Connection session = database.as("authenticated", alice)) {
      session.setAutoCommit(false);
      assertThat(VariedDatabase.query(session, "select name, mood, name_length from topics"))
          .containsExactly("gardens|calm|7");
      assertThat(
              VariedDatabase.query(
                  session,
                  """
                  insert into topics (owner_id, name, mood)
                  values ('%s', 'new', null)
                  on conflict (owner_id, name) do update set weight = default
                  returning id is not null, name_length, mood, weight, created_at = now()"""
                      .formatted(alice)))
          .containsExactly("t|3|null|1.50|t");
      assertThat(
              VariedDatabase.query(
                  session,
                  """
                  insert into topic_events (topic_id, happened)
                  select id, 'seen' from topics where name = 'new'
                  returning id > 0, happened"""))
          .containsExactly("t|seen");
      assertThat(VariedDatabase.query(session, "insert into tickets default values returning id"))
          .containsExactly("2");
      assertThat(
              VariedDatabase.query(
                  session, "insert into visits (page) values ('/x') returning page, at = now()"))
          .containsExactly("/x|t");
      assertThat(VariedDatabase.query(session, "update visits set page = '/y' returning page"))
          .hasSize(2);
      assertThat(VariedDatabase.query(session, "delete from scratch returning line, number"))
          .containsExactly("one|7", "one|7");
      assertThat(
              VariedDatabase.query(
                  session, "update \"Order\" set \"Group\" = 4 returning \"Id\", \"it's\""))
          .containsExactly("1|null");
      assertThat(
              VariedDatabase.query(
                  session, "insert into measurements values ('2026-02-02', 2) returning value"))
          .containsExactly("2");
      assertThat(VariedDatabase.query(session, "select name from animals")).containsExactly("Rex");
      session.rollback();
      refused(session, "42501", "insert into visits (id, page) values (5, '/x')");
      refused(session, "42501", "update visits set at = now()");
      refused(session, "42501", "delete from visits");
      refused(session, "42501", "truncate dom.topics");
      refused(
          session,
          "42501",
          "insert into topics (owner_id, name) values ('%s', 'x')".formatted(VariedDatabase.BOB));
    }
    try (Connection anon = database.as("anon", alice)) {
      anon.setAutoCommit(false);
      VariedDatabase.run(anon, "insert into visits (page) values ('/from anon')");
      anon.rollback();
      refused(anon, "42501", "select page from visits");
      refused(anon, "42501", "select name from topics");
    }
  }

  private static void refused(Connection session, String state, String sql) throws SQLException {
    assertThat(VariedDatabase.state(session, sql)).as(sql).isEqualTo(state);
    session.rollback();
  }
}
