package dev.pgrehearse.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expressions are as Postgres writes them. */
final class PolicyMarksTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(user_id = ( SELECT auth.uid() AS uid)) | user_id | sub",
        "(auth.uid() = user_id) | user_id | sub",
        "((user_id)::text = (auth.uid())::text) | user_id | sub",
        "(\"ownerId\" = auth.uid()) | \"ownerId\" | sub",
        "(EXISTS ( SELECT FROM customers c WHERE ((c.id = orders.customer_id) AND (c.user_id = ( SELECT auth.uid() AS uid))))) | user_id | sub",
        "(tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::integer) | tenant_id | app.tenant_id",
        "(tenant = current_setting('app.tenant'::text)) | tenant | app.tenant",
        "((org_id)::text = (auth.jwt() ->> 'org_id'::text)) | org_id | org_id",
        "(org = (((current_setting('request.jwt.claims'::text, true))::json ->> 'org'::text))::uuid) | org | org",
        "(email = auth.email()) | email | email",
      })
  void a_column_that_is_compared_with_who_it_is_says_whose_a_row_is(
      String expression, String column, String asked) {
    PolicyMarks marks = PolicyMarks.of(List.of(expression));
    assertThat(marks.columns()).isEqualTo(Map.of(column, asked));
    assertThat(marks.asked()).containsExactly(asked);
  }

  @Test
  void a_number_is_told_from_its_cast() {
    PolicyMarks marks =
        PolicyMarks.of(
            List.of(
                "(a = (NULLIF(current_setting('app.a'::text, true), ''::text))::integer)",
                "(b = current_setting('app.b'::text))"));
    assertThat(marks.numbers()).containsExactly("app.a");
    assertThat(marks.settings()).containsExactly("app.a", "app.b");
  }

  @Test
  void what_asks_nobody_who_he_is_says_nothing() {
    PolicyMarks marks = PolicyMarks.of(List.of("true", "(state = 'open'::order_state)", ""));
    assertThat(marks.columns()).isEmpty();
    assertThat(marks.asked()).isEmpty();
  }
}
