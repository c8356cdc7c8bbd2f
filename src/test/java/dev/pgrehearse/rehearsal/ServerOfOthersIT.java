package dev.pgrehearse.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.server.ExistingServer;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.Servers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole rehearsals on a server that is somebody else's; afterwards it is as it was. */
@ParameterizedClass
@ValueSource(ints = {15, 17})
final class ServerOfOthersIT {

  private static ExistingServer existing;

  @Parameter int version;
  @TempDir private Path home;

  private List<String> before;

  @BeforeParameterizedClassInvocation
  static void start(int version) throws SQLException, IOException {
    existing = ExistingServer.start(version);
    existing.execute("create role keeper login password 'kept'", "create role victim login");
  }

  @AfterParameterizedClassInvocation
  static void stop() {
    existing.close();
  }

  @BeforeEach
  void remember() throws SQLException {
    before = existing.shared();
  }

  @AfterEach
  void all_is_as_it_was() throws SQLException {
    assertThat(existing.shared()).isEqualTo(before);
  }

  @Test
  void a_changeset_that_alters_a_role_of_others_is_refused_by_name() throws IOException {
    List<Finding> findings =
        rehearse(
            """
            --changeset alice:010_keeper
            alter role keeper password 'stolen' valid until '2020-01-01';
            --rollback alter role keeper password 'kept' valid until 'infinity';
            """);

    assertThat(findings)
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.rule()).isEqualTo("changeset-failed");
              assertThat(finding.changeset()).isEqualTo("010_keeper");
              assertThat(finding.message()).contains("SQLSTATE 42501");
              assertThat(finding.fix()).contains("changes roles of its own");
            });
    if (version == 15) {
      assertThat(findings.get(0).message())
          .isEqualTo(
              """
              the changeset does not apply: SQLSTATE 42501: this changes what is not its own: role \
              keeper. It was on the server before the rehearsal, and is as it was.""");
    }
  }

  @Test
  void a_changeset_that_drops_one_outside_of_a_transaction_is_refused() throws IOException {
    assertThat(
            rehearse(
                """
                --changeset alice:010_victim runInTransaction:false
                drop role victim;
                --rollback create role victim login;
                """))
        .extracting(Finding::rule)
        .containsExactly("changeset-failed");
  }

  @Test
  void a_role_that_a_changeset_makes_comes_and_goes() throws IOException {
    assertThat(
            rehearse(
                """
                --changeset alice:010_staff
                create role staff nologin;
                grant staff to anon;
                --rollback drop role staff;

                --changeset alice:020_guest runInTransaction:false
                create role guest nologin;
                --rollback drop role guest;
                """))
        .isEmpty();
  }

  @Test
  void a_role_that_a_trigger_makes_for_each_row_goes_too() throws IOException {
    rehearse(
        """
        --changeset alice:010_tenants splitStatements:false
        create schema shop;
        create table shop.tenants (name text primary key);
        create function shop.make_role() returns trigger language plpgsql as $$
        begin
            execute format('create role %I', new.name);
            return new;
        end $$;
        create trigger make_role after insert on shop.tenants
            for each row execute function shop.make_role();
        insert into shop.tenants values ('acme');
        --rollback drop schema shop cascade; drop role acme;

        --changeset alice:020_column
        alter table shop.tenants add column note text default '';
        --rollback alter table shop.tenants drop column note;
        """);
  }

  @Test
  void a_database_is_made_by_nobody() throws IOException {
    assertThat(
            rehearse(
                """
                --changeset alice:010_mine runInTransaction:false
                create database mine;
                --rollback drop database mine;
                """))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.message()).contains("SQLSTATE 42501");
              assertThat(finding.fix()).contains("databases of nobody, and makes none");
            });
  }

  @Test
  void roles_that_somebody_made_with_the_platforms_own_script_are_his()
      throws SQLException, IOException {
    String script = Files.readString(Path.of("verification/platform/roles.sql"));
    existing.execute(
        "create role migrator",
        script
            .replace(":\"migration_role\"", "migrator")
            .replace(":'migration_role'", "'migrator'"));
    before = existing.shared();

    assertThat(
            rehearse(
                """
                --changeset alice:010_shop
                create schema shop;
                --rollback drop schema shop;
                """))
        .isEmpty();

    assertThat(existing.inventory())
        .contains("role anon", "role authenticator", "role supabase_auth_admin");
    all_is_as_it_was();
    existing.execute(
        "drop role authenticator, anon, authenticated, service_role, supabase_auth_admin, migrator");
    before = existing.shared();
  }

  private List<Finding> rehearse(String changesets) throws IOException {
    TemporarySystem system =
        new TemporarySystem(home)
            .changelog(
                "shop.sql", "--liquibase formatted sql logicalFilePath:shop.sql\n\n" + changesets);
    try (Server server = Servers.start(existing.choice())) {
      RehearsalResult result = system.rehearse(server);
      server.close();
      assertThat(server.notes()).isEmpty();
      return result.findings();
    }
  }
}
