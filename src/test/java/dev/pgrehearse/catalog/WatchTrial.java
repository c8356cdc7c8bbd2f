package dev.pgrehearse.catalog;

import dev.pgrehearse.catalog.StepPlayer.Held;
import dev.pgrehearse.server.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Steps in a database of its own, one after the other: after each the quick look is the whole one.
 */
final class WatchTrial {

  /** How a quick look is taken. */
  interface Look {
    Fingerprint at(Connection connection) throws SQLException;
  }

  private final Connection looking;
  private final FingerprintScope scope;
  private final WatchTally tally;
  private final StepPlayer player;
  private final CatalogWatch catalog;
  private final Look quick;
  private final RowWatch rows;

  private WatchTrial(
      Connection looking,
      FingerprintScope scope,
      Function<CatalogWatch, Look> looks,
      WatchTally tally,
      StepPlayer player) {
    this.looking = looking;
    this.scope = scope;
    this.tally = tally;
    this.player = player;
    this.catalog = CatalogWatch.of(scope);
    this.quick = looks.apply(catalog);
    this.rows = RowWatch.of(scope, catalog);
  }

  /** What was sent, and how a look was another than the whole one after that; empty if none was. */
  static Optional<String> difference(
      Database database,
      FingerprintScope scope,
      Function<CatalogWatch, Look> looks,
      Map<String, String> kinds,
      WatchTally tally,
      List<WatchStep> steps)
      throws SQLException {
    try (Connection looking = database.connectAsSuperuser()) {
      StepPlayer player = new StepPlayer(database, looking, kinds, tally);
      try {
        return new WatchTrial(looking, scope, looks, tally, player)
            .difference(steps)
            .map(words -> player.log() + words);
      } finally {
        player.release();
      }
    }
  }

  private Optional<String> difference(List<WatchStep> steps) throws SQLException {
    Optional<String> difference = look();
    for (int i = 0; i < steps.size() && difference.isEmpty(); i++) {
      Optional<Held> before = player.held();
      player.play(steps.get(i));
      difference = look();
      if (before.isPresent() && difference.isEmpty()) {
        player.release();
        difference = look();
      }
    }
    if (player.held().isPresent() && difference.isEmpty()) {
      player.release();
      difference = look();
    }
    return difference;
  }

  private Optional<String> look() {
    try {
      int looks = catalog.looks();
      Fingerprint seen = quick.at(looking);
      tally.looked(catalog.since(looks).everything());
      Fingerprint whole = Fingerprint.of(looking, scope);
      if (!seen.equals(whole)) {
        return Optional.of(
            seen.differencesTo(whole).stream()
                .map(Difference::sentence)
                .collect(Collectors.joining("\n", "the quick look is to the whole one:\n", "")));
      }
      // Where another session is left all rows are read, after a second of waiting for its end.
      return player.held().isPresent() ? Optional.empty() : rowsDiffer();
    } catch (SQLException | RuntimeException e) {
      return Optional.of("the look failed: " + e);
    }
  }

  private Optional<String> rowsDiffer() throws SQLException {
    RowDigests seen = rows.look(looking);
    RowDigests whole = RowDigests.of(looking, scope);
    return seen.equals(whole)
        ? Optional.empty()
        : Optional.of(
            "rows are looked at quickly as\n%s\nand as a whole as\n%s".formatted(seen, whole));
  }
}
