package dev.pgrehearse.proof;

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
record Outcome(List<Answer> answers, SortedMap<Long, Effect> effects) {

  Outcome {
    answers = List.copyOf(answers);
    effects = Collections.unmodifiableSortedMap(new TreeMap<>(effects));
  }

  Answer last() {
    return answers.get(answers.size() - 1);
  }
}
