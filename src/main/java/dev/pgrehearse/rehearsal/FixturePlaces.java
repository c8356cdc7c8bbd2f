package dev.pgrehearse.rehearsal;

import dev.pgrehearse.changelog.Changelog;
import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.changelog.ChangesetFailed;
import dev.pgrehearse.server.SqlScriptException;
import dev.pgrehearse.spec.SystemSpec;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds where fixtures belong that are about tables which the changelog makes first: after the
 * changeset with which they run. Their order stays.
 */
final class FixturePlaces {

  /** A table, column, function, other object or schema is not there, or not yet. */
  private static final Set<String> NOT_YET = Set.of("42P01", "42703", "42883", "42704", "3F000");

  private final SystemSpec spec;
  private final Changelog changelog;

  FixturePlaces(SystemSpec spec, Changelog changelog) {
    this.spec = spec;
    this.changelog = changelog;
  }

  /** Whether a fixture that failed before the changelog may run later on. */
  boolean mayBeLater(SqlScriptException e) {
    return spec.fixtures().contains(e.file()) && NOT_YET.contains(e.sqlState());
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
    Deque<Path> waiting = new ArrayDeque<>(spec.fixtures());
    Optional<SqlScriptException> problem = runWhatRuns(waiting, new ArrayList<>(), stage);
    Map<Changeset, List<Path>> places = new LinkedHashMap<>();
    for (Changeset changeset : changelog.changesets()) {
      if (waiting.isEmpty()) {
        return places;
      }
      try {
        stage.apply(changeset);
      } catch (ChangesetFailed e) {
        continue;
      }
      List<Path> now = new ArrayList<>();
      problem = runWhatRuns(waiting, now, stage);
      if (!now.isEmpty()) {
        places.put(changeset, now);
      }
    }
    if (problem.isPresent()) {
      throw problem.get();
    }
    return places;
  }

  /** Returns why the first of those that go on waiting does not run. */
  private static Optional<SqlScriptException> runWhatRuns(
      Deque<Path> waiting, List<Path> done, Stage stage) throws SQLException {
    while (!waiting.isEmpty()) {
      Optional<SqlScriptException> problem = stage.tryToRun(waiting.element());
      if (problem.isPresent()) {
        return problem;
      }
      done.add(waiting.remove());
    }
    return Optional.empty();
  }
}
