package dev.pgrehearse.systems;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.changelog.Changelog;
import dev.pgrehearse.changelog.ChangelogPlayer;
import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.changelog.ChangesetFailed;
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
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** Clients notice nothing while tables move below them, and nothing while they move back. */
final class MovesUnderTrafficIT {

  private static final Path HOME = Path.of(System.getProperty("pgrehearse.home", ""));
  private static final String SYSTEM = "reorganization";
  private static final int SESSIONS = 6;
  private static final int TRIES = 5;
  private static final String LOCK_NOT_AVAILABLE = "55P03";

  /** Those whose tables functions write to, and triggers of other tables. */
  private static final Set<String> PHASES = Set.of("phase_1", "phase_2", "phase_3", "phase_4");

  private static final String ALICE = "00000000-0000-0000-0000-00000000a11c";
  private static final String MEMORY = "'00000000-0000-0000-0121-00000000a001'";

  @Test
  void nothing_fails_while_tables_move_and_while_they_move_back() throws Exception {
    Spec specs = new Spec(HOME);
    SystemSpec spec = specs.read(SYSTEM);
    Changelog changelog = Changelog.open(spec.changelog());
    List<Changeset> forward =
        changelog.changesets().stream()
            .filter(changeset -> PHASES.contains(changeset.phase()))
            .toList();
    List<Changeset> back = new ArrayList<>(forward);
    Collections.reverse(back);
    assertThat(forward).hasSizeGreaterThan(40);
    try (Server server = Servers.start(new ServerChoice.Embedded(ServerChoice.DEFAULT_VERSION));
        Database database = legacy(server, spec);
        Connection onlooker = database.connectAsSuperuser();
        ChangelogPlayer player = new ChangelogPlayer(changelog, database, () -> onlooker)) {
      player.prepare();
      try (Traffic traffic = Traffic.on(database, requests(specs.facades(SYSTEM)), SESSIONS)) {
        traffic.await(500);
        assertThat(traffic.errors()).as("before anything moves").isEmpty();
        for (Changeset changeset : forward) {
          patiently(() -> player.apply(changeset));
          traffic.await(10);
        }
        assertThat(traffic.errors()).as("on the way forth").isEmpty();
        for (Changeset changeset : back) {
          patiently(() -> player.rollBack(changeset));
          traffic.await(10);
        }
        assertThat(traffic.errors()).as("on the way back").isEmpty();
      }
    }
  }

  /** As the runbook has it: what could not get its lock in time has changed nothing. */
  private static void patiently(Callable<?> step) throws Exception {
    for (int left = TRIES - 1; ; left--) {
      try {
        step.call();
        return;
      } catch (ChangesetFailed e) {
        if (left == 0 || !e.sqlState().equals(LOCK_NOT_AVAILABLE)) {
          throw e;
        }
      }
    }
  }

  private static Database legacy(Server server, SystemSpec spec) throws SQLException {
    Database database = server.createDatabase(PrivilegeRegime.CLOSED);
    for (List<Path> files : List.of(spec.legacy(), spec.fixtures())) {
      for (Path file : files) {
        try (Connection connection = database.connectAsMigrationRole()) {
          SqlScript.read(file).run(connection);
        }
      }
    }
    try (Connection connection = database.connectAsSuperuser();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "grant usage on schema auth to service_role; grant insert on auth.users to service_role");
    }
    return database;
  }

  /** What writes by way of functions and triggers, and reads of each table that moves. */
  private static List<Request> requests(FacadeFile facades) {
    List<Request> requests = new ArrayList<>();
    for (FacadeFile.Move move : facades.moves()) {
      requests.add(service("select * from %s limit 5".formatted(move.table())));
    }
    List<Request> writing =
        List.of(
            new Request(
                "authenticated",
                ALICE,
                List.of(
                    "select id, title from public.memory_entries order by created_at limit 20",
                    "update public.memory_entries set content = content || '.' where id = %s returning id"
                        .formatted(MEMORY),
                    "select * from public.organizations")),
            service(
                "select public.update_memory_access(%s)".formatted(MEMORY),
                "select public.get_memory_stats(null)",
                "select count(*) from public.memory_versions"),
            service(
                "select public.track_memory_access('%s', %s, 'read')".formatted(ALICE, MEMORY),
                "select count(*) from public.memory_access_patterns"),
            service(
                "select count(*) from public.auth_sessions",
                """
                insert into public.auth_events (aggregate_type, aggregate_id, version, event_type, payload)
                values ('session', gen_random_uuid()::text, 1, 'session.started', '{"user_id": "u-1"}')
                returning event_id""",
                "select count(*) from public.auth_users"),
            service(
                "insert into auth.users (id, email) values (gen_random_uuid(), gen_random_uuid()::text)",
                "select count(*) from public.profiles",
                "select public.request_password_reset('alice@example.com')"),
            new Request(
                "authenticated",
                ALICE,
                List.of(
                    "select public.log_search_analytics('bread', 'text', 1, 2)",
                    "select public.is_admin(), public.get_current_org()",
                    "delete from public.topics where name = 'nobody has it'",
                    "select count(*) from public.users")));
    // As often as all the reads together.
    for (int i = 0; i < facades.moves().size(); i++) {
      requests.add(writing.get(i % writing.size()));
    }
    return requests;
  }

  private static Request service(String... statements) {
    return new Request("service_role", ALICE, List.of(statements));
  }
}
