package dev.pgrehearse.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.pgrehearse.access.EffectivePrivileges;
import dev.pgrehearse.access.EffectivePrivileges.Privilege;
import dev.pgrehearse.access.PrivilegeWatch;
import dev.pgrehearse.catalog.WatchTrial.Look;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever is done to a database, privileges that are carried forward from look to look are those
 * that reading all of them gives. By the same script as {@link CatalogWatchPropertyIT}.
 */
final class PrivilegeWatchPropertyIT {
  private static final int TRIES = Integer.getInteger("catalog.tries", 3);
  private static final long SEED = Long.getLong("catalog.seed", 20260101L);
  private static final int STEPS = 30;
  private static final List<String> ROLES = List.of("anon", "authenticated", "service_role");
  private static final Set<String> LEFT_OUT = Set.of("ignored");

  /** How many looks there were, and in how many of them something was carried and changed. */
  private static final class Tally {
    private int looks;
    private int carried;
    private int changed;
  }

  @ParameterizedTest
  @ValueSource(ints = {15, 18})
  void privileges_carried_forward_are_all_there_are(int version) throws SQLException, IOException {
    Tally tally = new Tally();
    try (WatchProperty property =
        WatchProperty.on(version, watch -> carrying(watch, all -> all, tally), new WatchTally())) {
      for (int i = 0; i < TRIES; i++) {
        long seed = SEED + i;
        property
            .counterexample(seed, STEPS)
            .ifPresent(words -> fail("seed %d on %d:%n%s", seed, version, words));
      }
    }
    assertThat(tally.looks).isGreaterThan(TRIES * STEPS);
    assertThat(tally.carried).isGreaterThan(tally.looks / 2);
    assertThat(tally.changed).isGreaterThan(TRIES);
  }

  @Test
  void whoever_does_not_hear_of_some_objects_is_caught() throws SQLException, IOException {
    try (WatchProperty property =
        WatchProperty.on(
            17,
            watch -> carrying(watch, PrivilegeWatchPropertyIT::withoutEven, new Tally()),
            new WatchTally())) {
      Optional<String> words = Optional.empty();
      for (long seed = 1; words.isEmpty(); seed++) {
        words = property.counterexample(seed, STEPS);
      }
      assertThat(words.get()).contains("carried forward, and not so: ");
    }
  }

  private static Set<Long> withoutEven(Set<Long> objects) {
    return objects.stream().filter(object -> object % 2 == 1).collect(Collectors.toSet());
  }

  /** Looks at privileges beside the catalog, and fails where they are not what they should be. */
  private static Look carrying(
      CatalogWatch catalog, UnaryOperator<Set<Long>> hearing, Tally tally) {
    PrivilegeWatch watch = new PrivilegeWatch(ROLES, LEFT_OUT);
    return new Look() {
      private int looks;
      private EffectivePrivileges last;

      @Override
      public Fingerprint at(Connection connection) throws SQLException {
        Fingerprint seen = catalog.look(connection);
        Optional<Set<Long>> changed = catalog.changedSince(looks).map(hearing);
        looks = catalog.looks();
        EffectivePrivileges carried = watch.look(connection, changed);
        EffectivePrivileges whole = EffectivePrivileges.of(connection, ROLES, LEFT_OUT);
        tally.looks++;
        tally.carried += changed.isPresent() ? 1 : 0;
        tally.changed += changed.isPresent() && !whole.equals(last) ? 1 : 0;
        last = whole;
        Set<Privilege> wrong = new HashSet<>(carried.minus(whole));
        wrong.addAll(whole.minus(carried));
        if (!wrong.isEmpty()) {
          throw new IllegalStateException(
              Stream.concat(
                      carried.minus(whole).stream().map(p -> "extra " + p.sentence()),
                      whole.minus(carried).stream().map(p -> "missing " + p.sentence()))
                  .collect(Collectors.joining(", ", "carried forward, and not so: ", "")));
        }
        return seen;
      }
    };
  }
}
