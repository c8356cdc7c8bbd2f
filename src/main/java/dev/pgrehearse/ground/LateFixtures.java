package dev.pgrehearse.ground;

import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.server.Database;
import dev.pgrehearse.server.SqlScript;
import dev.pgrehearse.server.SqlScriptException;
import java.nio.file.Path;
import java.sql.Connection;
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
 * Fixtures on their way into one database: before the changelog, or, where they are about tables
 * that it makes first, as soon as these are there. Their order stays.
 */
public final class LateFixtures {

  /** A table, column, function, other object or schema is not there, or not yet. */
  private static final Set<String> NOT_YET = Set.of("42P01", "42703", "42883", "42704", "3F000");

  /** What does not run in a transaction is run without one. */
  private static final String IN_TRANSACTION = "25001";

  private final Deque<Path> waiting;
  private final Optional<Changeset> asked;
  private final Map<Changeset, List<Path>> places = new LinkedHashMap<>();
  private Optional<SqlScriptException> problem = Optional.empty();

  /**
   * @param files in order
   * @param asked the changeset after which all of them are run, where somebody says so
   */
  public LateFixtures(List<Path> files, Optional<Changeset> asked) {
    this.waiting = new ArrayDeque<>(files);
    this.asked = asked;
  }

  /** Whether a fixture that failed may run later on. */
  public static boolean isNotYet(SqlScriptException e) {
    return NOT_YET.contains(e.sqlState());
  }

  /** Before the first changeset. */
  public void start(Database database) throws SQLException {
    if (asked.isEmpty()) {
      runWhatRuns(database);
    }
  }

  /** Once a changeset is applied. */
  public void after(Changeset changeset, Database database) throws SQLException {
    if (waiting.isEmpty() || asked.filter(each -> !each.equals(changeset)).isPresent()) {
      return;
    }
    List<Path> now = runWhatRuns(database);
    if (asked.isPresent()) {
      atTheEnd();
    }
    if (!now.isEmpty()) {
      places.put(changeset, now);
    }
  }

  /**
   * After the last changeset.
   *
   * @throws SqlScriptException of one that runs nowhere
   */
  public void atTheEnd() {
    if (!waiting.isEmpty() && problem.isPresent()) {
      throw problem.get();
    }
  }

  /** Those that are not in yet. */
  public List<Path> waiting() {
    return List.copyOf(waiting);
  }

  /** Those that came after a changeset. */
  public Map<Changeset, List<Path>> places() {
    return Map.copyOf(places);
  }

  private List<Path> runWhatRuns(Database database) throws SQLException {
    List<Path> done = new ArrayList<>();
    while (!waiting.isEmpty()) {
      problem = run(waiting.element(), database);
      if (problem.isPresent()) {
        if (!isNotYet(problem.get())) {
          throw problem.get();
        }
        return done;
      }
      done.add(waiting.remove());
    }
    return done;
  }

  /** As a whole or not at all; why not. */
  private static Optional<SqlScriptException> run(Path file, Database database)
      throws SQLException {
    try (Connection connection = database.connectAsMigrationRole()) {
      connection.setAutoCommit(false);
      SqlScript.read(file).run(connection);
      connection.commit();
      return Optional.empty();
    } catch (SqlScriptException e) {
      if (!e.sqlState().equals(IN_TRANSACTION)) {
        return Optional.of(e);
      }
    }
    try (Connection connection = database.connectAsMigrationRole()) {
      SqlScript.read(file).run(connection);
      return Optional.empty();
    } catch (SqlScriptException e) {
      return Optional.of(e);
    }
  }
}
