package dev.pgrehearse.catalog;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;

/** What happens between two looks. */
record WatchStep(Manner manner, List<Draw> draws) {
  private static final int PICKS = 12;
  private static final int MANY = 10_000;

  /** How the statements are sent. */
  enum Manner {
    /** Each in a transaction of its own, or in none. */
    EACH,
    /** Together in one, each in a part of it that is rolled back when it is refused. */
    TOGETHER,
    /** Likewise, but every other one is rolled back anyhow. */
    HALF_UNDONE,
    /** All in one that is rolled back. */
    UNDONE,
    /** By the session that looks. */
    BY_THE_LOOKER,
    /** In one that is left open, and ends after the next step. */
    HELD,
    /** Likewise, and ends in a rollback. */
    HELD_AND_UNDONE;

    boolean commits() {
      return this != UNDONE && this != HELD_AND_UNDONE;
    }

    boolean isHeld() {
      return this == HELD || this == HELD_AND_UNDONE;
    }
  }

  WatchStep {
    draws = List.copyOf(draws);
  }

  /** Steps by chance. */
  static Arbitrary<WatchStep> any(Vocabulary vocabulary) {
    List<Tuple2<Integer, Vocabulary.Entry>> all = new ArrayList<>();
    vocabulary.entries().forEach(entry -> all.add(Tuple.of(entry.weight(), entry)));
    List<Tuple2<Integer, Vocabulary.Entry>> transactional =
        all.stream().filter(entry -> !entry.get2().alone()).toList();
    return Arbitraries.frequency(
            Tuple.of(8, Manner.EACH),
            Tuple.of(6, Manner.TOGETHER),
            Tuple.of(2, Manner.HALF_UNDONE),
            Tuple.of(1, Manner.UNDONE),
            Tuple.of(2, Manner.BY_THE_LOOKER),
            Tuple.of(1, Manner.HELD),
            Tuple.of(1, Manner.HELD_AND_UNDONE))
        .flatMap(
            manner ->
                draw(manner == Manner.EACH ? all : transactional)
                    .list()
                    .ofMinSize(1)
                    .ofMaxSize(manner == Manner.TOGETHER ? 5 : 3)
                    .withSizeDistribution(RandomDistribution.uniform())
                    .map(draws -> new WatchStep(manner, draws)));
  }

  private static Arbitrary<Draw> draw(List<Tuple2<Integer, Vocabulary.Entry>> entries) {
    Arbitrary<List<Integer>> picks =
        Arbitraries.integers()
            .between(0, MANY)
            .withDistribution(RandomDistribution.uniform())
            .list()
            .ofSize(PICKS);
    return Combinators.combine(Arbitraries.frequency(entries), picks).as(Draw::new);
  }
}
