package dev.pgrehearse.proof.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LikenessTest {

  private static final String ONE = "00000000-0000-4000-8000-00000000000a";
  private static final String TWO = "10000000-0000-4000-8000-0000000000bb";
  private static final String THREE = "2abcdef0-0000-4000-8000-000000000ccc";

  private final Likeness likeness = new Likeness();

  private boolean alike(String one, String other, String again) {
    return likeness.alike(Optional.of(one), Optional.of(other), Optional.of(again));
  }

  @Test
  void a_value_that_stays_must_be_equal() {
    assertThat(alike("open", "open", "open")).isTrue();
    assertThat(alike("open", "closed", "open")).isFalse();
  }

  @Test
  void a_value_of_the_clock_need_only_be_one() {
    assertThat(
            alike(
                "2026-11-21 10:00:59.99+00",
                "2026-11-21 10:01:00+00",
                "2026-11-21 10:00:59.991+00"))
        .isTrue();
    assertThat(alike("2026-11-21 10:00:59.99+00", "never", "2026-11-21 10:00:59.991+00")).isFalse();
  }

  @Test
  void null_is_like_nothing_else() {
    assertThat(likeness.alike(Optional.of(ONE), Optional.empty(), Optional.of(TWO))).isFalse();
    assertThat(likeness.alike(Optional.empty(), Optional.of(ONE), Optional.empty())).isFalse();
    assertThat(likeness.alike(Optional.empty(), Optional.empty(), Optional.empty())).isTrue();
  }

  @Test
  void what_stands_beside_a_value_of_chance_must_be_equal() {
    assertThat(
            alike(
                "[{\"id\":\"" + ONE + "\",\"state\":\"open\"}]",
                "[{\"id\":\"" + TWO + "\",\"state\":\"open\"}]",
                "[{\"id\":\"" + THREE + "\",\"state\":\"open\"}]"))
        .isTrue();
    assertThat(
            alike(
                "[{\"id\":\"" + ONE + "\",\"state\":\"open\"}]",
                "[{\"id\":\"" + TWO + "\",\"state\":\"shut\"}]",
                "[{\"id\":\"" + THREE + "\",\"state\":\"open\"}]"))
        .isFalse();
  }

  @Test
  void a_new_uuid_stands_for_the_same_one_everywhere() {
    assertThat(alike(ONE, TWO, THREE)).isTrue();
    assertThat(alike(ONE, TWO, THREE)).isTrue();
    assertThat(alike(ONE, THREE, TWO)).isFalse();
  }
}
