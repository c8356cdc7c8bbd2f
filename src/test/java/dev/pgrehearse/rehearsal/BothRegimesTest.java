package dev.pgrehearse.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Location;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BothRegimesTest {

  @Test
  void what_both_show_is_said_once() {
    assertThat(BothRegimes.merged(List.of(said("a")), List.of(said("a"))))
        .containsExactly(said("a"));
  }

  @Test
  void messages_that_differ_only_in_numbers_are_one() {
    assertThat(BothRegimes.merged(List.of(said("took 70 ms")), List.of(said("took 81 ms"))))
        .containsExactly(said("took 70 ms"));
  }

  @Test
  void what_only_one_shows_says_which() {
    assertThat(BothRegimes.merged(List.of(said("a")), List.of(said("b"))))
        .extracting(Finding::message)
        .containsExactly(
            "a\n  (only under the closed regime of default privileges)",
            "b\n  (only under the open regime of default privileges)");
  }

  private static Finding said(String message) {
    return Finding.error("a-rule", "1", Location.of("a.sql"), message, "mend it");
  }
}
