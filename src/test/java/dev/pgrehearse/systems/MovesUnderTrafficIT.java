package dev.pgrehearse.systems;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.changelog.Changelog;
import dev.pgrehearse.changelog.ChangelogPlayer;
import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.server.Database;
import dev.pgrehearse.server.PrivilegeRegime;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import dev.pgrehearse.server.SqlScript;
import dev.pgrehearse.spec.FacadeFile;
import dev.pgrehearse.spec.Spec;
import dev.pgrehearse.spec.SystemSpec;
import dev.pgrehearse.systems.Traffic.Request;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Clients notice nothing while tables move below them, and nothing while they move back. */
final class MovesUnderTrafficIT {

  private static final Path HOME = Path.of(System.getProperty("pgrehearse.home", ""));
  private static final String ALICE = "00000000-0000-0000-0000-00000000a11c";
  private static final String BOB = "00000000-0000-0000-0000-000000000b0b";

  static List<Request> requests(FacadeFile facades) {
    List<Request> requests = new ArrayList<>();
    String memory = "'00000000-0000-0000-0121-00000000a001'";
    for (int i = 0; i < 12; i++) {
      requests.add(
          new Request(
              "authenticated",
              ALICE,
              List.of(
                  "select id, title from public.memory_entries order by created_at limit 20",
                  "update public.memory_entries set content = content || '.' where id = "
                      + memory
                      + " returning id",
                  "select * from public.organizations")));
      requests.add(
          new Request(
              "service_role",
              ALICE,
              List.of(
                  "select public.update_memory_access(" + memory + ")",
                  "select public.get_memory_stats('00000000-0000-0000-0010-00000000a11c')",
                  "select count(*) from public.memory_versions")));
      requests.add(
          new Request(
              "service_role",
              ALICE,
              List.of(
                  "select count(*) from public.auth_sessions",
                  "insert into public.auth_events (aggregate_type, aggregate_id, version, event_type, payload)"
                      + " values ('session', gen_random_uuid()::text, 1, 'session.started', '{\"user_id\": \"u-1\", \"platform\": \"cli\"}')"
                      + " returning event_id",
                  "select count(*) from public.auth_users")));
      requests.add(
          new Request(
              "service_role",
              ALICE,
              List.of(
                  "insert into auth.users (id, email) values (gen_random_uuid(), gen_random_uuid()::text)",
                  "select count(*) from public.profiles",
                  "select public.request_password_reset('alice@example.com')")));
      requests.add(
          new Request(
              "service_role",
              ALICE,
              List.of(
                  "select public.track_memory_access('" + ALICE + "', " + memory + ", 'read')",
                  "select count(*) from public.memory_access_patterns")));
      requests.add(
          new Request(
              "authenticated",
              BOB,
              List.of(
                  "select public.log_search_analytics('x', 'text', 1, 2)",
                  "select public.is_admin(), public.get_current_org()",
                  "select count(*) from public.users")));
      requests.add(
          new Request(
              "service_role",
              ALICE,
              List.of(
                  "update public.stored_api_keys set status = 'active' where name = 'STRIPE_KEY' returning name",
                  "select count(*) from public.key_usage_analytics")));
    }
    for (FacadeFile.Move move : facades.moves()) {
      requests.add(
          new Request(
              "service_role",
              ALICE,
              List.of(
                  "select * from " + move.table() + " limit 5",
                  "select count(*) from " + move.table())));
    }
    return requests;
  }

  @Test
  void all_of_it() throws Exception {
    Spec specs = new Spec(HOME);
    SystemSpec spec = specs.read("reorganization");
    try (Server server = Servers.start(new ServerChoice.Embedded(17));
        Database database = server.createDatabase(PrivilegeRegime.CLOSED)) {
      for (List<Path> files : List.of(spec.legacy(), spec.fixtures())) {
        for (Path file : files) {
          try (Connection connection = database.connectAsMigrationRole()) {
            SqlScript.read(file).run(connection);
          }
        }
      }
      Changelog changelog = Changelog.open(spec.changelog());
      try (Connection grants = database.connectAsSuperuser()) {
        grants
            .createStatement()
            .execute(
                "grant usage on schema auth to service_role; grant all on auth.users to service_role");
      }
      try (Connection onlooker = database.connectAsSuperuser();
          ChangelogPlayer player = new ChangelogPlayer(changelog, database, () -> onlooker);
          Traffic traffic = Traffic.on(database, requests(specs.facades("reorganization")), 8)) {
        player.prepare();
        Thread.sleep(3000);
        System.out.println("before: " + traffic.errors() + " " + traffic.transactions());
        List<Changeset> changesets = changelog.changesets();
        for (Changeset changeset : changesets) {
          player.apply(changeset);
          Thread.sleep(50);
        }
        System.out.println("FORWARD " + traffic.longest() + " ms, " + traffic.transactions());
        traffic.errors().forEach((e, n) -> System.out.println(n + " x " + e));
        for (int i = changesets.size() - 1; i >= 0; i--) {
          for (int t = 0; ; t++) {
            try {
              player.rollBack(changesets.get(i));
              break;
            } catch (dev.pgrehearse.changelog.ChangesetFailed e) {
              System.out.println("BACK FAILED " + e.getMessage());
              if (t > 3) {
                throw e;
              }
            }
          }
          Thread.sleep(50);
        }
        System.out.println("BACK " + traffic.longest() + " ms, " + traffic.transactions());
        traffic.errors().forEach((e, n) -> System.out.println(n + " x " + e));
      }
    }
    assertThat(true).isTrue();
  }
}
