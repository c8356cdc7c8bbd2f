package dev.pgrehearse.proof.form;

import java.util.Arrays;
import java.util.List;

/**
 * What is done in one transaction, on both sides.
 *
 * @param about what tells it apart from the other trials of its form: a column, a constraint
 * @param steps in order
 * @param goesOn whether a step that fails is taken back and the next one tried; otherwise it ends
 * @param room statements by which a superuser first takes rows out that are put in again, or ""
 */
public record Trial(String about, List<Step> steps, boolean goesOn, String room) {

  public Trial {
    steps = List.copyOf(steps);
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("a trial of " + about + " does nothing");
    }
  }

  public Trial(String about, List<Step> steps, boolean goesOn) {
    this(about, steps, goesOn, "");
  }

  static Trial of(String about, String... statements) {
    return new Trial(
        about, Arrays.stream(statements).map(text -> (Step) new Step.Sql(text)).toList(), false);
  }

  /** The same where there is room for it. */
  public Trial after(String clearing) {
    return new Trial(about, steps, goesOn, clearing);
  }

  /** The statements, one a line, as they could be typed. */
  public String text() {
    String typed = String.join(";\n", steps.stream().map(Step::text).toList());
    return room.isEmpty() ? typed : room + "; -- as a superuser\n" + typed;
  }
}
