package dev.pgrehearse.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.changelog.Changelog;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Severity;
import dev.pgrehearse.ground.Services;
import dev.pgrehearse.server.Database;
import dev.pgrehearse.server.PrivilegeRegime;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import dev.pgrehearse.spec.SystemSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a migration meets of Supabase's services is there, where it meets it. */
final class PlatformServicesIT {

  private static final Path SUPABASE = Path.of("src/test/resources/changelogs/supabase/root.sql");

  private static final String OWN_STORAGE =
      """
      create schema storage;
      grant usage on schema storage to anon, authenticated, service_role;
      create table storage.buckets (id text primary key, public boolean not null default false);
      create table storage.objects (
          id uuid primary key default gen_random_uuid(),
          bucket_id text not null references storage.buckets (id),
          name text not null,
          owner_id text
      );
      create index objects_bucket_id_idx on storage.objects (bucket_id);
      alter table storage.objects enable row level security;
      alter table storage.buckets enable row level security;
      grant all on storage.objects, storage.buckets to anon, authenticated, service_role;
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

  @ParameterizedTest
  @ValueSource(ints = {15, 18})
  void the_migrations_of_a_supabase_project_need_no_prelude(int version) {
    SystemSpec spec = SystemSpec.ofChangelog("root", SUPABASE, List.of(), List.of());
    try (Server other = Servers.start(new ServerChoice.Embedded(version))) {
      RehearsalResult result = Rehearsal.of(spec).run(other, Progress.none());
      assertThat(TemporarySystem.inWords(told(result.findings()))).isEmpty();
      assertThat(result.roundTrips()).isEqualTo(12);
    }
  }

  @Test
  void who_speaks_of_no_service_has_none() throws IOException, SQLException {
    assertThat(
            schemas(
                system(
                    change("a", "create table public.storage (net int);", "drop table storage;"))))
        .isEmpty();
    assertThat(
            schemas(
                system(
                    change(
                        "a",
                        "insert into storage.buckets (id, name) values ('a', 'a');",
                        "delete from storage.buckets where id = 'a';"))))
        .containsExactly("storage");
  }

  @Test
  void a_prelude_that_makes_a_service_itself_is_not_in_the_way_of_ours()
      throws IOException, SQLException {
    TemporarySystem system =
        system(
                change(
                    "queue",
                    """
                    create schema realtime;
                    create table realtime.messages (id int primary key);
                    alter table realtime.messages enable row level security;
                    create policy send on realtime.messages for insert to authenticated
                        with check ('foo' = auth.role());
                    """,
                    "drop table realtime.messages; drop schema realtime;"),
                change(
                    "listed",
                    """
                    insert into storage.buckets (id, public) values ('listed', true);
                    create policy listed on storage.objects for select to authenticated
                        using (bucket_id = 'listed');
                    """,
                    "drop policy listed on storage.objects; "
                        + "delete from storage.buckets where id = 'listed';"),
                change(
                    "secrets",
                    "create policy p on vault.secrets for select to authenticated using (true);",
                    "drop policy p on vault.secrets;"))
            .prelude(OWN_STORAGE);

    List<Finding> findings = told(system.rehearse(server).findings());

    assertThat(rules(findings))
        .contains("policy-calls-per-row queue", "storage-objects-listed listed");
    assertThat(findings)
        .filteredOn(finding -> finding.rule().equals("changeset-failed"))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.changeset()).isEqualTo("secrets");
              assertThat(finding.message()).contains("42501", "must be owner of table secrets");
            });
    assertThat(schemas(system)).containsExactly("vault");
  }

  @Test
  void the_extension_of_a_service_is_made_and_dropped_by_whoever_migrates()
      throws IOException, SQLException {
    TemporarySystem system =
        system(
            change(
                "cron",
                """
                create extension if not exists pg_cron with schema pg_catalog;
                select cron.schedule('a', '0 2 * * mon-fri', 'select 1');
                """,
                "drop extension pg_cron;"),
            change(
                "net",
                """
                create extension if not exists "pg_net" with schema "extensions";
                select net.http_get('https://shop.example');
                """,
                "drop extension pg_net;"),
            change(
                "vault",
                """
                create extension if not exists supabase_vault with schema vault;
                select vault.create_secret('not a secret', 'a');
                """,
                "delete from vault.secrets where name = 'a'; drop extension supabase_vault;"));
    assertThat(schemas(system)).containsExactly("vault");
    assertThat(TemporarySystem.inWords(told(system.rehearse(server).findings()))).isEmpty();
  }

  @Test
  void policies_of_the_user_on_what_is_ours_are_judged() throws IOException {
    List<Finding> findings =
        told(
            system(
                    change(
                        "all_objects",
                        """
                        create policy all_objects on storage.objects for all to authenticated
                            using (true) with check (true);
                        """,
                        "drop policy all_objects on storage.objects;"),
                    change(
                        "send",
                        """
                        create policy send on realtime.messages for insert to authenticated
                            with check ('foo' = auth.role());
                        """,
                        "drop policy send on realtime.messages;"))
                .rehearse(server)
                .findings());
    assertThat(rules(findings))
        .contains("policy-always-true all_objects", "policy-calls-per-row send");
  }

  @Test
  void what_the_service_would_refuse_is_refused() throws IOException {
    assertThat(failure("select cron.schedule('a', 'every night', 'select 1');", "select 1;"))
        .contains("22023", "invalid schedule: every night");
    assertThat(failure("select cron.unschedule('a');", "select 1;"))
        .contains("could not find valid entry for job 'a'");
    assertThat(failure("insert into vault.secrets (secret) values ('a');", "select 1;"))
        .contains("42501");
    assertThat(failure("create table storage.mine (id int);", "select 1;")).contains("42501");
  }

  private String failure(String sql, String rollback) throws IOException {
    return system(change("refused", sql, rollback)).rehearse(server).findings().stream()
        .filter(finding -> finding.rule().equals("changeset-failed"))
        .map(Finding::message)
        .findFirst()
        .orElse("none");
  }

  private List<String> schemas(TemporarySystem system) throws IOException, SQLException {
    SystemSpec spec = system.spec();
    List<String> schemas = new ArrayList<>();
    try (Database database =
            Services.of(spec, Changelog.open(spec.changelog()))
                .database(server, PrivilegeRegime.CLOSED);
        Connection connection = database.connectAsSuperuser();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                select nspname
                from pg_catalog.pg_namespace
                where nspname in ('storage', 'realtime', 'vault', 'cron', 'net')
                order by 1
                """)) {
      while (rows.next()) {
        schemas.add(rows.getString(1));
      }
    }
    return schemas;
  }

  private TemporarySystem system(String... changesets) throws IOException {
    return new TemporarySystem(home)
        .changelog(
            "shop.sql",
            "--liquibase formatted sql logicalFilePath:shop.sql\n\n" + String.join("", changesets));
  }

  private static String change(String id, String sql, String rollback) {
    return """
        --changeset alice:%s splitStatements:false
        %s
        --rollback %s

        """
        .formatted(id, sql.strip(), rollback);
  }

  private static List<Finding> told(List<Finding> findings) {
    return findings.stream().filter(finding -> finding.severity() != Severity.INFO).toList();
  }

  private static List<String> rules(List<Finding> findings) {
    return findings.stream().map(finding -> finding.rule() + " " + finding.changeset()).toList();
  }
}
