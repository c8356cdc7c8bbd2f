package dev.pgrehearse.kill;

import dev.pgrehearse.catalog.Difference;
import dev.pgrehearse.changelog.ChangelogHistory;
import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.changelog.ChangesetFailed;
import dev.pgrehearse.changelog.LiquibaseRun.Command;
import dev.pgrehearse.kill.Outcome.Next;
import dev.pgrehearse.kill.Outcome.Remains;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What to do behind a killed deployment: the next command of the runbook, and where that does not
 * lead to what was meant, a step for a person.
 *
 * @param command that was killed
 * @param before what the database was
 * @param after what it is to be
 * @param repeatable whether the change gives the same rows each time, to the last value
 */
record Aftermath(
    Changeset changeset, Command command, State before, State after, boolean repeatable) {

  /** Of what the killed deployment left on a scene. */
  Outcome of(KillPoint point, Scene scene) throws SQLException {
    ChangelogHistory history = scene.history();
    boolean stuck = history.lock().isPresent();
    boolean open = Scene.isLogged(history, changeset) == (command == Command.ROLLBACK);
    State left = scene.look();
    Remains remains = remains(left);
    List<String> words = remains == Remains.PART ? before.wordsTo(left) : List.<String>of();
    if (stuck) {
      release(scene);
    }
    if (!open) {
      boolean well = left.isLike(after, before);
      return new Outcome(
          point,
          command,
          stuck,
          remains,
          words,
          well ? Next.CONVERGED : Next.DIFFERS,
          well ? "" : String.join("; ", after.wordsTo(left)),
          Optional.empty());
    }
    // Where the next command may spoil it, the step is tried on what was left.
    Optional<Scene> untouched =
        remains == Remains.NOTHING ? Optional.empty() : Optional.of(scene.copy());
    try {
      Attempt attempt = attempt(scene, remains);
      Optional<List<String>> step =
          attempt.next() == Next.CONVERGED || untouched.isEmpty()
              ? Optional.empty()
              : step(point, untouched.get(), left, remains);
      return new Outcome(
          point, command, stuck, remains, words, attempt.next(), attempt.said(), step);
    } finally {
      untouched.ifPresent(Scene::close);
    }
  }

  private record Attempt(Next next, String said) {}

  private Remains remains(State left) {
    if (left.is(before)) {
      return Remains.NOTHING;
    }
    return left.isLike(after, before) ? Remains.ALL : Remains.PART;
  }

  private static void release(Scene scene) throws SQLException {
    try {
      scene.run(Command.RELEASE_LOCKS);
    } catch (ChangesetFailed e) {
      throw new SQLException("the changelog lock cannot be released: " + e.getMessage(), e);
    }
  }

  private Attempt attempt(Scene scene, Remains remains) throws SQLException {
    try {
      scene.run(command);
    } catch (ChangesetFailed e) {
      // What Liquibase sent stands in the changelog: here it matters why it was refused.
      return new Attempt(
          Next.FAILED, e.getMessage().replaceFirst("(?s)\\. Liquibase sent: .*", ""));
    }
    State now = scene.look();
    boolean strictly = remains == Remains.ALL && repeatable;
    boolean well = strictly ? now.is(after) : now.isLike(after, before);
    return well
        ? new Attempt(Next.CONVERGED, "")
        : new Attempt(Next.DIFFERS, String.join("; ", after.wordsTo(now)));
  }

  /** The first that holds, in SQL and in commands. */
  private Optional<List<String>> step(KillPoint point, Scene untouched, State left, Remains remains)
      throws SQLException {
    for (List<String> step : candidates(point, left, remains)) {
      try (Scene scene = untouched.copy()) {
        if (holds(scene, step)) {
          return Optional.of(step);
        }
      }
    }
    return Optional.empty();
  }

  private List<List<String>> candidates(KillPoint point, State left, Remains remains) {
    String log = Command.MARK_AS_RUN.words();
    String forget = ChangelogHistory.sqlToForget(Scene.HISTORY, changeset);
    List<String> drops =
        Difference.drops(without().catalog().differencesTo(left.catalog())).stream()
            .map(
                drop ->
                    point.kind() == KillPoint.Kind.DURING_STATEMENT
                        ? drop.replaceFirst("^drop index ", "drop index concurrently ")
                        : drop)
            .toList();
    List<List<String>> candidates = new ArrayList<>();
    if (command == Command.UPDATE) {
      if (remains == Remains.ALL) {
        candidates.add(List.of(log));
      }
      if (!drops.isEmpty()) {
        candidates.add(with(drops, Command.UPDATE.words()));
      }
      candidates.add(List.of(log, Command.ROLLBACK.words(), Command.UPDATE.words()));
    } else {
      if (remains == Remains.ALL) {
        candidates.add(List.of(forget));
      }
      if (!drops.isEmpty()) {
        candidates.add(with(drops, forget));
      }
      candidates.add(List.of(forget, Command.UPDATE.words(), Command.ROLLBACK.words()));
    }
    return candidates;
  }

  /** What is to be there without the change. */
  private State without() {
    return command == Command.UPDATE ? before : after;
  }

  private static List<String> with(List<String> first, String last) {
    List<String> all = new ArrayList<>(first);
    all.add(last);
    return all;
  }

  private boolean holds(Scene scene, List<String> step) throws SQLException {
    try {
      for (String line : step) {
        Optional<Command> typed = Command.of(line);
        if (typed.isPresent()) {
          scene.run(typed.get());
        } else {
          scene.execute(List.of(line));
        }
      }
    } catch (ChangesetFailed e) {
      return false;
    } catch (SQLException e) {
      return false; // somebody else's object is in the way, say
    }
    return scene.isLogged(changeset) == (command == Command.UPDATE)
        && scene.look().isLike(after, before);
  }
}
