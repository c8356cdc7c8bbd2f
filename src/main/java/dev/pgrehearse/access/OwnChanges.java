package dev.pgrehearse.access;

import dev.pgrehearse.access.OwnRows.OwnRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Whether somebody who has no row of his own could change or delete one if he had it. */
final class OwnChanges {

  private record Attempt(OwnRow row, Probe probe) {}

  private final List<Attempt> attempts = new ArrayList<>();
  private List<Answer> answers = List.of();

  /**
   * @param rows the ways to imagine one
   * @param bulk what he tried on all rows at once; what already fails without his row says nothing
   *     of it
   * @param single a statement on one row alone, where a row can be named
   */
  List<Probe> probes(
      List<OwnRow> rows, List<Answer> bulk, Optional<Function<OwnRow, Probe>> single) {
    for (OwnRow row : rows) {
      single.ifPresent(probe -> attempts.add(new Attempt(row, probe.apply(row).with(row))));
      bulk.stream()
          .filter(answer -> !answer.failed())
          .forEach(answer -> attempts.add(new Attempt(row, answer.probe().with(row))));
    }
    return attempts.stream().map(Attempt::probe).toList();
  }

  void hear(List<Answer> heard) {
    answers = List.copyOf(heard);
  }

  /** Of all attempts the best counts alone, and one that came to nothing not at all. */
  void count(Tally tally) {
    Optional<String> stopped = Optional.empty();
    for (int i = 0; i < answers.size(); i++) {
      Answer answer = answers.get(i);
      boolean constraint =
          answer.failed() && !answer.state().equals("42501") && answer.stopped().isEmpty();
      if (!answer.isWithoutRow()
          && (constraint || answer.gone().contains(attempts.get(i).row().id()))) {
        tally.present(RowClass.OWN);
        tally.passed(RowClass.OWN);
        return;
      }
      if (stopped.isEmpty() && !answer.isWithoutRow()) {
        stopped = answer.stopped();
      }
    }
    stopped.ifPresent(
        state -> {
          tally.present(RowClass.OWN);
          tally.stopped(RowClass.OWN, state);
        });
  }
}
