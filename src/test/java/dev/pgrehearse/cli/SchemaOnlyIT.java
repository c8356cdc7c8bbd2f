package dev.pgrehearse.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.pgrehearse.server.ExistingServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real server's schema and history by one command: what is pending is rehearsed on top of it. */
final class SchemaOnlyIT {

  private static final String RELEASED =
      """
      --liquibase formatted sql

      --changeset t:1
      create table public.orders (id bigint primary key);
      """;

  private static final String PENDING =
      """

      --changeset t:2
      alter table public.orders add column note text;
      --rollback alter table public.orders drop column note;
      """;

  private static final String BROKEN =
      """

      --changeset t:3
      alter table public.orders add column total numeric;
      --rollback select 1;
      """;

  @TempDir private Path folder;

  @Test
  void what_is_pending_there_is_rehearsed_and_the_server_is_only_read() throws Exception {
    assumeThat(hasDump()).as("pg_dump is on this machine").isTrue();
    Path changelog = Files.writeString(folder.resolve("root.sql"), RELEASED);
    try (ExistingServer server = ExistingServer.start(15)) {
      PlainDeployment.to(server, folder, "root.sql");
      // Made by hand: the changelog alone does not have it.
      server.execute("alter table public.orders add column by_hand text");
      server.execute("insert into public.orders (id, by_hand) values (4711, 'secret')");
      Files.writeString(changelog, RELEASED + PENDING);

      CommandRun clean = rehearse(changelog, server);

      assertThat(clean.exitCode()).as(clean.out() + clean.err()).isZero();
      assertThat(clean.out()).contains("1 changeset, 2 round trips").contains("CLEAN");

      Files.writeString(changelog, RELEASED + PENDING + BROKEN);
      CommandRun broken = rehearse(changelog, server);

      assertThat(broken.exitCode()).isEqualTo(1);
      assertThat(broken.out()).contains("3  root.sql").contains("total").doesNotContain("4711");
    }
  }

  private static CommandRun rehearse(Path changelog, ExistingServer server) {
    return CommandRun.of(
        "rehearse",
        "--changelog",
        changelog.toString(),
        "--url",
        server.url(),
        "--schema-only",
        "--platform",
        "plain",
        "--pg-version",
        "15",
        "--report",
        changelog.resolveSibling("report").toString());
  }

  private static boolean hasDump() throws InterruptedException {
    try {
      return new ProcessBuilder("pg_dump", "--version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
