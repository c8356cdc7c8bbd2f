package dev.pgrehearse.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class KindDifferencesTest {

  @Test
  void what_the_page_says_of_a_kind_belongs_to_it() {
    assertThat(covers(17, "passthrough", "truncate", "fails with 42809")).isTrue();
    assertThat(covers(17, "passthrough", "grant", "only the view")).isTrue();
    assertThat(covers(17, "passthrough", "driver-metadata", "other columns")).isTrue();
    assertThat(covers(17, "passthrough", "update-identity-to-default", "fails with 428C9"))
        .isTrue();
    assertThat(covers(17, "triggers", "on-conflict-do-nothing", "fails with 23505")).isTrue();
  }

  @Test
  void another_outcome_of_the_same_form_does_not() {
    assertThat(covers(17, "passthrough", "truncate", "fails with 42501")).isFalse();
    assertThat(covers(17, "passthrough", "on-conflict-do-nothing", "fails with 23505")).isFalse();
    assertThat(covers(17, "passthrough", "insert-returning", "other columns")).isFalse();
    assertThat(covers(17, "triggers", "update-generated-to-default", "fails with 428C9")).isFalse();
  }

  @Test
  void
      with_triggers_a_row_may_count_once_for_each_that_it_is_joined_to_and_not_hold_another_value() {
    assertThat(coversWords("triggers", "before 1 row changed; after 3 rows changed")).isTrue();
    assertThat(coversWords("passthrough", "before 1 row changed; after 3 rows changed")).isFalse();
    assertThat(coversWords("triggers", "before 1 row changed; after 1 row changed, 'x' in name"))
        .isFalse();
  }

  private static boolean coversWords(String kind, String words) {
    return KindDifferences.on(17)
        .covers(
            new FacadeDifference("public.orders", kind, "update-from", "", "ann", "update", words));
  }

  @Test
  void a_version_on_which_it_is_the_same_has_no_difference_of_its_kind() {
    assertThat(covers(16, "passthrough", "merge", "fails with 0A000")).isTrue();
    assertThat(covers(17, "passthrough", "merge", "fails with 0A000")).isFalse();
  }

  @Test
  void a_computed_field_is_a_matter_of_its_table() {
    assertThat(covers(17, "passthrough", "computed-field", "fails with 42883")).isFalse();
  }

  @Test
  void a_page_without_a_table_is_none() {
    assertThatThrownBy(() -> KindDifferences.of("# nothing\n", 17))
        .isInstanceOf(IllegalStateException.class);
  }

  private static boolean covers(int version, String kind, String form, String now) {
    String words =
        now.equals("only the view")
            ? "before works; after works: 'only the view'"
            : "before works; after " + now;
    return KindDifferences.on(version)
        .covers(new FacadeDifference("public.orders", kind, form, "", "alice", "select 1", words));
  }
}
