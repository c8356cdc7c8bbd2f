package dev.pgrehearse.kill;

import dev.pgrehearse.server.SqlScriptException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Rows that are put in as soon as their tables are there, in their order. */
final class WaitingFixtures {

  /** A table, column, function, other object or schema is not there, or not yet. */
  private static final Set<String> NOT_YET = Set.of("42P01", "42703", "42883", "42704", "3F000");

  private final Deque<Path> waiting;

  WaitingFixtures(Collection<Path> fixtures) {
    waiting = new ArrayDeque<>(fixtures);
  }

  /** Runs those that run now. */
  void runOn(Scene scene) throws SQLException {
    while (!waiting.isEmpty()) {
      Optional<SqlScriptException> problem = scene.tryToRun(waiting.element());
      if (problem.isPresent()) {
        if (NOT_YET.contains(problem.get().sqlState())) {
          return;
        }
        throw problem.get();
      }
      waiting.remove();
    }
  }

  /** Those whose tables never came. */
  List<Path> left() {
    return List.copyOf(waiting);
  }
}
