package dev.pgrehearse.kill;

import java.util.List;
import java.util.Optional;

/**
 * What came of killing one deployment at one point.
 *
 * @param deed that was killed
 * @param lockStuck whether nobody could deploy before the lock was released
 * @param remains what it left: nothing of the change, all of it, or part of it
 * @param left what there is of the change, where it is a part
 * @param next what the next command of the runbook came to
 * @param said of the next command, where it failed or made another database
 * @param step what a person has to type, after which all is well; empty where none is needed or
 *     none was found
 */
record Outcome(
    KillPoint point,
    Deed deed,
    boolean lockStuck,
    Remains remains,
    List<String> left,
    Next next,
    String said,
    Optional<List<String>> step) {

  /** How much of the change is there. */
  enum Remains {
    NOTHING,
    ALL,
    PART
  }

  /** What the next command came to. */
  enum Next {
    /** The database that it should be. */
    CONVERGED,
    /** It does not run. */
    FAILED,
    /** It runs, and makes another database. */
    DIFFERS
  }

  Outcome {
    left = List.copyOf(left);
    step = step.map(List::copyOf);
  }

  boolean isMended() {
    return next == Next.CONVERGED || step.isPresent();
  }
}
