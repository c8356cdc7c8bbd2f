package dev.pgrehearse.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.pgrehearse.catalog.WatchTrial.Look;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever is done to a database, a look at what has changed says what a look at all of it says.
 *
 * <p>On each version some databases, on each of them one short sequence of statements by chance
 * after the other, and a look after each: the same ones for the same seed. A long run is {@code mvn
 * verify -Dit.test=CatalogWatchPropertyIT -Dcatalog.tries=500 -Dcatalog.seed=7}: so many databases
 * on each version.
 */
final class CatalogWatchPropertyIT {
  private static final int TRIES = Integer.getInteger("catalog.tries", 6);
  private static final long SEED = Long.getLong("catalog.seed", 20250101L);
  private static final int STEPS = 30;

  @ParameterizedTest
  @ValueSource(ints = {15, 16, 17, 18})
  void a_quick_look_is_the_whole_one(int version, TestReporter reporter)
      throws SQLException, IOException {
    WatchTally tally = new WatchTally();
    try (WatchProperty property = WatchProperty.on(version, watch -> watch::look, tally)) {
      for (int i = 0; i < TRIES; i++) {
        long seed = SEED + i;
        property
            .counterexample(seed, STEPS)
            .ifPresent(words -> fail("seed %d on %d:%n%s", seed, version, words));
      }
    }
    reporter.publishEntry("Postgres " + version, tally.summary());
    if (TRIES > 100) {
      reporter.publishEntry("never accepted", String.join("\n", tally.inVain()));
    }
    assertThat(tally.looks()).isGreaterThan(TRIES * STEPS);
    assertThat(tally.shareTaken()).isGreaterThan(0.6);
    assertThat(tally.shareQuick()).isGreaterThan(0.6);
  }

  @Test
  void a_look_that_is_blind_to_policies_is_caught_by_a_short_script()
      throws SQLException, IOException {
    try (WatchProperty property =
        WatchProperty.on(17, CatalogWatchPropertyIT::blindToPolicies, new WatchTally())) {
      Optional<String> words = Optional.empty();
      for (long seed = 1; words.isEmpty(); seed++) {
        words = property.counterexample(seed, STEPS / 3);
      }
      assertThat(words.get())
          .containsPattern("the quick look is to the whole one:\n(missing|extra|policy).* on ");
      assertThat(words.get().lines().filter(line -> line.matches("-- [A-Z_]+")))
          .as(words.get())
          .hasSizeLessThan(3);
    }
  }

  /** Sees those of the first look for ever. */
  private static Look blindToPolicies(CatalogWatch watch) {
    List<Fingerprint> first = new ArrayList<>();
    return connection -> {
      Fingerprint seen = watch.look(connection);
      first.add(seen);
      SortedMap<String, SortedMap<String, String>> objects = new TreeMap<>(seen.objects());
      objects.keySet().removeIf(object -> object.startsWith("policy "));
      for (Map.Entry<String, SortedMap<String, String>> one : first.get(0).objects().entrySet()) {
        if (one.getKey().startsWith("policy ")) {
          objects.put(one.getKey(), one.getValue());
        }
      }
      return Fingerprint.of(objects);
    };
  }
}
