package dev.pgrehearse.facade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.facade.move.Move;
import dev.pgrehearse.facade.move.Move.Shape;
import dev.pgrehearse.server.PrivilegeRegime;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Why a plan refuses a move. */
final class RefusalsIT {
  private static Server server;
  private static VariedDatabase database;

  @BeforeAll
  static void start() throws SQLException {
    server = Servers.start(new ServerChoice.Embedded(17));
    database = VariedDatabase.on(server, PrivilegeRegime.CLOSED);
    database.apply(
        """
        create type public.pair as (
            a text,
            b text
        );

        create table public.pairs of public.pair;
        """);
  }

  @AfterAll
  static void stop() {
    database.close();
    server.close();
  }

  @Test
  void a_part_of_a_table_is_not_moved_alone() throws SQLException {
    assertThat(refusals(Move.of("public", "measurements_2026", "dom", "m")))
        .containsExactly(
            "facade-child-alone: public.measurements_2026 is a part of public.measurements: whoever"
                + " reads the parent reads its rows too, and a facade in its place would not be a"
                + " part any more");
    assertThat(refusals(Move.of("public", "dogs", "dom", "dogs")))
        .singleElement()
        .asString()
        .startsWith("facade-child-alone: public.dogs is a part of public.animals");
  }

  @Test
  void columns_that_not_everybody_may_read_are_a_refusal() throws SQLException {
    assertThat(refusals(Move.of("public", "profiles", "dom", "profiles")))
        .containsExactly(
            "facade-column-grants: authenticated may select only id, name of public.profiles, and a"
                + " facade touches every column as its caller: permission would be denied for the"
                + " table");
  }

  @Test
  void slips_are_told_from_what_cannot_be_done() throws SQLException {
    assertThat(refusals(Move.of("public", "nope", "dom", "nope")))
        .containsExactly("facade-unknown-table: there is no table public.nope in this database");
    assertThat(refusals(Move.of("public", "busy_topics", "dom", "x")))
        .containsExactly(
            "facade-not-a-table: public.busy_topics is a view, and only a table has rows that can"
                + " move behind a facade");
    assertThat(refusals(Move.of("public", "topics", "nowhere", "topics")))
        .containsExactly("facade-unknown-schema: there is no schema nowhere in this database");
    assertThat(refusals(Move.of("public", "topics", "public", "tickets")))
        .containsExactly(
            "facade-name-taken: public.tickets is taken: there is a relation or a type of that name");
    assertThat(
            refusals(new Move("public", "topics", "dom", "topics", Map.of("nope", "name"), false)))
        .singleElement()
        .isEqualTo("facade-unknown-column: public.topics has no column nope to rename");
    assertThat(
            refusals(
                Move.of("public", "topics", "dom", "topics"),
                Move.of("public", "topics", "dom", "other")))
        .containsExactly(
            "facade-moved-twice: public.topics is moved by an earlier --move of this plan");
    assertThat(
            refusals(
                Move.of("public", "topics", "dom", "one"),
                Move.of("public", "members", "dom", "one")))
        .containsExactly(
            "facade-name-taken: dom.one is taken: there is a relation or a type of that name");
  }

  @Test
  void triggers_need_a_key_and_callers_that_reach_the_table() throws SQLException {
    assertThat(refusals(new Move("public", "scratch", "dom", "scratch", Map.of(), true)))
        .containsExactly(
            "facade-no-key: public.scratch has no primary key, so an INSTEAD OF trigger could not tell"
                + " which row is meant");
    assertThat(refusals(new Move("public", "visits", "dom", "visits", Map.of(), true)))
        .extracting(refusal -> refusal.replaceFirst(":.*", ""))
        .containsExactly(
            "facade-column-grants",
            "facade-column-grants",
            "facade-blind-writer",
            "facade-no-usage");
  }

  @Test
  void a_table_of_a_composite_type_keeps_its_columns() throws SQLException {
    for (Move move :
        List.of(
            new Move("public", "pairs", "dom", "pairs", Map.of("a", "c"), false),
            pairs(new Shape(Map.of("b", "t.a"), Map.of(), Set.of(), Map.of())),
            pairs(new Shape(Map.of(), Map.of(), Set.of(), Map.of("c", "text"))))) {
      assertThat(refusals(move))
          .containsExactly(
              "facade-typed-table: public.pairs takes its columns from type public.pair and has none"
                  + " of its own to rename, drop or add");
    }
    assertThat(refusals(pairs(new Shape(Map.of(), Map.of(), Set.of("b"), Map.of())))).isEmpty();
  }

  private static Move pairs(Shape shape) {
    return new Move("public", "pairs", "dom", "pairs", Map.of(), false, shape);
  }

  private static List<String> refusals(Move... moves) throws SQLException {
    return database.plan(moves).moves().stream()
        .flatMap(move -> move.refusals().stream())
        .map(finding -> finding.rule() + ": " + finding.message())
        .toList();
  }
}
