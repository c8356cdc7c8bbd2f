package dev.pgrehearse.kill;

import dev.pgrehearse.catalog.Difference;
import dev.pgrehearse.changelog.Changelog;
import dev.pgrehearse.changelog.ChangelogPlayer;
import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.changelog.ChangesetFailed;
import dev.pgrehearse.changelog.LiquibaseRun;
import dev.pgrehearse.changelog.LiquibaseRun.Command;
import dev.pgrehearse.finding.Skipped;
import dev.pgrehearse.ground.OpenedSystem;
import dev.pgrehearse.ground.Services;
import dev.pgrehearse.rehearsal.Progress;
import dev.pgrehearse.server.Database;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerException;
import dev.pgrehearse.spec.SystemSpec;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Deploys every changeset and its rollback by Liquibase as a process of its own, and kills that at
 * each point of its way; then does what the runbook says.
 */
public final class KilledDeployments {

  private final SystemSpec spec;
  private final Changelog changelog;
  private final Predicate<Changeset> asked;
  private final Progress progress;
  private final Map<Changeset, List<Outcome>> outcomes = new LinkedHashMap<>();
  private final List<Skipped> skipped = new ArrayList<>();

  private KilledDeployments(
      SystemSpec spec, Changelog changelog, Predicate<Changeset> asked, Progress progress) {
    this.spec = spec;
    this.changelog = changelog;
    this.asked = asked;
    this.progress = progress;
  }

  /**
   * Kills the deployments of some changesets of the main changelog; the others are applied in
   * between.
   *
   * @param server a throwaway one
   * @param asked of which changesets
   */
  public static KillResult of(
      SystemSpec spec, Predicate<Changeset> asked, Server server, Progress progress) {
    OpenedSystem system = OpenedSystem.of(spec);
    KilledDeployments killed = new KilledDeployments(system.spec(), system.main(), asked, progress);
    try {
      return killed.on(server);
    } catch (SQLException e) {
      throw new ServerException("deployments cannot be killed here: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServerException("interrupted", e);
    }
  }

  private KillResult on(Server server) throws SQLException, InterruptedException {
    int last = -1;
    for (int i = 0; i < changelog.changesets().size(); i++) {
      last = asked.test(changelog.changesets().get(i)) ? i : last;
    }
    progress.begin(spec.name() + ", deployments are killed", last + 1);
    spec.options()
        .forEach(
            option ->
                skipped.add(
                    new Skipped(
                        "killing deployments of option %s".formatted(option.name()),
                        "only those of the main changelog are killed")));
    LiquibaseRun deployment = LiquibaseRun.of(changelog);
    Services services = Services.of(spec, changelog);
    if (spec.deployment().superuser()) {
      server.makeMigrationRoleSuperuser();
    }
    Database database = services.database(server, services.regimes().get(0));
    try (Scene scene = Scene.of(server, database, deployment);
        Killing killing = new Killing(server, deployment)) {
      scene.runFiles(spec.legacy());
      scene.runFiles(spec.fixtures());
      prepare(database);
      for (Changeset changeset : changelog.changesets().subList(0, last + 1)) {
        progress.step(changeset.id());
        progress.at(changeset.id());
        if (!pass(changeset, scene, killing)) {
          break;
        }
      }
    } finally {
      progress.end();
    }
    return new KillFindings(outcomes).result(skipped);
  }

  private void prepare(Database database) throws SQLException {
    try (Connection superuser = database.connectAsSuperuser();
        ChangelogPlayer player = new ChangelogPlayer(changelog, database, () -> superuser)) {
      player.prepare();
    }
  }

  /** One changeset there, killed and not, and the same back; whether it goes on from there. */
  private boolean pass(Changeset changeset, Scene scene, Killing killing)
      throws SQLException, InterruptedException {
    boolean kill = asked.test(changeset);
    State before = scene.look();
    try {
      if (kill) {
        killAll(changeset, Command.UPDATE, scene, killing, before);
      }
      scene.run(Command.UPDATE);
    } catch (ChangesetFailed e) {
      skipped.add(
          new Skipped(
              "killing deployments from %s on".formatted(changeset.id()),
              "it does not apply: " + e.getMessage()));
      return false;
    }
    if (scene.history().of(changeset).isEmpty()) {
      skipped.add(
          new Skipped(
              "killing deployments from %s on".formatted(changeset.id()),
              "liquibase update-count --count=1 did not run it when it was next"));
      return false;
    }
    if (kill && scene.isLogged(changeset)) {
      try {
        killAll(changeset, Command.ROLLBACK, scene, killing, scene.look());
      } catch (ChangesetFailed e) {
        skipped.add(
            new Skipped(
                "killing the rollback of %s".formatted(changeset.id()),
                "it does not run: " + e.getMessage()));
      }
    }
    if (changelog.endsPhase(changeset)) {
      scene.runFiles(spec.fixturesAfter(changeset.phase()));
    }
    return true;
  }

  private void killAll(
      Changeset changeset, Command command, Scene scene, Killing killing, State before)
      throws SQLException, ChangesetFailed, InterruptedException {
    Way way;
    State after;
    try (Scene copy = scene.copy()) {
      way = Way.of(killing.watched(copy, command));
      after = copy.look();
      if (copy.isLogged(changeset) != (command == Command.UPDATE)) {
        return;
      }
    }
    Aftermath aftermath =
        new Aftermath(
            changeset, command, before, after, isRepeatable(scene, command, before, after));
    Optional<String> table = table(before, after);
    for (KillPoint point : way.points(changelog.runsInTransaction(changeset))) {
      if (point.kind() == KillPoint.Kind.DURING_STATEMENT && table.isEmpty()) {
        continue; // it makes no index, or one that was there
      }
      try (Scene copy = scene.copy()) {
        killing.at(point, copy, command, table);
        outcomes
            .computeIfAbsent(changeset, each -> new ArrayList<>())
            .add(aftermath.of(point, copy));
      }
    }
  }

  private static boolean isRepeatable(Scene scene, Command command, State before, State after)
      throws SQLException, ChangesetFailed {
    if (after.rows().tables().equals(before.rows().tables())) {
      return true;
    }
    try (Scene copy = scene.copy()) {
      copy.run(command);
      return copy.look().is(after);
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
