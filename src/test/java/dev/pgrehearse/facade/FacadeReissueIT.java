package dev.pgrehearse.facade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.catalog.Fingerprint;
import dev.pgrehearse.facade.catalog.QualifiedName;
import dev.pgrehearse.facade.move.Move.Shape;
import dev.pgrehearse.facade.reissue.FacadeReissue;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.server.PrivilegeRegime;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A facade follows its table, and stands as it stood when that is taken back. */
final class FacadeReissueIT {

  private static final Shape HIDDEN =
      new Shape(Map.of(), Map.of("email", "lower(t.email)"), Set.of("secret"), Map.of());

  private static final String DRIFT =
      """
      alter table dom.persons add column age integer default 18;
      alter table dom.persons rename column first_name to given_name;
      alter table dom.persons alter column sort set default 'someone';
      alter table dom.persons alter column full_name drop default;
      revoke delete on table dom.persons from authenticated;
      grant select on table dom.persons to service_role;
      """;

  private static Server server;
  private static VariedDatabase template;
  private VariedDatabase database;

  @BeforeAll
  static void start() throws SQLException {
    server = Servers.start(new ServerChoice.Embedded(17));
    template = VariedDatabase.on(server, PrivilegeRegime.OPEN);
    template.apply(ReshapedFacadeIT.PEOPLE);
  }

  @AfterAll
  static void stop() {
    template.close();
    server.close();
  }

  @BeforeEach
  void copy() {
    database = VariedDatabase.cloneOf(server, template);
  }

  @AfterEach
  void drop() {
    database.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_facade_that_fits_its_table_is_left_alone(boolean triggers) throws SQLException {
    move(database, triggers);
    Fingerprint before = database.fingerprint();
    FacadeReissue reissue = reissue(database, List.of(), List.of());
    assertThat(reissue.refusals()).isEmpty();
    assertThat(reissue.forward()).isEmpty();
    assertThat(reissue.nothingToDo()).isTrue();
    assertThat(before.differencesTo(database.fingerprint())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void what_the_table_has_since_is_shown_last_and_taken_back(boolean triggers) throws SQLException {
    move(database, triggers);
    follows(database, triggers);
  }

  @Test
  void it_is_the_same_on_15() throws SQLException {
    try (Server old = Servers.start(new ServerChoice.Embedded(15));
        VariedDatabase other = VariedDatabase.on(old, PrivilegeRegime.CLOSED)) {
      other.apply(ReshapedFacadeIT.PEOPLE);
      move(other, false);
      follows(other, false);
    }
  }

  private static void follows(VariedDatabase database, boolean triggers) throws SQLException {
    database.apply(DRIFT);
    Fingerprint drifted = database.fingerprint();
    FacadeReissue reissue = reissue(database, List.of("age"), List.of());
    assertThat(reissue.refusals()).isEmpty();
    assertThat(drifted.differencesTo(database.fingerprint())).isEmpty();
    assertThat(reissue.forward())
        .contains("create or replace view public.people\nwith (security_invoker = on)\nas\n");
    database.apply(reissue.forward());
    assertThat(database.grants("public.people")).isEqualTo(database.grants("dom.persons"));
    try (Connection alice = database.as("authenticated", VariedDatabase.ALICE)) {
      assertThat(
              VariedDatabase.query(
                  alice,
                  """
                  insert into people (owner_id, first_name, last_name)
                  values ('%s', 'Eve', 'Moss')
                  returning first_name, kind, full_name, age"""
                      .formatted(VariedDatabase.ALICE)))
          .containsExactly("Eve|someone|null|18");
      assertThat(
              VariedDatabase.query(
                  alice,
                  "update people set age = 20 where first_name = 'Ada' returning age, email"))
          .containsExactly("20|ada@x.org");
      assertThat(VariedDatabase.query(alice, "select count(*) from people")).containsExactly("2");
      assertThat(VariedDatabase.state(alice, "delete from people")).isEqualTo("42501");
    }
    assertThat(reissue(database, List.of(), List.of()).nothingToDo()).isTrue();
    database.apply(reissue.rollback());
    assertThat(drifted.differencesTo(database.fingerprint())).isEmpty();
    try (Connection migration = database.migration()) {
      assertThat(
              VariedDatabase.query(
                  migration, "select given_name, age from dom.persons order by given_name"))
          .containsExactly("Ada|20", "Bob|18", "Eve|18");
    }
    assertThat(triggers).isEqualTo(reissue.rollback().contains("create trigger"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_column_is_hidden_by_making_the_view_anew(boolean triggers) throws SQLException {
    move(database, triggers);
    database.apply("comment on column public.people.full_name is 'As people say it.'");
    Fingerprint before = database.fingerprint();
    FacadeReissue reissue = reissue(database, List.of("secret"), List.of("full_name", "initial"));
    assertThat(reissue.refusals())
        .extracting(Finding::message)
        .containsExactly("neither public.people nor dom.persons has a column initial to hide");
    reissue = reissue(database, List.of("secret"), List.of("email", "full_name"));
    assertThat(reissue.refusals()).isEmpty();
    assertThat(reissue.forward())
        .contains("drop view public.people;", "Not shown as stored: email, full_name.");
    database.apply(reissue.forward());
    try (Connection alice = database.as("authenticated", VariedDatabase.ALICE)) {
      assertThat(VariedDatabase.query(alice, "select * from people"))
          .containsExactly("1|%s|Ada|Byron|person|none".formatted(VariedDatabase.ALICE));
      assertThat(VariedDatabase.query(alice, "update people set secret = 'x' returning secret"))
          .containsExactly("x");
    }
    assertThat(reissue(database, List.of(), List.of()).nothingToDo()).isTrue();
    database.apply(reissue.rollback());
    assertThat(before.differencesTo(database.fingerprint())).isEmpty();
  }

  /** What the table lost since is taken from the facade too, without a word. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void what_somebody_revoked_on_the_facade_is_not_granted_again_without_a_word(boolean columns)
      throws SQLException {
    move(database, false);
    assertThat(reissue(database, List.of(), List.of()).notices()).isEmpty();
    database.apply(
        """
        revoke insert, delete on table public.people from authenticated;
        grant update (last_name) on table dom.persons to anon with grant option;
        revoke select on table dom.persons from anon;
        """);
    FacadeReissue reissue = reissue(database, columns ? List.of("secret") : List.of(), List.of());
    assertThat(reissue.notices())
        .filteredOn(notice -> notice.rule().equals("facade-reissue-grants"))
        .extracting(Finding::message)
        .containsExactly(
            "public.people: the table gives anon update (last_name) with grant option; authenticated"
                + " delete, insert, the facade does not, and will: was it revoked there on purpose,"
                + " this grants it again");
    database.apply(reissue.forward());
    try (Connection alice = database.as("authenticated", VariedDatabase.ALICE)) {
      assertThat(VariedDatabase.state(alice, "delete from people")).isEqualTo("00000");
    }
  }

  @Test
  void an_option_that_was_lost_is_stated_again() throws SQLException {
    move(database, false);
    database.apply("alter view public.people reset (security_invoker)");
    Fingerprint before = database.fingerprint();
    FacadeReissue reissue = reissue(database, List.of(), List.of());
    assertThat(reissue.forward())
        .isEqualTo(
            """
            -- public.people is again what dom.persons wants it to be.
            set local lock_timeout = '2s';

            alter view public.people set (security_invoker = on);
            """);
    database.apply(reissue.forward());
    try (Connection alice = database.as("authenticated", VariedDatabase.ALICE)) {
      assertThat(VariedDatabase.query(alice, "select count(*) from people")).containsExactly("1");
    }
    database.apply(reissue.rollback());
    assertThat(before.differencesTo(database.fingerprint())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "select 1|facade-undecided-column: dom.persons has age, and nobody has said whether clients of"
            + " public.people see it",
        "drop view public.people|facade-not-a-facade: there is no view public.people whose comment"
            + " says Facade of",
        "comment on view public.people is 'Mine.'|facade-not-a-facade: there is no view public.people"
            + " whose comment says Facade of",
        "drop view public.people; create view public.people as select p.id from dom.persons as p"
            + " where p.id > 1; comment on view public.people is 'Facade of dom.persons.'"
            + "|facade-reissue-by-hand: public.people does more than list the columns of one table",
      })
  void what_is_no_facade_or_not_decided_is_refused(String sql, String refusal) throws SQLException {
    move(database, false);
    database.apply("alter table dom.persons add column age integer");
    database.apply(sql);
    assertThat(refusals(database, List.of(), List.of())).containsExactly(refusal);
  }

  @Test
  void what_would_break_clients_is_refused() throws SQLException {
    move(database, false);
    database.apply(
        """
        create view public.names as select first_name from public.people;
        alter table dom.persons add column age integer;
        """);
    assertThat(refusals(database, List.of(), List.of("age", "full_name")))
        .containsExactly(
            "facade-reissue-blocked: public.people loses a column, so it must be dropped and made"
                + " anew, and rule _RETURN on view public.names would have to go with it");
    assertThat(reissue(database, List.of("age"), List.of()).notices())
        .extracting(Finding::rule)
        .containsExactly("facade-reissue-columns", "facade-reissue-leaning");
    assertThat(refusals(database, List.of("nope", "id"), List.of()))
        .containsExactly(
            "facade-unknown-column: dom.persons has no column nope to show",
            "facade-column-taken: public.people has a column id already");
    database.apply(
        """
        drop view public.names;
        create function public.name_of(public.people)
        returns text
        language sql
        set search_path = ''
        as $$
            select $1.full_name
        $$;
        """);
    assertThat(refusals(database, List.of(), List.of("age", "full_name")))
        .singleElement()
        .asString()
        .startsWith("facade-reissue-blocked: ")
        .contains("function public.name_of(public.people)");
    database.apply(
        """
        drop function public.name_of(public.people);
        alter table dom.persons alter column secret drop default;
        """);
    assertThat(refusals(database, List.of(), List.of("age")))
        .containsExactly(
            "facade-hidden-required: dom.persons.secret must not be null and has no default, and"
                + " through the facade nobody could give it a value: every insert would fail"
                + " (23502)");
    database.apply(
        """
        alter table dom.persons alter column secret set default 'none';
        revoke select on table dom.persons from authenticated;
        grant select (id, owner_id) on table dom.persons to authenticated;
        """);
    assertThat(refusals(database, List.of("age"), List.of()))
        .singleElement()
        .asString()
        .startsWith("facade-column-grants: authenticated may not select every column");
  }

  @Test
  void triggers_of_somebody_elses_are_left_to_people() throws SQLException {
    move(database, true);
    database.apply(
        """
        alter table dom.persons add column age integer;
        alter trigger _500_facade_insert on public.people rename to mine;
        """);
    assertThat(refusals(database, List.of("age"), List.of()))
        .containsExactly(
            "facade-reissue-by-hand: public.people has triggers that facade plan --triggers would not"
                + " make: _500_facade_delete, _500_facade_update, mine");
    database.apply("alter trigger mine on public.people rename to _500_facade_insert");
    assertThat(refusals(database, List.of(), List.of("age", "id")))
        .containsExactly(
            "facade-no-key: public.people would not show the primary key, by which its triggers know"
                + " which row is meant");
  }

  /** The view has the name already, for something else that clients see. */
  @Test
  void a_new_column_is_hidden_and_what_clients_see_under_its_name_stays() throws SQLException {
    move(database, false);
    database.apply(
        """
        alter table dom.persons rename column first_name to given_name;
        alter table dom.persons add column first_name text;
        """);
    Fingerprint before = database.fingerprint();
    assertThat(reissue(database, List.of(), List.of()).refusals())
        .extracting(Finding::fix)
        .containsExactly(
            "say --hide first_name: under that name clients see something else, and go on seeing it");
    FacadeReissue reissue = reissue(database, List.of(), List.of("first_name"));
    assertThat(reissue.refusals()).isEmpty();
    assertThat(reissue.forward()).doesNotContain("drop view").contains("comment on view");
    database.apply(reissue.forward());
    try (Connection alice = database.as("authenticated", VariedDatabase.ALICE)) {
      assertThat(VariedDatabase.query(alice, "select first_name from people"))
          .containsExactly("Ada");
    }
    assertThat(reissue(database, List.of(), List.of()).nothingToDo()).isTrue();
    assertThat(refusals(database, List.of(), List.of("first_name")))
        .singleElement()
        .asString()
        .startsWith("facade-hidden-required: dom.persons.given_name ");
    database.apply(reissue.rollback());
    assertThat(before.differencesTo(database.fingerprint())).isEmpty();
  }

  /** It would go with the view, and nothing would make it anew. */
  @Test
  void a_rule_on_the_view_is_left_to_people() throws SQLException {
    move(database, false);
    database.apply(
        """
        create rule heard as on update to public.people do also notify people;
        alter table dom.persons add column age integer;
        """);
    assertThat(refusals(database, List.of("age"), List.of()))
        .containsExactly(
            "facade-reissue-by-hand: public.people has rules that no facade has: heard");
  }

  private static void move(VariedDatabase database, boolean triggers) throws SQLException {
    MovePlan move = database.plan(ReshapedFacadeIT.people(triggers, HIDDEN)).moves().get(0);
    assertThat(move.refusals()).isEmpty();
    database.apply(move.forward());
  }

  private static FacadeReissue reissue(
      VariedDatabase database, List<String> show, List<String> hide) throws SQLException {
    try (Connection connection = database.migration()) {
      return FacadeReissue.of(connection, new QualifiedName("public", "people"), show, hide);
    }
  }

  private static List<String> refusals(
      VariedDatabase database, List<String> show, List<String> hide) throws SQLException {
    return reissue(database, show, hide).refusals().stream()
        .map(finding -> finding.rule() + ": " + finding.message())
        .toList();
  }
}
