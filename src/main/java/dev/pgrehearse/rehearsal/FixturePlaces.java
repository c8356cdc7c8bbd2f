package dev.pgrehearse.rehearsal;

import dev.pgrehearse.changelog.Changelog;
import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.changelog.ChangesetFailed;
import dev.pgrehearse.ground.LateFixtures;
import dev.pgrehearse.server.SqlScriptException;
import dev.pgrehearse.spec.SystemSpec;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds where fixtures belong that are about tables which the changelog makes first: after the
 * changeset with which they run. Their order stays.
 */
final class FixturePlaces {

  private final SystemSpec spec;
  private final Changelog changelog;

  FixturePlaces(SystemSpec spec, Changelog changelog) {
    this.spec = spec;
    this.changelog = changelog;
  }

  /** Whether a fixture that failed before the changelog may run later on. */
  boolean mayBeLater(SqlScriptException e) {
    return spec.fixtures().contains(e.file()) && LateFixtures.isNotYet(e);
  }

  /**
   * Plays the changelog forward, and tries.
   *
   * @param stage a database of its own, that nothing of the system is on yet
   * @return the fixtures that come after a changeset
   * @throws SqlScriptException of one that runs nowhere
   */
  Map<Changeset, List<Path>> find(Stage stage) throws SQLException {
    stage.run(spec.legacy());
    stage.prepare();
    return find(stage, new LateFixtures(spec.fixtures(), Optional.empty()), 0);
  }

  /**
   * Likewise, from further on.
   *
   * @param stage a database on which what comes before is applied
   * @param waiting the fixtures that are not in it
   * @param before how many changesets are
   */
  Map<Changeset, List<Path>> find(Stage stage, List<Path> waiting, int before) throws SQLException {
    return find(stage, new LateFixtures(waiting, Optional.empty()), before);
  }

  private Map<Changeset, List<Path>> find(Stage stage, LateFixtures fixtures, int before)
      throws SQLException {
    fixtures.start(stage.database());
    List<Changeset> all = changelog.changesets();
    for (Changeset changeset : all.subList(before, all.size())) {
      if (fixtures.waiting().isEmpty()) {
        break;
      }
      try {
        stage.apply(changeset);
        fixtures.after(changeset, stage.database());
      } catch (ChangesetFailed e) {
        // The rehearsal tells of it, and goes on without it.
      }
    }
    fixtures.atTheEnd();
    return fixtures.places();
  }
}
