package dev.pgrehearse.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What of a message was said anyway, and what was filled in. */
final class WordingTest {

  private static final String BODY =
      """
      -- the caller's own words
      if v_role <> 'guardian' then
          raise exception using
              message = 'only a guardian of the family may do that',
              detail = pg_catalog.format('it''s %s who asks', v_role),
              hint = format('role %2$s of %1$I', a, b);
      end if;
      """;

  private final Wording wording = new Wording(List.of(BODY), List.of("profiles_guardian_check"));

  @Test
  void what_stands_in_a_longer_text_of_a_function_is_its_own_word() {
    assertThat(wording.leaves("only a guardian of the family may do that", "guardian")).isFalse();
  }

  @Test
  void what_filled_a_gap_is_not_even_where_the_function_knows_the_word() {
    assertThat(wording.leaves("it's guardian who asks", "guardian")).isTrue();
    assertThat(wording.leaves("role guardian of families", "guardian")).isTrue();
  }

  @Test
  void said_once_more_it_is_not_covered_by_the_first_time() {
    assertThat(wording.leaves("only a guardian of the family may do that: guardian", "guardian"))
        .isTrue();
  }

  @Test
  void the_name_of_a_constraint_is_no_value() {
    assertThat(
            wording.leaves(
                "new row violates check constraint \"profiles_guardian_check\"", "guardian"))
        .isFalse();
  }

  @Test
  void a_whole_text_of_a_function_may_be_a_value_as_well() {
    assertThat(wording.leaves("guardian", "guardian")).isTrue();
  }
}
