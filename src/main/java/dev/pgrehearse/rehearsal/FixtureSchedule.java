package dev.pgrehearse.rehearsal;

import dev.pgrehearse.changelog.Changelog;
import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.ground.Ground;
import dev.pgrehearse.ground.Services;
import dev.pgrehearse.server.Database;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.SqlScriptException;
import dev.pgrehearse.spec.SystemSpec;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * After which changesets fixtures are put in that cannot be before the changelog.
 *
 * @param asked the changeset after which all of them are, where somebody says so
 * @param ground on which some may wait for their tables still
 */
record FixtureSchedule(
    SystemSpec spec,
    Changelog main,
    Services services,
    Optional<Changeset> asked,
    Ground ground,
    TimeSpent time) {

  /** What is known of it before anything is played. */
  Map<Changeset, List<Path>> beforehand() throws SQLException {
    boolean nothingWaits = isThere() && ground.waiting().isEmpty();
    if (asked.isPresent()) {
      return nothingWaits ? Map.of() : Map.of(asked.get(), spec.fixtures());
    }
    if (!isThere() || nothingWaits) {
      return Map.of();
    }
    Database there = ground.there(services.regimes().get(0)).orElseThrow();
    return on(
        ground.server().cloneOf(there),
        stage -> places().find(stage, ground.waiting(), ground.before()));
  }

  /** Once one of them has failed: empty where that is no question of when. */
  Optional<Map<Changeset, List<Path>>> after(SqlScriptException e) throws SQLException {
    if (asked.isPresent() || isThere() || !places().mayBeLater(e)) {
      return Optional.empty();
    }
    Database fresh = services.database(ground.server(), services.regimes().get(0));
    return Optional.of(on(fresh, places()::find));
  }

  /** Whether what comes before is applied on the ground. */
  private boolean isThere() {
    return ground.there(services.regimes().get(0)).isPresent();
  }

  private FixturePlaces places() {
    return new FixturePlaces(spec, main);
  }

  private interface Search {
    Map<Changeset, List<Path>> on(Stage stage) throws SQLException;
  }

  private Map<Changeset, List<Path>> on(Database database, Search search) throws SQLException {
    Server server = ground.server();
    List<String> roles = server.rehearsedRoles();
    Stage stage = new Stage(server, main, database, time);
    try {
      return search.on(stage);
    } finally {
      stage.discard(roles);
    }
  }
}
