package dev.pgrehearse.systems;

import dev.pgrehearse.changelog.Changelog;
import dev.pgrehearse.changelog.ChangelogPlayer;
import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.changelog.ChangesetFailed;
import dev.pgrehearse.server.Database;
import dev.pgrehearse.server.PrivilegeRegime;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.SqlScript;
import dev.pgrehearse.spec.SystemSpec;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** A system at the end of its changelog, with the fixtures of every phase. */
final class PlayedSystem implements AutoCloseable {

  private final Server server;
  private final SystemSpec spec;
  private final Database database;

  private PlayedSystem(Server server, SystemSpec spec, Database database) {
    this.server = server;
    this.spec = spec;
    this.database = database;
  }

  static PlayedSystem of(Server server, SystemSpec spec, PrivilegeRegime regime)
      throws SQLException, ChangesetFailed {
    Database database = server.createDatabase(regime);
    PlayedSystem played = new PlayedSystem(server, spec, database);
    played.run(spec.legacy());
    played.run(spec.fixtures());
    played.play();
    return played;
  }

  /** An option on top of a copy, as a DBA would add it; options know nothing of each other. */
  PlayedSystem with(SystemSpec.Option option) throws SQLException, ChangesetFailed {
    SystemSpec optionSpec = spec.of(option);
    PlayedSystem played = new PlayedSystem(server, optionSpec, server.cloneOf(database));
    played.run(optionSpec.legacy());
    played.play();
    return played;
  }

  String name() {
    return spec.name();
  }

  Database database() {
    return database;
  }

  private void play() throws SQLException, ChangesetFailed {
    Changelog changelog = Changelog.open(spec.changelog());
    try (Connection onlooker = database.connectAsSuperuser();
        ChangelogPlayer player = new ChangelogPlayer(changelog, database, () -> onlooker)) {
      player.prepare();
      List<Changeset> changesets = changelog.changesets();
      for (int i = 0; i < changesets.size(); i++) {
        player.apply(changesets.get(i));
        String phase = changesets.get(i).phase();
        if (i + 1 == changesets.size() || !changesets.get(i + 1).phase().equals(phase)) {
          run(Optional.ofNullable(spec.phaseFixtures().get(phase)).stream().toList());
        }
      }
    }
  }

  private void run(List<Path> files) throws SQLException {
    for (Path file : files) {
      try (Connection connection = database.connectAsMigrationRole()) {
        SqlScript.read(file).run(connection);
      }
    }
  }

  @Override
  public void close() {
    database.close();
  }
}
