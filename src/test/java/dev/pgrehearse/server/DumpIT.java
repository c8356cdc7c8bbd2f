package dev.pgrehearse.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A dump of a database that somebody else has, which is only read. */
final class DumpIT {

  private static final String MISSING = "/nowhere/bin/pg_dump";

  private static ExistingServer server;

  @TempDir private Path folder;

  @BeforeAll
  static void startServer() throws IOException, SQLException {
    // The oldest that is supported, which whatever pg_dump there is can read.
    server = ExistingServer.start(15);
    try (Session shop = server.session("shop")) {
      shop.execute("create schema liquibase");
      shop.execute("create table liquibase.databasechangelog (id text, author text)");
      shop.execute("insert into liquibase.databasechangelog values ('1', 'alice')");
      shop.execute("create table public.orders (id bigint primary key)");
      shop.execute("insert into public.orders values (4711)");
    }
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @Test
  void the_schema_and_liquibases_own_rows_are_taken_and_no_others() throws Exception {
    assumeThat(isThere()).as("pg_dump is on this machine").isTrue();
    List<String> before = server.shared();
    String rows = rows();

    List<Path> files = Dump.of(url()).into(folder, "databasechangelog");

    String all = Files.readString(files.get(0)) + Files.readString(files.get(1));
    assertThat(files).hasSize(2);
    assertThat(all)
        .contains("CREATE TABLE public.orders")
        .contains("COPY liquibase.databasechangelog")
        .contains("alice")
        .doesNotContain("4711");
    assertThat(server.shared()).isEqualTo(before);
    assertThat(rows()).isEqualTo(rows);
  }

  @Test
  void a_database_without_a_history_gives_its_schema_alone() throws Exception {
    assumeThat(isThere()).as("pg_dump is on this machine").isTrue();

    assertThat(Dump.of(url()).into(folder, "no_such_table")).hasSize(1);
    assertThat(folder.resolve("history.sql")).doesNotExist();
  }

  @Test
  void a_pg_dump_that_is_not_there_is_said_with_what_to_do() {
    assertThatThrownBy(() -> Dump.of(url(), List.of(MISSING)).into(folder, "databasechangelog"))
        .isInstanceOf(ServerException.class)
        .hasMessage(
            "--schema-only needs pg_dump, which is not there; install PostgreSQL's client programs,"
                + " or take a dump elsewhere and give it as --prelude");
  }

  /** As the one of version 13 says it of a later server. */
  @Test
  void one_that_is_too_old_is_passed_over_for_one_that_is_not() throws Exception {
    Path old = folder.resolve("old");
    Files.writeString(
        old,
        """
        #!/bin/sh
        echo 'pg_dump: error: server version: 15.9 (Debian 15.9-1); pg_dump version: 13.2' >&2
        echo 'pg_dump: error: aborting because of server version mismatch' >&2
        exit 1
        """);
    assertThat(old.toFile().setExecutable(true)).isTrue();

    assertThatThrownBy(
            () ->
                Dump.of(url(), List.of(MISSING, old.toString())).into(folder, "databasechangelog"))
        .hasMessageContaining("pg_dump is of version 13, and ")
        .hasMessageContaining("of version 15: install the client programs of version 15 or later");
    assumeThat(isThere()).as("pg_dump is on this machine").isTrue();
    assertThat(Dump.of(url(), List.of(old.toString(), "pg_dump")).into(folder, "databasechangelog"))
        .hasSize(2);
  }

  @Test
  void what_the_server_refuses_is_said() {
    assumeThat(isThere()).as("pg_dump is on this machine").isTrue();

    assertThatThrownBy(
            () ->
                Dump.of(url().replace("password=right", "password=wrong"))
                    .into(folder, "databasechangelog"))
        .isInstanceOf(ServerException.class)
        .hasMessageContaining("pg_dump of ")
        .hasMessageNotContaining("wrong");
  }

  private static boolean isThere() {
    try {
      return new ProcessBuilder("pg_dump", "--version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static String url() {
    return server.url().replace("/postgres?", "/shop?");
  }

  private static String rows() throws SQLException {
    try (Session shop = server.session("shop")) {
      return shop.string("select count(*)::text from liquibase.databasechangelog");
    }
  }
}
