package dev.pgrehearse.rehearsal;

import dev.pgrehearse.changelog.Changelog;
import dev.pgrehearse.changelog.ChangelogException;
import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.changelog.ChangesetFailed;
import dev.pgrehearse.ground.Ground;
import dev.pgrehearse.ground.LateFixtures;
import dev.pgrehearse.ground.OpenedSystem;
import dev.pgrehearse.ground.Services;
import dev.pgrehearse.server.Database;
import dev.pgrehearse.server.PrivilegeRegime;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.spec.SystemSpec;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** To the end of a changelog without any way back, or there at once where the ground has it. */
final class StraightWay {

  private final SystemSpec spec;
  private final Changelog main;
  private final Services services;
  private final Ground ground;
  private final PrivilegeRegime regime;
  private final String purpose;
  private final Progress progress;
  private final LateFixtures fixtures;

  /**
   * @param ground where it begins, under a regime that the ground has been made for
   * @param purpose for what there must be an end, in words
   */
  StraightWay(
      OpenedSystem system,
      Services services,
      Ground ground,
      PrivilegeRegime regime,
      String purpose,
      Progress progress) {
    this.spec = system.spec();
    this.main = system.main();
    this.services = services;
    this.ground = ground;
    this.regime = regime;
    this.purpose = purpose;
    this.progress = progress;
    this.fixtures =
        ground.there(regime).isPresent()
            ? new LateFixtures(
                ground.waiting(), OpenedSystem.fixturesAfter(spec.fixturesAfter(), main))
            : OpenedSystem.fixtures(spec, main);
  }

  /** The end of the main changelog, for the caller to discard. */
  Stage end() throws SQLException {
    Stage stage = begin();
    if (ground.there(regime).isEmpty()) {
      finish(stage);
    }
    return stage;
  }

  /** Before the changelog, or where the ground has it; for the caller to discard. */
  Stage begin() throws SQLException {
    Server server = ground.server();
    if (spec.deployment().superuser()) {
      server.makeMigrationRoleSuperuser();
    }
    List<String> none = server.rehearsedRoles();
    Optional<Database> there = ground.there(regime);
    Stage stage =
        new Stage(
            server,
            main,
            there.orElseGet(() -> services.database(server, regime)),
            new TimeSpent());
    try {
      if (there.isEmpty()) {
        stage.run(spec.legacy());
        fixtures.start(stage.database());
      }
      return stage;
    } catch (SQLException | RuntimeException e) {
      stage.discard(none);
      throw e;
    }
  }

  /** From there to the end of the main changelog. */
  void finish(Stage stage) throws SQLException {
    go(stage, main, fixtures);
    fixtures.atTheEnd();
  }

  /** Likewise of an option, on a copy of the main changelog's end. */
  void go(Stage copy, SystemSpec.Option option, Changelog changelog) throws SQLException {
    copy.run(option.legacy().stream().toList());
    go(copy, changelog, new LateFixtures(List.of(), Optional.empty()));
  }

  private void go(Stage stage, Changelog changelog, LateFixtures fixtures) throws SQLException {
    stage.prepare();
    for (Phase phase : Phase.of(changelog.changesets())) {
      for (Changeset changeset : phase.changesets()) {
        progress.step(changeset.id());
        try {
          stage.apply(changeset);
          fixtures.after(changeset, stage.database());
        } catch (ChangesetFailed e) {
          throw new ChangelogException(
              e.location(),
              "changeset %s does not apply, so there is no end %s: %s"
                  .formatted(changeset.id(), purpose, e.getMessage()));
        }
      }
      stage.run(spec.fixturesAfter(phase.label()));
    }
  }
}
