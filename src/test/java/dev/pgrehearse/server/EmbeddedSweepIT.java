package dev.pgrehearse.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What a killed run left is swept up, and a living run is never taken for it. */
final class EmbeddedSweepIT {

  @Test
  void a_process_that_has_got_the_number_of_a_dead_server_is_left_alone() throws Exception {
    try (Server living = Servers.start(new ServerChoice.Embedded(ServerChoice.DEFAULT_VERSION))) {
      EmbeddedFolder mine = EmbeddedFolder.create();
      mine.delete();
      Path ours = mine.run().getParent();
      Path dead = deadRun(ours, postmasterOf(living));

      new EmbeddedSweep(ours).deadRuns();

      assertThat(dead).doesNotExist();
      assertThat(answers(living)).isTrue();
    }
  }

  @Test
  void a_run_is_still_known_as_living_after_its_own_process_has_swept() throws Exception {
    try (Server living = Servers.start(new ServerChoice.Embedded(ServerChoice.DEFAULT_VERSION))) {
      EmbeddedFolder.create().delete();

      Process other =
          EndlessRehearsal.startIn(Path.of(System.getProperty("java.io.tmpdir")), "embedded");

      try {
        assertThat(answers(living)).isTrue();
      } finally {
        other.destroy();
        assertThat(other.waitFor(30, TimeUnit.SECONDS)).isTrue();
      }
    }
  }

  private static long postmasterOf(Server server) throws SQLException {
    try (Database database = server.createDatabase(PrivilegeRegime.CLOSED);
        Connection connection = database.connectAsSuperuser();
        var rows =
            connection
                .createStatement()
                .executeQuery("select split_part(pg_read_file('postmaster.pid'), e'\\n', 1)")) {
      rows.next();
      return Long.parseLong(rows.getString(1));
    }
  }

  private static Path deadRun(Path ours, long postmaster) throws IOException {
    Path run = Files.createDirectory(ours.resolve("run-0-dead"));
    Files.createDirectory(run.resolve("data"));
    Files.writeString(run.resolve("data").resolve("postmaster.pid"), postmaster + "\n");
    Files.setLastModifiedTime(run, FileTime.from(Instant.now().minus(Duration.ofDays(1))));
    return run;
  }

  private static boolean answers(Server server) throws SQLException {
    try (Database database = server.createDatabase(PrivilegeRegime.CLOSED);
        Connection connection = database.connectAsSuperuser()) {
      return connection.isValid(10);
    }
  }
}
