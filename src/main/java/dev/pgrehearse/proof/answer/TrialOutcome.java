package dev.pgrehearse.proof.answer;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What came of a trial on one side.
 *
 * @param answers one a step, up to the first failure where the trial does not go on
 * @param effects on tables, by their oid
 */
public record TrialOutcome(List<Answer> answers, SortedMap<Long, Effect> effects) {

  public TrialOutcome {
    answers = List.copyOf(answers);
    effects = Collections.unmodifiableSortedMap(new TreeMap<>(effects));
  }

  public Answer last() {
    return answers.get(answers.size() - 1);
  }
}
