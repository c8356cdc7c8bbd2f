package dev.pgrehearse.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.finding.Skipped;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks that not every server can answer. */
final class NeedsIT {

  private static Server server;

  @TempDir private Path home;

  @BeforeAll
  static void start() {
    server = Servers.start(new ServerChoice.Embedded(ServerChoice.DEFAULT_VERSION));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void a_check_whose_extension_the_server_lacks_is_told_as_skipped_and_not_run()
      throws IOException {
    TemporarySystem system = new TemporarySystem(home);
    system.changelog(
        "shop.sql",
        """
        --liquibase formatted sql logicalFilePath:shop.sql

        --changeset alice:010_shop labels:first
        create schema shop;
        --rollback drop schema shop;
        """);
    system.checks(
        "extensions.yaml",
        """
        phase: first
        checks:
          - name: what_is_missing_is_not_asked
            because: Not every server has it.
            needs: [pgcrypto, no_such_extension]
            as: migration
            sql: select 1 / 0
          - name: what_is_there_is_asked
            because: Every server of ours has it.
            needs: [pgcrypto]
            as: migration
            sql: select 1
            value: 1
        """);

    RehearsalResult result = system.rehearse(server);

    assertThat(TemporarySystem.inWords(result.findings())).isEmpty();
    assertThat(result.checks()).isEqualTo(2);
    assertThat(result.skipped())
        .contains(
            new Skipped(
                "check what_is_missing_is_not_asked",
                "this server lacks the extension no_such_extension; --postgres docker:IMAGE takes an"
                    + " image that has what is needed"));
  }
}
