package dev.pgrehearse.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import dev.pgrehearse.changelog.Changeset;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PhaseTest {

  @Test
  void changesets_that_follow_each_other_with_one_label_are_a_phase() {
    Changeset one = Changesets.labelled("1", "a");
    Changeset two = Changesets.labelled("2", "a", "also");
    Changeset three = Changesets.labelled("3", "b");
    assertThat(Phase.of(List.of(one, two, three)))
        .extracting(Phase::label, Phase::changesets)
        .containsExactly(tuple("a", List.of(one, two)), tuple("b", List.of(three)));
  }

  @Test
  void a_label_that_comes_back_is_a_phase_of_its_own() {
    List<Changeset> changesets =
        List.of(
            Changesets.labelled("1", "a"),
            Changesets.labelled("2", "b"),
            Changesets.labelled("3", "a"));
    assertThat(Phase.of(changesets)).extracting(Phase::label).containsExactly("a", "b", "a");
  }

  @Test
  void changesets_without_labels_are_a_phase_without_name() {
    assertThat(Phase.of(List.of(Changesets.labelled("1"), Changesets.labelled("2"))))
        .singleElement()
        .extracting(Phase::label)
        .isEqualTo("");
  }

  @Test
  void no_changesets_are_no_phases() {
    assertThat(Phase.of(List.of())).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> new Phase("a", List.of()));
  }

  @Test
  void a_phase_is_found_in_the_file_of_its_first_changeset() {
    assertThat(Phase.of(List.of(Changesets.labelled("1", "a"))).get(0).location())
        .hasToString("changelog.yaml");
  }
}
