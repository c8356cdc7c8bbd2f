package dev.pgrehearse.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.finding.Location;
import dev.pgrehearse.spec.Check;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PhaseOrderTest {

  private final PhaseOrder order =
      new PhaseOrder(
          List.of(
              Changesets.labelled("1", "one"),
              Changesets.labelled("2", "two"),
              Changesets.labelled("3"),
              Changesets.labelled("4", "one"),
              Changesets.labelled("5", "three")));

  @Test
  void labels_stand_in_the_order_of_their_first_changeset() {
    assertThat(order.labels()).containsExactly("one", "two", "three");
  }

  @Test
  void a_check_holds_from_its_phase_on() {
    Check check = check("two", "", false);
    assertThat(order.checksAt(List.of(check), "one")).isEmpty();
    assertThat(order.checksAt(List.of(check), "two")).containsExactly(check);
    assertThat(order.checksAt(List.of(check), "three")).containsExactly(check);
  }

  @Test
  void until_is_the_last_phase_it_holds_at() {
    Check check = check("one", "two", false);
    assertThat(order.checksAt(List.of(check), "two")).containsExactly(check);
    assertThat(order.checksAt(List.of(check), "three")).isEmpty();
  }

  @Test
  void checks_on_volume_are_not_for_the_fixtures() {
    assertThat(order.checksAt(List.of(check("one", "", true)), "three")).isEmpty();
  }

  @Test
  void a_changeset_without_a_phase_has_no_writers() {
    Check check = check("one", "", false);
    assertThat(order.writers(List.of(check), Changesets.labelled("3"))).isEmpty();
    assertThat(order.writers(List.of(check), Changesets.labelled("2", "two")))
        .containsExactly(check);
  }

  @Test
  void what_holds_throughout_is_asked_after_every_changeset_of_its_phases() {
    Check throughout = check("one", "two", false, true);
    List<Check> all = List.of(check("one", "", false), throughout);

    assertThat(order.checksThroughout(all, "one")).containsExactly(throughout);
    assertThat(order.checksThroughout(all, "two")).containsExactly(throughout);
    assertThat(order.checksThroughout(all, "three")).isEmpty();
    assertThat(order.checksThroughout(all, "")).isEmpty();
    assertThat(order.checksAt(all, "one")).contains(throughout);
  }

  private static Check check(String phase, String until, boolean onVolume) {
    return check(phase, until, onVolume, false);
  }

  private static Check check(String phase, String until, boolean onVolume, boolean throughout) {
    return new Check(
        "a_fact",
        "It matters.",
        phase,
        until,
        throughout,
        List.of(),
        onVolume,
        List.of(),
        Location.of("checks.yaml", 1));
  }
}
