package dev.pgrehearse.rehearsal;

/**
 * How long a phase takes, without the rehearsal's own work around it.
 *
 * @param phase its label, or "" for changesets without one
 * @param changesets how many
 * @param forwardMs milliseconds to apply it
 * @param rollbackMs milliseconds to roll it back from the end, or -1 where that was not possible
 * @param replayMs milliseconds to apply it again, or -1
 */
public record PhaseTiming(
    String phase, int changesets, long forwardMs, long rollbackMs, long replayMs) {

  /** Where the way back is not worth a word. */
  PhaseTiming forwardOnly() {
    return new PhaseTiming(phase, changesets, forwardMs, -1, -1);
  }
}
