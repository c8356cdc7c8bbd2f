package dev.pgrehearse.kill;

import dev.pgrehearse.changelog.Changelog;
import dev.pgrehearse.changelog.ChangelogPlayer;
import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.changelog.DeployedHistory;
import dev.pgrehearse.changelog.LiquibaseRun;
import dev.pgrehearse.finding.Skipped;
import dev.pgrehearse.ground.LateFixtures;
import dev.pgrehearse.ground.OpenedSystem;
import dev.pgrehearse.ground.Services;
import dev.pgrehearse.rehearsal.Progress;
import dev.pgrehearse.server.Database;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerException;
import dev.pgrehearse.spec.SystemSpec;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Deploys every changeset and its rollback by Liquibase as a process of its own, and kills that at
 * each point of its way; then does what the runbook says. The options of a system follow on its
 * finished main changelog.
 */
public final class KilledDeployments {

  private final SystemSpec spec;
  private final Changelog whole;
  private final Predicate<Changeset> asked;
  private final Progress progress;
  private final Server server;
  private final Map<SystemSpec.Option, Changelog> options = new LinkedHashMap<>();
  private final Map<Changeset, List<Outcome>> outcomes = new LinkedHashMap<>();
  private final List<Skipped> skipped = new ArrayList<>();

  private KilledDeployments(
      OpenedSystem system, Predicate<Changeset> asked, Server server, Progress progress) {
    this.spec = system.spec();
    this.whole = system.main();
    this.options.putAll(system.options());
    this.asked = asked;
    this.server = server;
    this.progress = progress;
  }

  /**
   * Kills the deployments of some changesets of the main changelog and of the options; the others
   * are applied in between.
   *
   * @param server a throwaway one
   * @param asked of which changesets
   */
  public static KillResult of(
      SystemSpec spec, Predicate<Changeset> asked, Server server, Progress progress) {
    try {
      return new KilledDeployments(OpenedSystem.of(spec), asked, server, progress).run();
    } catch (SQLException e) {
      throw new ServerException("deployments cannot be killed here: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServerException("interrupted", e);
    }
  }

  private KillResult run() throws SQLException, InterruptedException {
    Services services = Services.of(spec, whole);
    if (spec.deployment().superuser()) {
      server.makeMigrationRoleSuperuser();
    }
    options.values().removeIf(changelog -> changelog.changesets().stream().noneMatch(asked));
    Database database = services.database(server, services.regimes().get(0));
    try (Scene start = Scene.of(server, database, LiquibaseRun.of(whole))) {
      start.runFiles(spec.legacy());
      Changelog main =
          DeployedHistory.of(database, whole.settings()).map(whole::pendingAfter).orElse(whole);
      LateFixtures rows = OpenedSystem.fixtures(spec, whole);
      rows.start(database);
      prepare(database, main);
      boolean done = play(spec, main, start, rows, options.isEmpty());
      for (Path file : done ? rows.waiting() : List.<Path>of()) {
        skipped.add(
            new Skipped(
                "killing deployments with the rows of " + file.getFileName(),
                "what they are about is not there once the changelog is applied"));
      }
      for (Map.Entry<SystemSpec.Option, Changelog> option : options.entrySet()) {
        if (done) {
          option(option.getKey(), option.getValue(), start);
        } else {
          skipped.add(
              new Skipped(
                  "killing deployments of option " + option.getKey().name(),
                  "the main changelog, on which it follows, does not apply to its end"));
        }
      }
    }
    return new KillFindings(outcomes).result(skipped);
  }

  private void option(SystemSpec.Option option, Changelog changelog, Scene finished)
      throws SQLException, InterruptedException {
    SystemSpec of = spec.of(option);
    try (Scene start = finished.copy(LiquibaseRun.of(changelog))) {
      start.runFiles(of.legacy());
      prepare(start.database(), changelog);
      play(of, changelog, start, new LateFixtures(of.fixtures(), Optional.empty()), true);
    }
  }

  /** Up to the last that is asked for, or all of it where something follows. */
  private boolean play(
      SystemSpec of, Changelog changelog, Scene scene, LateFixtures rows, boolean isLast)
      throws SQLException, InterruptedException {
    List<Changeset> all = changelog.changesets();
    int end = all.size();
    while (isLast && end > 0 && !asked.test(all.get(end - 1))) {
      end--;
    }
    progress.begin(of.name() + ", deployments are killed", end);
    try (Killing killing = new Killing(server, scene.deployment())) {
      return new KillCourse(of, changelog, asked, killing, outcomes, skipped)
          .play(all.subList(0, end), scene, rows, progress);
    } finally {
      progress.end();
    }
  }

  private static void prepare(Database database, Changelog changelog) throws SQLException {
    try (Connection superuser = database.connectAsSuperuser();
        ChangelogPlayer player = new ChangelogPlayer(changelog, database, () -> superuser)) {
      player.prepare();
    }
  }
}
