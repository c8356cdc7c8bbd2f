package dev.pgrehearse.proof;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * Several statements one after the other, made by chance, in one transaction that goes on after an
 * error. One that differs is made as short as it can be, so that it still does.
 */
final class RandomSequences {

  static final String FORM = "random-sequence";

  private static final int SHORTEST = 3;
  private static final int LONGEST = 8;

  private final Battery battery;
  private final Ledger ledger;
  private final long seed;
  private final int count;

  /**
   * Sequences that the same seed makes again.
   *
   * @param count how many for each facade, if none differs
   */
  RandomSequences(Battery battery, Ledger ledger, long seed, int count) {
    this.battery = battery;
    this.ledger = ledger;
    this.seed = seed;
    this.count = count;
  }

  /** Tries them until one differs. */
  void run(Cast cast) throws SQLException {
    Random random = new Random(seed);
    Set<String> known = ledger.differing(cast.facade());
    List<Map.Entry<Guise, Subject>> people = List.copyOf(cast.subjects().entrySet());
    for (int i = 0; i < count; i++) {
      Map.Entry<Guise, Subject> who = people.get(i % people.size());
      Trial trial;
      try {
        trial = trial(new Grammar(who.getValue(), random, known), random);
      } catch (CannotBeTried e) {
        ledger.notTried(new NotTried(cast.facade().name(), FORM, e.getMessage()));
        return;
      }
      ledger.tried(cast.facade(), FORM);
      if (battery.difference(who.getKey(), trial).isPresent()) {
        Trial shortest = shrunk(who.getKey(), trial);
        Optional<String> words = battery.difference(who.getKey(), shortest);
        battery.report(cast.facade(), FORM, who.getKey(), shortest, words.orElseThrow());
        return;
      }
    }
  }

  private Trial trial(Grammar grammar, Random random) throws CannotBeTried {
    List<Step> steps = new ArrayList<>();
    int length = SHORTEST + random.nextInt(LONGEST - SHORTEST + 1);
    while (steps.size() < length) {
      steps.add(grammar.next());
    }
    return new Trial("seed " + seed, steps, true);
  }

  /** Leaves out one statement after the other, as long as what is left differs. */
  private Trial shrunk(Guise guise, Trial trial) throws SQLException {
    Trial shortest = trial;
    int i = shortest.steps().size() - 1;
    while (i >= 0 && shortest.steps().size() > 1) {
      List<Step> fewer = new ArrayList<>(shortest.steps());
      fewer.remove(i);
      Trial tried = new Trial(shortest.about(), fewer, true);
      if (battery.difference(guise, tried).isPresent()) {
        shortest = tried;
      }
      i = Math.min(i, shortest.steps().size()) - 1;
    }
    return shortest;
  }
}
