package dev.pgrehearse.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.server.Database;
import dev.pgrehearse.server.PrivilegeRegime;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import dev.pgrehearse.spec.AccessSpec;
import dev.pgrehearse.spec.AccessSpec.Person;
import dev.pgrehearse.spec.Identity;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Statements tried one after the other in a session that is made once for all of them. */
final class ProbeSessionIT {

  private static final String SESSION =
      """
      select pg_catalog.to_jsonb(pg_catalog.concat_ws(
          ' ',
          session_user,
          current_user,
          pg_catalog.current_setting('request.jwt.claims')::jsonb ->> 'sub',
          pg_catalog.current_setting('request.method'),
          pg_catalog.current_setting('search_path')
      ))""";

  private static final String ALICES =
      "authenticator authenticated alice POST \"public\", \"extensions\"";

  private static Server server;

  private Database database;
  private Connection connection;

  @BeforeAll
  static void start() {
    server = Servers.start(new ServerChoice.Embedded(ServerChoice.DEFAULT_VERSION));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void connect() throws SQLException {
    database = server.createDatabase(PrivilegeRegime.CLOSED);
    connection = database.connectAsSuperuser();
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          """
          create table public.notes (note_id integer primary key, title text not null);
          insert into public.notes (note_id, title) values (1, 'one'), (2, 'two');
          grant select, update, insert on public.notes to authenticated;

          create function public.upset() returns void language plpgsql as $$
          begin
              perform
                  pg_catalog.set_config('role', 'none', false),
                  pg_catalog.set_config('request.jwt.claims', '{}', false),
                  pg_catalog.set_config('search_path', 'auth', true);
          end
          $$;

          create function public.fail() returns void language plpgsql as $$
          begin
              perform public.upset();
              raise exception using errcode = 'PR099', message = 'never', hint = 'ask bob';
          end
          $$;
          """);
    }
  }

  @AfterEach
  void disconnect() throws SQLException {
    connection.close();
    database.close();
  }

  @Test
  void what_a_statement_does_to_the_session_does_not_reach_the_next() throws SQLException {
    List<Answer> answers =
        answers(
            Probe.read("alice", SESSION),
            Probe.act("alice", "select public.upset()"),
            Probe.read("alice", SESSION),
            Probe.act("alice", "select public.fail()"),
            Probe.read("alice", SESSION));
    assertThat(answers.get(1).failed()).isFalse();
    assertThat(answers.get(3).state()).isEqualTo("PR099");
    assertThat(answers.get(3).words()).isEqualTo("never\n\nask bob");
    assertThat(List.of(0, 2, 4))
        .extracting(i -> answers.get(i).rows().asText())
        .containsOnly(ALICES);
  }

  @Test
  void looking_at_what_changed_leaves_her_who_she_is_and_the_rows_as_they_are()
      throws SQLException {
    Probe update =
        Probe.change(
            "alice", "update public.notes set title = 'new' where note_id = 2", List.of(notes()));
    List<Answer> answers = answers(update, Probe.read("alice", SESSION), update);
    assertThat(answers.get(1).rows().asText()).isEqualTo(ALICES);
    assertThat(List.of(0, 2))
        .allSatisfy(
            i -> {
              assertThat(answers.get(i).gone()).hasSize(1);
              assertThat(answers.get(i).appeared())
                  .extracting(row -> row.doc().path("title").asText())
                  .containsExactly("new");
            });
  }

  @Test
  void answers_come_in_the_order_of_the_statements_whoever_tries_them() throws SQLException {
    assertThat(
            answers(
                Probe.read("alice", SESSION),
                Probe.read("bob", SESSION),
                Probe.read("alice", SESSION)))
        .extracting(answer -> answer.rows().asText())
        .containsExactly(ALICES, ALICES.replace("alice", "bob"), ALICES);
  }

  @Test
  void who_cannot_be_become_gets_nowhere() throws SQLException {
    assertThat(
            answers(
                Probe.read("ghost", SESSION),
                Probe.act("ghost", "select 1"),
                Probe.read("alice", SESSION)))
        .extracting(Answer::state)
        .containsExactly("22023", "22023", "");
  }

  @Test
  void the_superuser_tries_under_the_claims_of_somebody() throws SQLException {
    Answer control = answers(Probe.read("alice", SESSION).controlled()).get(0).ofControl();
    assertThat(control.rows().asText())
        .isEqualTo(ALICES.replace("authenticator authenticated", "postgres postgres"));
  }

  private Relation notes() throws SQLException {
    return Surroundings.read(connection, List.of("authenticated"))
        .relation("public.notes")
        .orElseThrow();
  }

  private List<Answer> answers(Probe... probes) throws SQLException {
    List<Person> people =
        List.of(
            person("alice", "authenticated"),
            person("bob", "authenticated"),
            person("ghost", "no_such_role"));
    try (ProbeSession session = ProbeSession.on(connection, people)) {
      Surroundings surroundings = Surroundings.read(connection, List.of("authenticated"));
      Whose whose = new Whose(new AccessSpec(people, Map.of(), Map.of()));
      SeedRows seeds = new SeedRows();
      session.remember(surroundings, whose, seeds);
      return session.ask(List.of(probes));
    }
  }

  private static Person person(String name, String role) {
    return Person.of(new Identity(name, role, Map.of("sub", name)));
  }
}
