package dev.pgrehearse.rehearsal;

import java.util.List;
import java.util.Optional;

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

  /**
   * Adds up one phase.
   *
   * @param played the changesets of all phases
   * @param replay of all phases, where there was one
   */
  static PhaseTiming of(
      Phase phase, List<RehearsedChangeset> played, Optional<PhaseReplay> replay) {
    return new PhaseTiming(
        phase.label(),
        phase.changesets().size(),
        played.stream()
            .filter(each -> phase.changesets().contains(each.changeset()))
            .mapToLong(RehearsedChangeset::applyMs)
            .sum(),
        replay.map(r -> r.backMs(phase)).orElse(-1L),
        replay.map(r -> r.againMs(phase)).orElse(-1L));
  }
}
