package dev.pgrehearse.kill;

import dev.pgrehearse.catalog.Difference;
import dev.pgrehearse.changelog.ChangelogHistory;
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
 * @param deed that was killed
 * @param company that is run along with it
 * @param goals what the database is to be: as the deed leaves it, or what its company makes of that
 * @param repeatable whether the change gives the same rows each time, to the last value
 */
record Aftermath(Deed deed, Company company, List<State> goals, boolean repeatable) {

  /** Of what the killed deployment left on a scene. */
  Outcome of(KillPoint point, Scene scene) throws SQLException {
    ChangelogHistory history = scene.history();
    boolean stuck = history.lock().isPresent();
    boolean open =
        deed.kind() == Deed.Kind.AGAIN || Scene.isLogged(history, deed.changeset()) != deed.logs();
    State left = company.look(scene);
    Remains remains = remains(left);
    List<String> words = remains == Remains.PART ? before().wordsTo(left) : List.<String>of();
    if (stuck) {
      release(scene);
    }
    if (!open) {
      boolean well = isLeftDone(left);
      return new Outcome(
          point,
          deed,
          stuck,
          remains,
          words,
          well ? Next.CONVERGED : Next.DIFFERS,
          well ? "" : String.join("; ", after().wordsTo(left)),
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
      return new Outcome(point, deed, stuck, remains, words, attempt.next(), attempt.said(), step);
    } finally {
      untouched.ifPresent(Scene::close);
    }
  }

  private record Attempt(Next next, String said) {}

  private Remains remains(State left) {
    if (left.is(before())) {
      return Remains.NOTHING;
    }
    return isLeftDone(left) ? Remains.ALL : Remains.PART;
  }

  private State before() {
    return company.before();
  }

  private State after() {
    return goals.get(0);
  }

  /** What was done once only has the values that it always has, where it has any such. */
  private boolean isLeftDone(State left) {
    return repeatable ? goals.stream().anyMatch(left::is) : isDone(left);
  }

  private boolean isDone(State state) {
    return goals.stream().anyMatch(goal -> state.isLike(goal, before()));
  }

  private static void release(Scene scene) throws SQLException {
    try {
      scene.run(Command.RELEASE_LOCKS.once());
    } catch (ChangesetFailed e) {
      throw new SQLException("the changelog lock cannot be released: " + e.getMessage(), e);
    }
  }

  private Attempt attempt(Scene scene, Remains remains) throws SQLException {
    try {
      scene.run(deed.call());
    } catch (ChangesetFailed e) {
      // What Liquibase sent stands in the changelog: here it matters why it was refused.
      return new Attempt(
          Next.FAILED, e.getMessage().replaceFirst("(?s)\\. Liquibase sent: .*", ""));
    }
    State now = company.look(scene);
    boolean strictly = remains == Remains.ALL && repeatable;
    boolean well = strictly ? goals.stream().anyMatch(now::is) : isDone(now);
    return well
        ? new Attempt(Next.CONVERGED, "")
        : new Attempt(Next.DIFFERS, String.join("; ", after().wordsTo(now)));
  }

  /** The first that holds, in SQL and in commands. */
  private Optional<List<String>> step(KillPoint point, Scene untouched, State left, Remains remains)
      throws SQLException {
    for (List<Line> step : candidates(point, left, remains)) {
      try (Scene scene = untouched.copy()) {
        if (holds(scene, step)) {
          return Optional.of(step.stream().map(Line::text).toList());
        }
      }
    }
    return Optional.empty();
  }

  private List<List<Line>> candidates(KillPoint point, State left, Remains remains) {
    List<Line> drops =
        Difference.drops(without().catalog().differencesTo(left.catalog())).stream()
            .map(
                drop ->
                    point.kind() == KillPoint.Kind.DURING_STATEMENT
                        ? drop.replaceFirst("^drop index ", "drop index concurrently ")
                        : drop)
            .map(Line::of)
            .toList();
    Line update = Line.of(deed.update());
    List<List<Line>> candidates = new ArrayList<>();
    if (deed.kind() == Deed.Kind.ROLLBACK) {
      Line forget = Line.of(ChangelogHistory.sqlToForget(Scene.HISTORY, deed.changeset()));
      if (remains == Remains.ALL) {
        candidates.add(List.of(forget));
      }
      if (!drops.isEmpty()) {
        candidates.add(with(drops, forget));
      }
      candidates.add(List.of(forget, update, Line.of(deed.call())));
    } else {
      if (deed.kind() == Deed.Kind.CHANGE && remains == Remains.ALL) {
        candidates.add(List.of(log()));
      }
      if (!drops.isEmpty()) {
        candidates.add(with(drops, update));
      }
      if (deed.kind() == Deed.Kind.CHANGE) {
        candidates.add(List.of(log(), Line.of(Command.ROLLBACK.once()), update));
      }
    }
    return candidates;
  }

  /** Liquibase itself logs the next one only, which what runs always may stand before. */
  private Line log() {
    return deed.hasCompany()
        ? Line.of(ChangelogHistory.sqlToLog(Scene.HISTORY, deed.changeset()))
        : Line.of(Command.MARK_AS_RUN.once());
  }

  /** What is to be there without the change. */
  private State without() {
    return deed.kind() == Deed.Kind.ROLLBACK ? after() : before();
  }

  private static List<Line> with(List<Line> first, Line last) {
    List<Line> all = new ArrayList<>(first);
    all.add(last);
    return all;
  }

  private boolean holds(Scene scene, List<Line> step) throws SQLException {
    try {
      for (Line line : step) {
        line.typeOn(scene);
      }
    } catch (ChangesetFailed e) {
      return false;
    } catch (SQLException e) {
      return false; // somebody else's object is in the way, say
    }
    return scene.isLogged(deed.changeset()) == deed.logs() && isDone(company.look(scene));
  }
}
