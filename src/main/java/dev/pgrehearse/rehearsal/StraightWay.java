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
  private final String purpose;
  private final Progress progress;

  /**
   * @param purpose for what there must be an end, in words
   */
  StraightWay(
      SystemSpec spec, Changelog main, Services services, String purpose, Progress progress) {
    this.spec = spec;
    this.main = main;
    this.services = services;
    this.purpose = purpose;
    this.progress = progress;
  }

  /** The end of the main changelog, for the caller to discard. */
  Stage end(Ground ground, PrivilegeRegime regime) throws SQLException {
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
        LateFixtures fixtures = OpenedSystem.fixtures(spec, main);
        fixtures.start(stage.database());
        go(stage, main, fixtures);
        fixtures.atTheEnd();
      }
      return stage;
    } catch (SQLException | RuntimeException e) {
      stage.discard(none);
      throw e;
    }
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
