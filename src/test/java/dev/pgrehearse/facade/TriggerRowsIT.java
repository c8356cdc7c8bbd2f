package dev.pgrehearse.facade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.facade.move.Move;
import dev.pgrehearse.facade.move.Move.Shape;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The rows that an INSTEAD OF trigger is handed, and what it writes of them. */
final class TriggerRowsIT extends FreshDatabase {
  private static final String PARCELS =
      """
      create domain public.grams as integer not null;

      create domain public.net_grams as public.grams check (value > 0);

      create domain public.maybe_grams as integer check (value > 0);

      create table public.parcels (
          id bigint primary key,
          amount integer not null default 1,
          grams public.grams default 1,
          net public.net_grams generated always as (amount * 10) stored,
          tare public.maybe_grams generated always as (nullif(amount, amount)) stored
      );

      grant select, insert, update, delete on table public.parcels to authenticated;
      """;

  @Test
  void a_domain_that_takes_no_null_stands_against_triggers_where_nobody_writes_the_column()
      throws SQLException {
    database.apply(PARCELS);
    assertThat(refusals(parcels(true, Shape.SAME)))
        .containsExactly(
            "facade-no-null: net of public.parcels is of type public.net_grams, which does not take"
                + " null, and that is what an INSTEAD OF trigger is handed for a column that is not"
                + " written: every insert would fail: domain public.net_grams does not allow null"
                + " values (23502)");
    assertThat(
            refusals(
                parcels(
                    true,
                    new Shape(
                        Map.of(),
                        Map.of("more", "t.amount::public.grams"),
                        Set.of("net"),
                        Map.of()))))
        .singleElement()
        .asString()
        .startsWith("facade-no-null: more of public.parcels is of type public.grams");
    Shape hidden = new Shape(Map.of(), Map.of(), Set.of("net"), Map.of());
    for (Move move : List.of(parcels(false, Shape.SAME), parcels(true, hidden))) {
      MovePlan plan = moved(move);
      try (Connection alice = database.as("authenticated", VariedDatabase.ALICE)) {
        assertThat(
                VariedDatabase.query(
                    alice, "insert into parcels (id) values (1) returning amount, grams, tare"))
            .containsExactly("1|1|null");
        VariedDatabase.run(alice, "delete from parcels");
      }
      database.apply(plan.rollback());
    }
  }

  @Test
  void a_string_of_several_lines_is_computed_as_it_was_written() throws SQLException {
    database.apply(PARCELS);
    String label = "t.amount || ' g\n\n  net'";
    Shape labelled = new Shape(Map.of(), Map.of("label", label), Set.of("net"), Map.of());
    moved(parcels(true, labelled));
    try (Connection alice = database.as("authenticated", VariedDatabase.ALICE)) {
      String seen = "7 g\n\n  net";
      assertThat(
              VariedDatabase.query(
                  alice, "insert into parcels (id, amount) values (1, 7) returning label"))
          .containsExactly(seen);
      assertThat(VariedDatabase.query(alice, "update parcels set amount = 7 returning label"))
          .containsExactly(seen);
      assertThat(VariedDatabase.query(alice, "select label from parcels")).containsExactly(seen);
    }
  }

  @Test
  void rights_on_columns_are_enough_where_they_are_those_that_a_trigger_writes()
      throws SQLException {
    database.apply(
        PARCELS
            + """

            revoke insert, update on table public.parcels from authenticated;

            grant insert (id, amount, grams), update (id, amount, grams)
            on table public.parcels
            to authenticated;
            """);
    Shape hidden = new Shape(Map.of(), Map.of(), Set.of("net"), Map.of());
    MovePlan plan = moved(parcels(true, hidden));
    try (Connection alice = database.as("authenticated", VariedDatabase.ALICE)) {
      assertThat(
              VariedDatabase.query(
                  alice, "insert into parcels (id, amount) values (1, 7) returning amount"))
          .containsExactly("7");
      assertThat(VariedDatabase.query(alice, "update parcels set amount = 8 returning amount"))
          .containsExactly("8");
    }
    database.apply(plan.rollback());
    database.apply(
        "revoke insert (grams), update (grams) on table public.parcels from authenticated;");
    assertThat(refusals(parcels(true, hidden)))
        .extracting(refusal -> refusal.replaceFirst(":.*", ""))
        .containsExactly("facade-column-grants", "facade-column-grants");
  }

  private static Move parcels(boolean triggers, Shape shape) {
    return new Move("public", "parcels", "dom", "parcels", Map.of(), triggers, shape);
  }

  private List<String> refusals(Move move) throws SQLException {
    return ReshapedFacadeIT.refusals(database, move);
  }
}
