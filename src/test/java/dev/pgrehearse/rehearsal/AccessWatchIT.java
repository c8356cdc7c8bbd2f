package dev.pgrehearse.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What service_role may do is held at every changeset and rollback, as for end users. */
final class AccessWatchIT {

  private static final String NOTES =
      """
      create schema app;

      grant usage on schema app to service_role;

      create table app.notes (note_id bigint generated always as identity primary key, title text);

      insert into app.notes (title) values ('of nobody');
      """;

  private static final String SERVICE = "identities:\n  the_service: { role: service_role }";

  private static final String GIVING =
      """
      --changeset alice:010_give
      grant delete on app.notes to service_role;
      --rollback revoke delete on app.notes from service_role;

      """;

  private static final String TAKING =
      """
      --changeset alice:020_take
      revoke delete on app.notes from service_role;
      --rollback grant delete on app.notes to service_role;

      """;

  private static final String FORGETTING =
      """
      --changeset alice:010_give_and_forget
      grant select on app.notes to service_role;
      --rollback grant delete on app.notes to service_role;
      --rollback revoke select on app.notes from service_role;

      """;

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
  void what_service_role_may_do_for_one_commit_is_told() throws IOException {
    assertThat(findings("{}", GIVING, TAKING))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.rule()).isEqualTo("access-opened");
              assertThat(finding.changeset()).isEqualTo("010_give");
              assertThat(finding.message())
                  .contains("until 020_take, 1 commit later, the_service may delete more")
                  .contains("because   grant delete on app.notes to service_role;");
              assertThat(finding.location()).hasToString("shop.sql:4");
            });
  }

  @Test
  void the_grant_on_all_in_a_schema_is_named() throws IOException {
    assertThat(findings("{}", GIVING.replace("app.notes", "all tables in schema app"), TAKING))
        .singleElement()
        .satisfies(
            finding ->
                assertThat(finding.message())
                    .contains("because   grant delete on all tables in schema app to"));
  }

  @Test
  void the_default_privilege_is_named_with_its_changeset() throws IOException {
    String defaults =
        """
        --changeset alice:010_defaults
        alter default privileges in schema app grant delete on tables to service_role;
        --rollback alter default privileges in schema app revoke delete on tables from service_role;

        --changeset alice:020_more
        create table app.more (more_id bigint primary key);
        insert into app.more values (1);
        --rollback drop table app.more;

        """;
    assertThat(
            findings(
                "{}",
                defaults,
                TAKING.replace("app.notes", "app.more").replace("020_take", "030_take")))
        .filteredOn(finding -> finding.rule().equals("access-opened"))
        .anySatisfy(
            finding -> {
              assertThat(finding.changeset()).isEqualTo("020_more");
              assertThat(finding.message())
                  .contains("because   alter default privileges in schema app grant delete")
                  .contains("(changeset 010_defaults, shop.sql:4)");
            });
  }

  @Test
  void what_a_rollback_leaves_to_service_role_is_told() throws IOException {
    String given = "relations:\n  app.notes:\n    the_service: { select: all }\n";
    assertThat(findings(given, FORGETTING))
        .filteredOn(finding -> finding.rule().equals("access-opened-by-rollback"))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.changeset()).isEqualTo("010_give_and_forget");
              assertThat(finding.message())
                  .contains("the_service, delete of app.notes: shared, before refused");
            });
  }

  private List<Finding> findings(String access, String... changesets) throws IOException {
    return new TemporarySystem(home)
        .prelude(NOTES)
        .changelog(
            "shop.sql",
            "--liquibase formatted sql logicalFilePath:shop.sql\n\n" + String.join("", changesets))
        .declares(SERVICE)
        .beside("access.yaml", access)
        .rehearse(server)
        .findings();
  }
}
