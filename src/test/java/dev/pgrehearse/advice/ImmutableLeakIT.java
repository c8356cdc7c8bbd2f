package dev.pgrehearse.advice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.server.Database;
import dev.pgrehearse.server.PrivilegeRegime;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What {@code policy-calls-immutable} warns of, as it happens: on a connection that a pool gives to
 * one user after the other, a prepared statement that was run often enough keeps the first one's
 * identity.
 */
final class ImmutableLeakIT {

  private static final String ALICE = "00000000-0000-0000-0000-00000000a11c";
  private static final String BOB = "00000000-0000-0000-0000-000000000b0b";

  /** The sixth run is the first that may take a plan for all. */
  private static final int RUNS = 6;

  @ParameterizedTest
  @ValueSource(ints = {15, 17, 18})
  void a_kept_plan_gives_the_rows_of_the_first_caller_to_the_second(int version)
      throws SQLException {
    try (Server server = Servers.start(new ServerChoice.Embedded(version))) {
      Seen wrongly = seen(server, "immutable");
      assertThat(wrongly.byAlice()).containsOnly("note of alice");
      assertThat(wrongly.byBob()).containsExactly("note of alice");
      assertThat(wrongly.advice()).contains("policy-calls-immutable function public.me()");

      Seen rightly = seen(server, "stable");
      assertThat(rightly.byAlice()).containsOnly("note of alice");
      assertThat(rightly.byBob()).containsExactly("note of bob");
      assertThat(rightly.advice()).noneMatch(rule -> rule.startsWith("policy-calls-immutable"));
    }
  }

  @Test
  void who_plans_anew_each_time_sees_his_own() throws SQLException {
    try (Server server = Servers.start(new ServerChoice.Embedded(ServerChoice.DEFAULT_VERSION));
        Database database = notes(server, "immutable");
        Connection connection = database.connectAsSuperuser();
        Statement statement = connection.createStatement()) {
      String query = "select body from public.notes";
      assertThat(as(ALICE, query, statement)).containsExactly("note of alice");
      assertThat(as(BOB, query, statement)).containsExactly("note of bob");
    }
  }

  private record Seen(List<String> byAlice, List<String> byBob, List<String> advice) {}

  private static Seen seen(Server server, String volatility) throws SQLException {
    try (Database database = notes(server, volatility);
        Connection connection = database.connectAsSuperuser();
        Statement statement = connection.createStatement()) {
      statement.execute("prepare notes as select body from public.notes");
      List<String> byAlice = new ArrayList<>();
      for (int run = 0; run < RUNS; run++) {
        byAlice.addAll(as(ALICE, "execute notes", statement));
      }
      return new Seen(
          byAlice,
          as(BOB, "execute notes", statement),
          AccessRules.of("anon", List.of("authenticated"), Set.of()).advice(connection).stream()
              .map(advice -> advice.rule() + " " + advice.object())
              .toList());
    }
  }

  private static Database notes(Server server, String volatility) throws SQLException {
    Database database = server.createDatabase(PrivilegeRegime.CLOSED);
    try (Connection connection = database.connectAsSuperuser();
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          create function public.me() returns uuid language sql %s
              as $$
                  select (nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub')::uuid
              $$;
          create table public.notes (id bigint primary key, owner_id uuid not null, body text);
          insert into public.notes values (1, '%s', 'note of alice'), (2, '%s', 'note of bob');
          alter table public.notes enable row level security;
          create policy own on public.notes for select to authenticated
              using (owner_id = public.me());
          grant select on public.notes to authenticated;
          """
              .formatted(volatility, ALICE, BOB));
    }
    return database;
  }

  /** As PostgREST and a pooler do it: role and claims for one transaction. */
  private static List<String> as(String user, String query, Statement statement)
      throws SQLException {
    statement.execute("begin");
    statement.execute("set local role authenticated");
    statement.execute("set local \"request.jwt.claims\" = '{\"sub\": \"%s\"}'".formatted(user));
    List<String> seen = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        seen.add(rows.getString(1));
      }
    }
    statement.execute("commit");
    return seen;
  }
}
