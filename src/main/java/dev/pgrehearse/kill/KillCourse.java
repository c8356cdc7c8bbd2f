package dev.pgrehearse.kill;

import dev.pgrehearse.catalog.Difference;
import dev.pgrehearse.changelog.Changelog;
import dev.pgrehearse.changelog.ChangelogHistory;
import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.changelog.ChangesetFailed;
import dev.pgrehearse.changelog.LiquibaseRun.Command;
import dev.pgrehearse.finding.Skipped;
import dev.pgrehearse.ground.LateFixtures;
import dev.pgrehearse.rehearsal.Progress;
import dev.pgrehearse.spec.SystemSpec;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** One changelog, changeset by changeset: each is deployed and killed, and deployed and left. */
final class KillCourse {

  private final SystemSpec spec;
  private final Changelog changelog;
  private final Predicate<Changeset> asked;
  private final Killing killing;
  private final Map<Changeset, List<Outcome>> outcomes;
  private final List<Skipped> skipped;

  /**
   * @param spec whose changelog it is
   * @param outcomes what comes of it is added to them
   * @param skipped likewise
   */
  KillCourse(
      SystemSpec spec,
      Changelog changelog,
      Predicate<Changeset> asked,
      Killing killing,
      Map<Changeset, List<Outcome>> outcomes,
      List<Skipped> skipped) {
    this.spec = spec;
    this.changelog = changelog;
    this.asked = asked;
    this.killing = killing;
    this.outcomes = outcomes;
    this.skipped = skipped;
  }

  /**
   * Plays some, in order.
   *
   * @param rows that wait for their tables
   * @return whether all of them are applied now
   */
  boolean play(List<Changeset> some, Scene scene, LateFixtures rows, Progress progress)
      throws SQLException, InterruptedException {
    for (Changeset changeset : some) {
      progress.step(changeset.id());
      progress.at(changeset.id());
      if (!pass(changeset, scene)) {
        return false;
      }
      rows.after(changeset, scene.database());
      if (changelog.endsPhase(changeset)) {
        scene.runFiles(spec.fixturesAfter(changeset.phase()));
      }
    }
    for (Changeset changeset : some) {
      if (asked.test(changeset) && changelog.runsAlways(changeset) && scene.isLogged(changeset)) {
        progress.at(changeset.id());
        again(changeset, scene);
      }
    }
    return true;
  }

  /** One changeset there, killed and not, and the same back; whether it goes on from there. */
  private boolean pass(Changeset changeset, Scene scene) throws SQLException, InterruptedException {
    boolean kill = asked.test(changeset);
    int count = count(changeset, scene.history());
    try {
      if (kill) {
        killAll(deed(changeset, Deed.Kind.CHANGE, count), scene);
      }
      scene.run(Command.UPDATE.times(count));
    } catch (ChangesetFailed e) {
      skip("deployments from %s on".formatted(changeset.id()), "it does not apply: " + said(e));
      return false;
    }
    Optional<ChangelogHistory.Logged> logged = scene.history().of(changeset);
    if (kill && logged.isEmpty()) {
      skip(
          "deployments of " + changeset.id(),
          "Liquibase goes on without it (a precondition, failOnError): the history does not know"
              + " it");
    } else if (kill && !logged.get().wasRun()) {
      skip(
          "deployments of " + changeset.id(),
          "a precondition has Liquibase log it without running it");
    } else if (kill) {
      try {
        killAll(deed(changeset, Deed.Kind.ROLLBACK, count(changeset, scene.history())), scene);
      } catch (ChangesetFailed e) {
        skip("the rollback of " + changeset.id(), "it does not run: " + said(e));
      }
    }
    return true;
  }

  /** What runs always, once it has run. */
  private void again(Changeset changeset, Scene scene) throws SQLException, InterruptedException {
    try {
      killAll(deed(changeset, Deed.Kind.AGAIN, count(changeset, scene.history())), scene);
    } catch (ChangesetFailed e) {
      skip(
          "deployments of %s when it is run again".formatted(changeset.id()),
          "it does not apply: " + said(e));
    }
  }

  private static String said(ChangesetFailed e) {
    return e.getMessage();
  }

  private void skip(String what, String why) {
    skipped.add(new Skipped("killing " + what, why));
  }

  private static Deed deed(Changeset changeset, Deed.Kind kind, int count) {
    return new Deed(
        changeset,
        kind,
        kind == Deed.Kind.ROLLBACK ? Command.ROLLBACK.once() : Command.UPDATE.times(count),
        Command.UPDATE.times(count));
  }

  /** How many changesets an update takes until it has come to this one. */
  private int count(Changeset changeset, ChangelogHistory history) {
    List<Changeset> all = changelog.changesets();
    return 1
        + (int)
            all.subList(0, all.indexOf(changeset)).stream()
                .filter(earlier -> changelog.runsAlways(earlier) || history.of(earlier).isEmpty())
                .count();
  }

  private void killAll(Deed deed, Scene scene)
      throws SQLException, ChangesetFailed, InterruptedException {
    Optional<Company> company = Company.of(deed, changelog.runsAlways(deed.changeset()), scene);
    if (company.isEmpty()) {
      skip(
          "deployments of " + deed.changeset().id(),
          "what every update runs makes another database each time");
      return;
    }
    State before = company.get().before();
    Way way;
    List<State> goals = new ArrayList<>();
    try (Scene copy = scene.copy()) {
      way = Way.of(killing.watched(copy, deed.call()), deed.logs());
      goals.add(company.get().look(copy));
      if (copy.isLogged(deed.changeset()) != deed.logs()) {
        return; // which is told behind it
      }
      company.get().again(copy).ifPresent(goals::add);
    }
    Aftermath aftermath =
        new Aftermath(deed, company.get(), goals, isRepeatable(scene, deed, company.get(), goals));
    Optional<String> table = table(before, goals.get(0));
    for (KillPoint point : way.points(changelog.runsInTransaction(deed.changeset()))) {
      if (point.kind() == KillPoint.Kind.DURING_STATEMENT && table.isEmpty()) {
        continue; // it makes no index, or one that was there
      }
      try (Scene copy = scene.copy()) {
        killing.at(point, way, copy, deed.call(), table);
        outcomes
            .computeIfAbsent(deed.changeset(), each -> new ArrayList<>())
            .add(aftermath.of(point, copy));
      } catch (NotReached e) {
        skip(
            "%s, %s, %s".formatted(deed.changeset().id(), deed.call().words(), point.words()),
            e.getMessage());
      }
    }
  }

  private static boolean isRepeatable(Scene scene, Deed deed, Company company, List<State> goals)
      throws SQLException, ChangesetFailed {
    State after = goals.get(0);
    if (after.rows().tables().equals(company.before().rows().tables())) {
      return true;
    }
    try (Scene copy = scene.copy()) {
      copy.run(deed.call());
      return company.look(copy).is(after);
    }
  }

  /** Whose index it makes or drops. */
  private static Optional<String> table(State before, State after) {
    return before.catalog().differencesTo(after.catalog()).stream()
        .map(Difference::object)
        .filter(object -> object.startsWith("index "))
        .flatMap(
            index ->
                Stream.of(before, after)
                    .flatMap(state -> Stream.ofNullable(state.catalog().objects().get(index))))
        .map(index -> index.getOrDefault("belongs to", ""))
        .filter(parent -> parent.startsWith("table "))
        .map(parent -> parent.substring("table ".length()))
        .findFirst();
  }
}
