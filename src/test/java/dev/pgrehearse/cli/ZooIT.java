package dev.pgrehearse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.server.ExistingServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Projects of each kind, as the rehearsal finds them. */
final class ZooIT {

  private static ExistingServer server;
  private static List<String> before;

  @TempDir private Path folder;

  @BeforeAll
  static void startServer() throws SQLException, IOException {
    server = ExistingServer.start(17);
    before = server.inventory();
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  static List<ZooAnimal> animals() throws IOException {
    return ZooAnimal.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("animals")
  void a_rehearsal_says_what_is_expected_and_no_more(ZooAnimal animal)
      throws IOException, SQLException {
    Path project = animal.project(folder.resolve("project"));
    Path report = folder.resolve("report");
    List<String> arguments = new ArrayList<>(List.of("rehearse", "--quiet", "--no-cache"));
    arguments.addAll(List.of("--postgres", server.url(), "--report", report.toString()));
    arguments.addAll(List.of("--changelog", project.resolve(animal.changelog()).toString()));
    arguments.addAll(animal.arguments(project, animal.rehearsal()));

    CommandRun run = CommandRun.of(arguments);

    assertThat(run.err()).isEmpty();
    assertThat(ZooAnimal.heads(run, project)).as(run.out()).isEqualTo(animal.rehearsal().says());
    assertThat(run.exitCode()).isEqualTo(animal.rehearsal().exit());
    assertThat(CommandRun.report(report).path("changesets"))
        .hasSize(animal.rehearsal().changesets());
    assertThat(server.inventory()).isEqualTo(before);
  }
}
