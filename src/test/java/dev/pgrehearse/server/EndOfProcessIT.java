package dev.pgrehearse.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run leaves when its process is ended from outside, in the middle of its work. */
final class EndOfProcessIT {
  @TempDir private Path temporary;

  @ParameterizedTest
  @ValueSource(ints = {15, 17})
  void sigterm_leaves_nothing_on_a_server_that_stays(int version) throws Exception {
    try (ExistingServer existing = ExistingServer.start(version)) {
      Process process = rehearsal(existing.url());
      assertThat(existing.inventory()).contains("role crm_reader", "role anon");
      process.destroy();
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(existing.inventory()).containsExactly("database shop", "role app");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {15, 17})
  void what_a_killed_run_left_is_swept_by_the_next(int version) throws Exception {
    try (ExistingServer existing = ExistingServer.start(version)) {
      Process process = rehearsal(existing.url());
      process.destroyForcibly().waitFor();
      List<String> left = existing.inventory();
      assertThat(left).contains("role crm_reader", "role anon").hasSizeGreaterThan(8);
      awaitNoSessions(existing);

      try (Server next = Servers.start(existing.choice())) {
        assertThat(next.notes())
            .singleElement()
            .asString()
            .startsWith("swept up what the interrupted run ");
        next.createDatabase(PrivilegeRegime.OPEN);
      }
      assertThat(existing.inventory()).containsExactly("database shop", "role app");
    }
  }

  @Test
  void sigterm_stops_an_embedded_server_and_removes_its_folder() throws Exception {
    new UnpackedPostgres(17).putInto(temporary);
    Process process = rehearsal("embedded");
    assertThat(runFolders()).hasSize(1);
    process.destroy();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(runFolders()).isEmpty();
    assertThat(postmasters()).isZero();
  }

  @Test
  void the_embedded_server_of_a_killed_run_is_stopped_by_the_next() throws Exception {
    new UnpackedPostgres(17).putInto(temporary);
    rehearsal("embedded").destroyForcibly().waitFor();
    assertThat(runFolders()).hasSize(1);
    assertThat(postmasters()).isPositive();

    Process next = rehearsal("embedded");
    assertThat(runFolders()).hasSize(1);
    next.destroy();
    assertThat(next.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(runFolders()).isEmpty();
    assertThat(postmasters()).isZero();
  }

  private Process rehearsal(String option) throws IOException {
    return EndlessRehearsal.startIn(temporary, option);
  }

  private List<Path> runFolders() throws IOException {
    try (Stream<Path> paths = Files.walk(temporary, 2)) {
      return paths.filter(path -> path.getFileName().toString().startsWith("run-")).toList();
    }
  }

  private long postmasters() {
    return ProcessHandle.allProcesses()
        .flatMap(process -> process.info().command().stream())
        .filter(command -> command.startsWith(temporary.toString()))
        .count();
  }

  private static void awaitNoSessions(ExistingServer existing) throws SQLException {
    try (Session session = existing.session()) {
      while (!session
          .strings("select 1 from pg_stat_activity where application_name like 'pgrehearse %'")
          .isEmpty()) {
        Thread.onSpinWait();
      }
    }
  }
}
