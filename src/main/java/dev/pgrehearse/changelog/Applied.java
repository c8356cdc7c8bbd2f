package dev.pgrehearse.changelog;

import java.util.List;

/**
 * What became of one changeset.
 *
 * @param outcome whether its SQL ran
 * @param ms milliseconds from opening the change to its commit
 * @param locks on relations that existed before it, when it committed
 * @param atomicity whether it was done as a whole
 */
public record Applied(Outcome outcome, long ms, List<RelationLock> locks, Atomicity atomicity) {
  public Applied {
    locks = List.copyOf(locks);
  }

  /** What Liquibase did with a changeset. */
  public enum Outcome {
    /** Its SQL was executed. */
    RAN,
    /** A precondition did not hold, and the changeset says to record it as run all the same. */
    MARKED_AS_RAN,
    /** Not recorded: a precondition that says CONTINUE, or failOnError: false. */
    NOT_RUN
  }
}
