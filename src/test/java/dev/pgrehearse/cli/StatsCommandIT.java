package dev.pgrehearse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.deployment.Production;
import dev.pgrehearse.server.ExistingServer;
import dev.pgrehearse.spec.StatsYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read of a server that is somebody else's, and what a rehearsal makes of it. */
final class StatsCommandIT {

  private static ExistingServer server;

  @TempDir private Path folder;

  @BeforeAll
  static void start() throws IOException, SQLException {
    server = ExistingServer.start(17);
    server.execute(
        "create table public.orders (id bigint primary key, secret text)",
        "insert into public.orders select i, 'hush' || i from generate_series(1, 150000) as i",
        "create schema \"Odd Shop\"",
        "create table \"Odd Shop\".\"It's\" (id int)",
        "create table public.events (at int) partition by range (at)",
        "create table public.events_1 partition of public.events for values from (0) to (1000)",
        "insert into public.events select i from generate_series(1, 500) as i",
        "analyze");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void sizes_and_settings_are_read_and_nothing_of_what_is_in_the_tables() throws Exception {
    var before = server.inventory();
    Path file = folder.resolve("stats.yaml");

    CommandRun run = CommandRun.of("stats", "--url", server.url(), "--out", file.toString());

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(server.inventory()).isEqualTo(before);
    String text = Files.readString(file);
    assertThat(text)
        .contains("  public.orders: {rows: 150000, bytes: ")
        .contains("  public.events: {rows: 500, bytes: ")
        .contains("    lock_timeout: '0'\n")
        .contains("  public.orders_pkey: {scans: ")
        .doesNotContain("hush", "databasechangelog");
    Map<String, Production.Rows> read = StatsYaml.read(file, "stats.yaml").tables();
    assertThat(read.get("public.orders").count()).isEqualTo(150_000);
    assertThat(read.get("public.orders").by()).startsWith("stats.yaml:");
    assertThat(read).containsKey("\"Odd Shop\".\"It's\"");
    assertThat(CommandRun.of("stats", "--url", server.url()).out()).isEqualTo(text);
  }

  @Test
  void what_it_wrote_decides_what_a_rehearsal_says() throws Exception {
    Path file = folder.resolve("stats.yaml");
    CommandRun.of("stats", "--url", server.url(), "--out", file.toString());
    Files.writeString(
        folder.resolve("prelude.sql"),
        "create table public.orders (id bigint primary key, secret text);");
    Files.writeString(
        folder.resolve("root.sql"),
        """
        --liquibase formatted sql logicalFilePath:root.sql

        --changeset t:1
        create index orders_secret_idx on public.orders (secret);
        --rollback drop index public.orders_secret_idx;
        """);

    CommandRun run =
        CommandRun.of(
            "rehearse",
            "--changelog",
            folder.resolve("root.sql").toString(),
            "--prelude",
            folder.resolve("prelude.sql").toString(),
            "--platform",
            "plain",
            "--stats",
            file.toString(),
            "--report",
            folder.resolve("out").toString(),
            "--quiet");

    assertThat(run.out())
        .contains("error  index-not-concurrent  1  root.sql:4")
        .containsPattern("public.orders \\(150,000 rows, as \\S*stats.yaml:\\d+ says\\)");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(Files.readString(folder.resolve("out/report.md")))
        .contains("public.orders ShareLock, indexed, back: public.orders AccessExclusiveLock |");
    assertThat(CommandRun.report(folder.resolve("out")).at("/changesets/0/locks/0/indexesBuilt/0"))
        .hasToString("\"public.orders_secret_idx\"");
  }

  @Test
  void a_file_that_is_not_there_or_is_another_is_refused() throws IOException {
    Path other = Files.writeString(folder.resolve("other.yaml"), "tables: {public.orders: many}\n");

    assertThat(CommandRun.of("rehearse", "crm", "--stats", "nowhere.yaml").err())
        .contains("--stats names a file that is not there: nowhere.yaml");
    CommandRun wrong = CommandRun.of("rehearse", "crm", "--stats", other.toString());
    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.err()).contains("other.yaml:1").doesNotContain("\tat ");
    assertThat(CommandRun.of("stats", "--url", "nowhere").exitCode()).isEqualTo(2);
  }
}
