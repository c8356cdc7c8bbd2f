package dev.pgrehearse.systems;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.changelog.Changelog;
import dev.pgrehearse.changelog.ChangelogPlayer;
import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.facade.catalog.QualifiedName;
import dev.pgrehearse.facade.reissue.FacadeReissue;
import dev.pgrehearse.server.Database;
import dev.pgrehearse.server.PrivilegeRegime;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import dev.pgrehearse.server.SqlScript;
import dev.pgrehearse.spec.FacadeFile;
import dev.pgrehearse.spec.Spec;
import dev.pgrehearse.spec.SystemSpec;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** At the end of a system's changelog each facade is what its table wants. */
final class FacadesNeedNoReissueIT {

  private static final String SYSTEM = "reorganization";
  private static final int MOVES_AT_LEAST = 95;

  @Test
  void no_facade_of_the_reorganization_has_drifted() throws Exception {
    Spec specs = new Spec(Path.of(System.getProperty("pgrehearse.home", "")));
    FacadeFile facades = specs.facades(SYSTEM);
    assertThat(facades.moves()).hasSizeGreaterThanOrEqualTo(MOVES_AT_LEAST);
    Map<String, String> drifted = new TreeMap<>();
    try (Server server = Servers.start(new ServerChoice.Embedded(ServerChoice.DEFAULT_VERSION));
        Database database = server.createDatabase(PrivilegeRegime.CLOSED)) {
      play(specs.read(SYSTEM), database);
      try (Connection connection = database.connectAsMigrationRole()) {
        for (FacadeFile.Move move : facades.moves()) {
          FacadeReissue reissue =
              FacadeReissue.of(connection, QualifiedName.parse(move.table()), List.of(), List.of());
          if (!reissue.nothingToDo()) {
            drifted.put(move.table(), reissue.forward() + reissue.refusals());
          }
        }
      }
    }
    assertThat(drifted).isEmpty();
  }

  private static void play(SystemSpec spec, Database database) throws Exception {
    try (Connection connection = database.connectAsMigrationRole()) {
      for (Path file : spec.legacy()) {
        SqlScript.read(file).run(connection);
      }
    }
    Changelog changelog = Changelog.open(spec.changelog());
    try (Connection watcher = database.connectAsSuperuser();
        ChangelogPlayer player = new ChangelogPlayer(changelog, database, () -> watcher)) {
      player.prepare();
      for (Changeset changeset : changelog.changesets()) {
        player.apply(changeset);
      }
    }
  }
}
