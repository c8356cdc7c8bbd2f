package dev.pgrehearse.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A role is the server's: what makes one can be there once at a time only. */
final class RolesOfTheServerIT {

  private static final String CHANGELOG =
      """
      --liquibase formatted sql logicalFilePath:%s.sql

      --changeset alice:010_%1$s labels:%1$s
      create table shop.%1$s (id bigint primary key);
      grant select on shop.%1$s to shop_reader;
      --rollback drop table shop.%1$s;
      """;

  private static final String READER = "create role shop_reader;\n";

  private static Server server;

  @TempDir private Path home;

  @BeforeAll
  static void startServer() {
    server = Servers.start(new ServerChoice.Embedded(17));
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @AfterEach
  void noRoleIsLeft() {
    assertThat(server.rehearsedRoles()).isEmpty();
  }

  @Test
  void a_prelude_may_make_roles() throws IOException {
    TemporarySystem system =
        new TemporarySystem(home)
            .prelude(READER + "create schema shop;\n")
            .changelog("orders.sql", CHANGELOG.formatted("orders"));

    RehearsalResult result = system.rehearse(server);

    assertThat(TemporarySystem.inWords(result.findings())).isEmpty();
    assertThat(result.roundTrips()).isEqualTo(2);
  }

  @Test
  void a_changelog_that_makes_a_role_and_then_fails_is_told_for_that_alone() throws IOException {
    TemporarySystem system =
        new TemporarySystem(home)
            .prelude("create schema shop;\n")
            .changelog(
                "orders.sql",
                """
                --liquibase formatted sql logicalFilePath:orders.sql

                --changeset alice:010_reader
                create role shop_reader;
                --rollback drop role shop_reader;

                --changeset alice:020_fails
                alter table shop.nobody add column a int;
                --rollback alter table shop.nobody drop column a;
                """);

    RehearsalResult result = system.rehearse(server);

    assertThat(result.findings())
        .extracting(finding -> finding.rule() + " " + finding.changeset())
        .containsExactly("changeset-failed 020_fails");
  }

  @Test
  void what_comes_before_each_of_two_options_may_make_the_same_role() throws IOException {
    TemporarySystem system =
        new TemporarySystem(home)
            .prelude("create schema shop;\n")
            .changelog("notes.sql", CHANGELOG.formatted("notes").replaceAll("grant .*\\n", ""))
            .file("orders.sql", CHANGELOG.formatted("orders"))
            .file("returns.sql", CHANGELOG.formatted("returns"))
            .beside("reader.sql", READER)
            .declares(
                """
                options:
                  - { name: orders, changelog: orders.sql, legacy: reader.sql }
                  - { name: returns, changelog: returns.sql, legacy: reader.sql }
                """);

    RehearsalResult result = system.rehearse(server);

    assertThat(TemporarySystem.inWords(result.findings())).isEmpty();
    assertThat(result.changesets())
        .extracting(each -> each.changeset().id())
        .containsExactly("010_notes", "010_orders", "010_returns");
  }
}
