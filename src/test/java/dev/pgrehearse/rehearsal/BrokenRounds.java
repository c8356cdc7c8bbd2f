package dev.pgrehearse.rehearsal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Mistakes that are made at once: each in a changeset of its own, so that what is said of one is
 * not said of another. One rehearsal of many changesets costs a fraction of many rehearsals.
 */
final class BrokenRounds {

  /** Rehearses a project with all these mistakes in it, of which only their changesets are left. */
  @FunctionalInterface
  interface Play {
    RehearsalResult of(int number, List<BrokenCase> round) throws IOException;
  }

  private final List<List<BrokenCase>> rounds = new ArrayList<>();
  private final Map<Integer, Supplier<RehearsalResult>> played = new HashMap<>();
  private final Play play;

  BrokenRounds(List<BrokenCase> cases, Play play) {
    this.play = play;
    for (BrokenCase broken : cases) {
      rounds.stream()
          .filter(round -> round.stream().noneMatch(broken::disturbs))
          .findFirst()
          .orElseGet(this::another)
          .add(broken);
    }
  }

  private List<BrokenCase> another() {
    rounds.add(new ArrayList<>());
    return rounds.get(rounds.size() - 1);
  }

  /** Plays the round of a case, if that has not been done for another case of it. */
  RehearsalResult of(BrokenCase broken) throws IOException {
    int number = 0;
    while (!rounds.get(number).contains(broken)) {
      number++;
    }
    if (!played.containsKey(number)) {
      played.put(number, play(number));
    }
    return played.get(number).get();
  }

  /** What cannot be played is not tried again for the next case: each is told why. */
  private Supplier<RehearsalResult> play(int number) throws IOException {
    try {
      RehearsalResult result = play.of(number, List.copyOf(rounds.get(number)));
      return () -> result;
    } catch (RuntimeException e) {
      return () -> {
        throw new IllegalStateException("round %d cannot be played: %s".formatted(number, e), e);
      };
    }
  }

  /** The changesets in which something is wrong at the same time as in this one. */
  Set<String> changesets(BrokenCase broken) {
    return rounds.stream()
        .filter(round -> round.contains(broken))
        .flatMap(List::stream)
        .map(BrokenCase::changeset)
        .collect(Collectors.toSet());
  }
}
