package dev.pgrehearse.facade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgrehearse.catalog.Fingerprint;
import dev.pgrehearse.facade.move.Move;
import dev.pgrehearse.facade.move.Move.Shape;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients see columns that the table has no more, and not all that it has. */
final class ReshapedFacadeIT {

  static final String PEOPLE =
      """
      create table public.people (
          id bigint generated always as identity primary key,
          owner_id uuid not null,
          first_name text not null,
          last_name text not null,
          email text,
          secret text not null default 'none',
          kind varchar(20) not null default 'person',
          full_name text default 'No Name'
      );

      comment on column public.people.full_name is 'Both names.';

      alter table public.people enable row level security;

      create policy own_rows on public.people
          as permissive
          for all
          to authenticated
          using (owner_id = (select auth.uid()))
          with check (owner_id = (select auth.uid()));

      revoke all on table public.people from anon, authenticated, service_role;

      grant select, insert, update, delete on table public.people to authenticated;

      insert into public.people (owner_id, first_name, last_name, email, full_name)
      values
          ('00000000-0000-0000-0000-00000000a11c', 'Ada', 'Byron', 'Ada@X.org', 'Ada Byron'),
          ('00000000-0000-0000-0000-000000000b0b', 'Bob', 'Brown', null, 'Bob Brown');
      """;

  static final Shape SHAPE =
      new Shape(
          Map.of("full_name", "t.first_name || ' ' || t.last_name"),
          Map.of("email", "lower(t.email)", "initial", "left(t.first_name, 1)"),
          Set.of("secret"),
          Map.of("note", "text default 'new' not null"));

  static Move people(boolean triggers, Shape shape) {
    return new Move("public", "people", "dom", "persons", Map.of("kind", "sort"), triggers, shape);
  }

  @ParameterizedTest
  @CsvSource({"15, false", "17, false", "17, true"})
  void a_table_of_another_shape_goes_and_comes_back(int version, boolean triggers)
      throws SQLException {
    try (Server server = Servers.start(new ServerChoice.Embedded(version));
        VariedDatabase database = VariedDatabase.on(server, PrivilegeRegime.OPEN)) {
      database.apply(PEOPLE);
      Fingerprint before = database.fingerprint();
      MovePlan move = database.plan(people(triggers, SHAPE)).moves().get(0);
      assertThat(move.refusals()).isEmpty();
      assertThat(move.notices())
          .extracting(Finding::rule)
          .contains(
              "facade-computed-column",
              "facade-hidden-column",
              "facade-added-column",
              "facade-dropped-column")
          .doesNotContain("facade-key-not-shown", "facade-column-text");
      assertThat(move.columns())
          .containsExactly(
              "id", "owner_id", "first_name", "last_name", "email", "kind", "full_name", "initial");
      database.apply(move.forward());
      clients_write_what_is_stored(database, triggers);
      database.apply(move.rollback());
      assertThat(before.differencesTo(database.fingerprint())).isEmpty();
      try (Connection connection = database.migration()) {
        assertThat(
                VariedDatabase.query(
                    connection, "select full_name, email, kind from public.people order by id"))
            .containsExactly(
                "Ada King|Ada@X.org|person", "Bob Brown|null|person", "Eve Moss|null|guest");
      }
    }
  }

  private static void clients_write_what_is_stored(VariedDatabase database, boolean triggers)
      throws SQLException {
    try (Connection alice = database.as("authenticated", VariedDatabase.ALICE)) {
      assertThat(VariedDatabase.query(alice, "select * from people"))
          .containsExactly(
              "1|%s|Ada|Byron|ada@x.org|person|Ada Byron|A".formatted(VariedDatabase.ALICE));
      assertThat(
              VariedDatabase.query(
                  alice, "update people set last_name = 'King' returning full_name, initial, kind"))
          .containsExactly("Ada King|A|person");
      assertThat(
              VariedDatabase.query(
                  alice,
                  """
                  insert into people (owner_id, first_name, last_name, kind)
                  values ('%s', 'Eve', 'Moss', 'guest')
                  returning id, email, full_name, kind"""
                      .formatted(VariedDatabase.ALICE)))
          .containsExactly("3|null|Eve Moss|guest");
      assertThat(VariedDatabase.state(alice, "update people set full_name = 'X'"))
          .isEqualTo("0A000");
      assertThat(VariedDatabase.state(alice, "update people set email = 'x@x.org'"))
          .isEqualTo("0A000");
      assertThat(
              VariedDatabase.state(
                  alice,
                  """
                  insert into people (owner_id, first_name, last_name, full_name)
                  values ('%s', 'Fay', 'Wood', 'Fay')"""
                      .formatted(VariedDatabase.ALICE)))
          .isEqualTo("0A000");
      assertThat(VariedDatabase.state(alice, "select secret from people")).isEqualTo("42703");
      assertThat(
              VariedDatabase.state(
                  alice,
                  "update people set first_name = 'Ann', full_name = 'Ann King' where id = 1"))
          .isEqualTo(triggers ? "00000" : "0A000");
      assertThat(VariedDatabase.state(alice, "update people set first_name = 'Ada' where id = 1"))
          .isEqualTo("00000");
    }
    try (Connection migration = database.migration()) {
      assertThat(
              VariedDatabase.query(
                  migration, "select secret, note from dom.persons where first_name = 'Eve'"))
          .containsExactly("none|new");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_row_that_a_drop_would_lose_stops_the_plan_and_the_move(boolean late) throws SQLException {
    try (Server server = Servers.start(new ServerChoice.Embedded(17));
        VariedDatabase database = VariedDatabase.on(server, PrivilegeRegime.CLOSED)) {
      database.apply(PEOPLE);
      Shape shape =
          new Shape(
              Map.of("full_name", "t.first_name || ' ' || t.last_name"),
              Map.of(),
              Set.of(),
              Map.of());
      String lost = "update public.people set full_name = null where id = 2";
      if (!late) {
        database.apply(lost);
        assertThat(refusals(database, people(false, shape)))
            .containsExactly(
                "facade-drop-loses: full_name of public.people holds values other than t.first_name"
                    + " || ' ' || t.last_name gives: dropped, they would be lost, on the way back"
                    + " too");
        return;
      }
      MovePlan move = database.plan(people(false, shape)).moves().get(0);
      assertThat(move.refusals()).isEmpty();
      database.apply(lost);
      Fingerprint before = database.fingerprint();
      assertThatThrownBy(() -> database.apply(move.forward()))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("55000"));
      assertThat(before.differencesTo(database.fingerprint())).isEmpty();
    }
  }

  static List<String> refusals(VariedDatabase database, Move move) throws SQLException {
    return database.plan(move).moves().get(0).refusals().stream()
        .map(finding -> finding.rule() + ": " + finding.message())
        .toList();
  }
}
