package dev.pgrehearse.facade.refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgrehearse.facade.catalog.Column;
import dev.pgrehearse.facade.catalog.Companion;
import dev.pgrehearse.facade.catalog.Names;
import dev.pgrehearse.facade.catalog.Table;
import dev.pgrehearse.facade.move.Destination;
import dev.pgrehearse.facade.move.Move;
import dev.pgrehearse.facade.move.Move.Shape;
import dev.pgrehearse.facade.move.Whereabouts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Refusals for what the servers of tests do not have. */
final class RefusalsTest {
  private static final Move MOVE = Move.of("public", "t", "dom", "t");

  @Test
  void postgres_14_has_no_safe_view() {
    assertThat(refusals(140011, table(Table.Kind.TABLE, false, "")))
        .containsExactly(
            "facade-needs-postgres-15: this server is Postgres 14, which has no security_invoker: a"
                + " view would show every row to everybody who may read it");
  }

  @Test
  void the_table_of_an_extension_stays() {
    assertThat(refusals(170000, table(Table.Kind.TABLE, false, "postgis")))
        .containsExactly(
            "facade-extension-table: public.t belongs to the extension postgis, whose updates and"
                + " dumps look for it where it is");
  }

  @Test
  void only_a_lasting_table_of_this_database_moves() {
    assertThat(refusals(170000, table(Table.Kind.TABLE, true, "")))
        .singleElement()
        .asString()
        .startsWith("facade-temporary-table: ");
    assertThat(refusals(170000, table(Table.Kind.FOREIGN_TABLE, false, "")))
        .containsExactly(
            "facade-not-a-table: public.t is a foreign table, and only a table has rows that can move"
                + " behind a facade");
    assertThat(refusals(170000, table(Table.Kind.TABLE, false, ""))).isEmpty();
  }

  @Test
  void two_taken_names_leave_no_way() {
    Move renamed = Move.of("public", "t", "dom", "u");
    Destination both = new Destination(170000, true, Set.of("t"), Set.of("u"), Set.of(), Set.of());
    assertThat(refusals(renamed, both, table(Table.Kind.TABLE, false, "")))
        .containsExactly(
            "facade-name-taken: dom.t and public.u are both taken, so the table can neither take its"
                + " new name before it leaves nor leave before it takes it");
    Destination one = new Destination(170000, true, Set.of("t"), Set.of(), Set.of(), Set.of());
    assertThat(refusals(renamed, one, table(Table.Kind.TABLE, false, ""))).isEmpty();
    assertThat(one.renameFirst(renamed)).isTrue();
  }

  @Test
  void an_index_that_would_meet_its_own_name_is_named() {
    Destination taken =
        new Destination(170000, true, Set.of("t_pkey"), Set.of(), Set.of(), Set.of());
    assertThat(refusals(MOVE, taken, table(Table.Kind.TABLE, false, "")))
        .containsExactly(
            "facade-companion-taken: what moves with public.t would meet its own name in schema dom:"
                + " t_pkey");
  }

  @Test
  void a_column_that_nobody_could_write_is_not_hidden() {
    Shape hidden = new Shape(Map.of(), Map.of(), Set.of("id"), Map.of());
    Shape computed = new Shape(Map.of(), Map.of("id", "t.id"), Set.of(), Map.of());
    for (Shape shape : List.of(hidden, computed)) {
      assertThat(refusals(shaped(shape, false)))
          .containsExactly(
              "facade-no-columns: no column of public.t would be shown as it is stored, and nothing"
                  + " could be written",
              "facade-hidden-required: public.t.id must not be null and has no default, and through"
                  + " the facade nobody could give it a value: every insert would fail (23502)");
      assertThat(refusals(shaped(shape, true)))
          .contains(
              "facade-no-key: the facade of public.t would not show its primary key as it is stored,"
                  + " so an INSTEAD OF trigger could not tell which row is meant");
    }
  }

  @Test
  void a_column_that_is_not_there_is_neither_dropped_nor_hidden_and_one_that_is_not_added() {
    assertThat(
            refusals(
                shaped(
                    new Shape(Map.of("a", "1"), Map.of(), Set.of("b"), Map.of("id", "text")),
                    false)))
        .containsExactly(
            "facade-unknown-column: public.t has no column a to drop or to hide",
            "facade-unknown-column: public.t has no column b to drop or to hide",
            "facade-column-taken: public.t has a column id already");
  }

  @Test
  void one_column_has_one_fate() {
    assertThatThrownBy(() -> new Shape(Map.of("a", "1"), Map.of("a", "1"), Set.of(), Map.of()))
        .hasMessage("column a is to be two of dropped, computed, hidden and added; choose one");
    Shape shape = new Shape(Map.of("a", "1"), Map.of(), Set.of(), Map.of());
    assertThatThrownBy(() -> new Move("public", "t", "dom", "t", Map.of("a", "b"), false, shape))
        .hasMessage("column a is to be renamed and dropped; choose one");
  }

  private static Move shaped(Shape shape, boolean triggers) {
    return new Move("public", "t", "dom", "t", Map.of(), triggers, shape);
  }

  private static List<String> refusals(Move move) {
    return refusals(
        move,
        new Destination(170000, true, Set.of(), Set.of(), Set.of(), Set.of()),
        table(Table.Kind.TABLE, false, ""));
  }

  private static List<String> refusals(int version, Table table) {
    return refusals(
        MOVE, new Destination(version, true, Set.of(), Set.of(), Set.of(), Set.of()), table);
  }

  private static List<String> refusals(Move move, Destination destination, Table table) {
    Names names = new Names(Set.of());
    return new Refusals(move, names, new Whereabouts(names), destination)
        .of(Optional.of(table)).stream()
            .map(finding -> finding.rule() + ": " + finding.message())
            .toList();
  }

  private static Table table(Table.Kind kind, boolean temporary, String extension) {
    return new Table(
        1,
        kind,
        temporary,
        "owner",
        true,
        extension,
        "",
        "",
        false,
        false,
        "",
        List.of(new Column("id", "uuid", false, false, false, true, "", 1, "=", "")),
        List.of(),
        List.of(new Companion("index", "t_pkey")));
  }
}
