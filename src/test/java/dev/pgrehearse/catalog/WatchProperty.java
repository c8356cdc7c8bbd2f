package dev.pgrehearse.catalog;

import dev.pgrehearse.catalog.WatchTrial.Look;
import dev.pgrehearse.server.Database;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.sessions.JqwikSession;

/** Looks for steps after which a look is not the whole one, on one version of Postgres. */
final class WatchProperty implements AutoCloseable {

  /** How many shorter ways are tried of steps that differ. */
  private static final int ATTEMPTS = Integer.getInteger("catalog.attempts", 400);

  /** For how many values jqwik is to tune its generators: its own default for a property. */
  private static final int SIZE = 1000;

  private final WatchStage stage;
  private final Vocabulary vocabulary;
  private final Function<CatalogWatch, Look> looks;
  private final WatchTally tally;

  private WatchProperty(
      WatchStage stage,
      Vocabulary vocabulary,
      Function<CatalogWatch, Look> looks,
      WatchTally tally) {
    this.stage = stage;
    this.vocabulary = vocabulary;
    this.looks = looks;
    this.tally = tally;
  }

  /**
   * Starts a server.
   *
   * @param looks how a watch is looked through
   */
  static WatchProperty on(int version, Function<CatalogWatch, Look> looks, WatchTally tally)
      throws SQLException, IOException {
    Vocabulary vocabulary = Vocabulary.of(version);
    WatchStage stage =
        WatchStage.start(
            version,
            DifferenceCase.read("base.sql"),
            DifferenceCase.read("entangled.sql"),
            vocabulary.kinds().get("prepare"));
    return new WatchProperty(stage, vocabulary, looks, tally);
  }

  /** The script and the difference, as short as could be found; empty where there is none. */
  Optional<String> counterexample(long seed, int steps) throws SQLException {
    List<WatchStep> found = steps(seed, steps);
    Optional<String> difference = difference(found, tally);
    return difference.isEmpty()
        ? difference
        : Optional.of(
            Shortening.of(
                shorter -> difference(shorter, new WatchTally()),
                found,
                difference.get(),
                ATTEMPTS));
  }

  private List<WatchStep> steps(long seed, int count) {
    JqwikSession.start();
    try {
      RandomGenerator<List<WatchStep>> generator =
          WatchStep.any(vocabulary)
              .list()
              .ofMinSize(count)
              .ofMaxSize(count)
              .withSizeDistribution(RandomDistribution.uniform())
              .generator(SIZE);
      return generator.next(new Random(seed)).value();
    } finally {
      JqwikSession.finish();
    }
  }

  private Optional<String> difference(List<WatchStep> steps, WatchTally counts)
      throws SQLException {
    Database copy = stage.copy();
    try {
      return WatchTrial.difference(copy, stage.scope(), looks, vocabulary.kinds(), counts, steps);
    } finally {
      stage.drop(copy);
    }
  }

  @Override
  public void close() {
    stage.close();
  }
}
