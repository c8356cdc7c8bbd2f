package dev.pgrehearse.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** One access.yaml holds on every version of Postgres. */
final class AnswerTest {

  private static final Probe DELETE = Probe.act("alice", "delete from public.payees");

  @Test
  void what_restrict_protects_is_told_in_the_word_of_17_on_18_too() {
    assertThat(new Answer(DELETE, Outcome.failed("23001"), Outcome.NONE).state())
        .isEqualTo("23503");
  }

  @Test
  void a_key_that_stops_the_superuser_too_says_nothing_of_who_asked() {
    assertThat(new Answer(DELETE, Outcome.failed("23001"), Outcome.failed("23001")).stopped())
        .isEmpty();
    assertThat(new Answer(DELETE, Outcome.failed("23514"), Outcome.failed("23001")).stopped())
        .contains("23514");
  }
}
