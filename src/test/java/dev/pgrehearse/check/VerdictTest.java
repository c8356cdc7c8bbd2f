package dev.pgrehearse.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.finding.Location;
import dev.pgrehearse.spec.Expectation;
import dev.pgrehearse.spec.Identity;
import dev.pgrehearse.spec.Step;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class VerdictTest {

  private static final Optional<String> NULL = Optional.empty();
  private static final Outcome REFUSED =
      new Outcome(List.of(), 0, "23505", "item_pkey", "duplicate key value", 0);

  @Test
  void a_statement_without_expectation_must_succeed() {
    assertThat(problem(new Expectation.Succeeds(), rows(List.of(text("a"))))).isEmpty();
    assertThat(problem(new Expectation.Succeeds(), REFUSED))
        .contains(
            "expected success, came SQLSTATE 23505 on constraint item_pkey: duplicate key value");
  }

  @Test
  void one_of_several_sqlstates_will_do_and_no_other() {
    Expectation either =
        new Expectation.Refused(List.of("23503", "23505"), Optional.empty(), Optional.empty());
    assertThat(problem(either, REFUSED)).isEmpty();
    Expectation neither =
        new Expectation.Refused(List.of("23503", "23001"), Optional.empty(), Optional.empty());
    assertThat(problem(neither, REFUSED))
        .contains(
            "expected SQLSTATE 23503 or 23001, came SQLSTATE 23505 on constraint item_pkey:"
                + " duplicate key value");
  }

  @Test
  void a_count_is_of_rows_returned_or_affected() {
    assertThat(problem(new Expectation.Count(1), rows(List.of(text("a"))))).isEmpty();
    assertThat(problem(new Expectation.Count(3), updated(3))).isEmpty();
    assertThat(problem(new Expectation.Count(1), updated(0)))
        .contains("expected 1 row, came 0 rows");
  }

  @Test
  void rows_are_compared_in_order_and_null_is_not_the_word_null() {
    List<Optional<String>> first = List.of(text("1"), NULL);
    List<Optional<String>> second = List.of(text("2"), text("null"));
    Expectation expected = new Expectation.Rows(List.of(first, second));
    assertThat(problem(expected, rows(first, second))).isEmpty();
    assertThat(problem(expected, rows(second, first)))
        .contains("expected [1, null], [2, null], came 2 rows: [2, null], [1, null]");
    assertThat(problem(new Expectation.Rows(List.of()), rows(first)))
        .contains("expected no rows, came 1 row: [1, null]");
  }

  @Test
  void a_value_is_one_row_of_one_column() {
    assertThat(problem(new Expectation.Value(NULL), rows(List.of(NULL)))).isEmpty();
    assertThat(problem(new Expectation.Value(text("t")), rows(List.of(text("f")))))
        .contains("expected the value t, came 1 row: [f]");
    assertThat(problem(new Expectation.Value(text("t")), rows(List.of(text("t"), text("t")))))
        .contains("expected the value t, came 1 row: [t, t]");
    assertThat(problem(new Expectation.Value(NULL), updated(0)))
        .contains("expected the value null, came 0 rows");
  }

  @Test
  void a_refusal_is_known_by_sqlstate_constraint_and_message() {
    assertThat(problem(refused("23505", text("item_pkey"), text("duplicate")), REFUSED)).isEmpty();
    assertThat(problem(refused("23503", NULL, NULL), REFUSED))
        .contains(
            "expected SQLSTATE 23503, came SQLSTATE 23505 on constraint item_pkey: duplicate key"
                + " value");
    assertThat(problem(refused("23505", text("other"), NULL), REFUSED))
        .contains(
            "expected SQLSTATE 23505 on constraint other, came SQLSTATE 23505 on constraint"
                + " item_pkey: duplicate key value");
    assertThat(problem(refused("23505", NULL, text("missing")), REFUSED))
        .contains(
            "expected SQLSTATE 23505 saying 'missing', came SQLSTATE 23505 on constraint item_pkey:"
                + " duplicate key value");
    assertThat(problem(refused("23505", NULL, NULL), updated(1)))
        .contains("expected SQLSTATE 23505, came 1 row");
  }

  @Test
  void more_than_five_rows_are_cut() {
    List<Optional<String>> row = List.of(text("x"));
    assertThat(problem(new Expectation.Count(1), rows(row, row, row, row, row, row)))
        .contains("expected 1 row, came 6 rows: [x], [x], [x], [x], [x], …");
  }

  private static Expectation refused(
      String state, Optional<String> constraint, Optional<String> message) {
    return new Expectation.Refused(state, constraint, message);
  }

  private static Optional<String> problem(Expectation expectation, Outcome outcome) {
    return new Verdict(
            new Step(
                Identity.MIGRATION,
                "select 1",
                expectation,
                OptionalLong.empty(),
                Location.of("checks.yaml", 1)))
        .problem(outcome);
  }

  private static Optional<String> text(String text) {
    return Optional.of(text);
  }

  @SafeVarargs
  @SuppressWarnings("varargs")
  private static Outcome rows(List<Optional<String>>... rows) {
    return new Outcome(List.of(rows), rows.length, "", "", "", 0);
  }

  private static Outcome updated(long count) {
    return new Outcome(List.of(), count, "", "", "", 0);
  }
}
