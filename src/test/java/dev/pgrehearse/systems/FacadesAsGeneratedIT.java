package dev.pgrehearse.systems;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.facade.catalog.MoveQuery;
import dev.pgrehearse.rehearsal.FacadePlay;
import dev.pgrehearse.rehearsal.FacadePlay.Written;
import dev.pgrehearse.rehearsal.Progress;
import dev.pgrehearse.server.PrivilegeRegime;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import dev.pgrehearse.spec.FacadeFile;
import dev.pgrehearse.spec.Spec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The SQL of the moves is what the generator gives today, and so are the questions for psql. */
final class FacadesAsGeneratedIT {

  private static final String SYSTEM = "reorganization";
  private static final int MOVES_AT_LEAST = 95;

  private final Path home = Path.of(System.getProperty("pgrehearse.home", ""));
  private final Spec specs = new Spec(home);
  private final FacadeFile facades = specs.facades(SYSTEM);

  @ParameterizedTest
  @EnumSource(names = {"OPEN", "CLOSED"})
  void each_move_is_written_as_the_generator_writes_it(PrivilegeRegime regime) throws IOException {
    List<Written> written;
    try (Server server = Servers.start(new ServerChoice.Embedded(ServerChoice.DEFAULT_VERSION))) {
      written = FacadePlay.of(specs.read(SYSTEM), facades).run(server, regime, Progress.none());
    }
    assertThat(written).hasSizeGreaterThanOrEqualTo(MOVES_AT_LEAST);
    for (Written each : written) {
      String path = "sql/" + SYSTEM + "/" + each.changeset();
      assertThat(home.resolve(path + ".sql"))
          .as("./pgrehearse facade write " + SYSTEM + " writes it anew")
          .hasContent(each.forward());
      assertThat(home.resolve(path + ".rollback.sql")).hasContent(each.rollback());
    }
  }

  @Test
  void a_person_with_psql_asks_what_the_command_line_asks() throws IOException {
    List<List<String>> names =
        facades.moves().stream().map(move -> List.of(move.table(), move.to())).toList();
    assertThat(names).hasSizeGreaterThanOrEqualTo(MOVES_AT_LEAST);
    assertThat(psql("schema_lookup.sql")).endsWith(MoveQuery.LOOKUP.sql(names));
    assertThat(psql("migration_status.sql")).endsWith(MoveQuery.STATUS.sql(names));
  }

  private String psql(String file) throws IOException {
    return Files.readString(home.resolve("verification").resolve(SYSTEM).resolve("psql/" + file));
  }
}
