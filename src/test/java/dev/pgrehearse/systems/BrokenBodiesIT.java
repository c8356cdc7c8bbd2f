package dev.pgrehearse.systems;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.advice.AccessRules;
import dev.pgrehearse.advice.Advice;
import dev.pgrehearse.server.Database;
import dev.pgrehearse.server.PrivilegeRegime;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Where the server has plpgsql_check, the rule function-broken reads PL/pgSQL with it. */
@Tag("docker")
final class BrokenBodiesIT {

  private static final String NOTES =
      """
      create table public.notes (note_id bigint, body text);

      create function public.count_notes()
      returns bigint
      language plpgsql
      stable
      set search_path = ''
      as 'begin return (select count(*) from public.notes); end';

      create function public.keep_history()
      returns trigger
      language plpgsql
      as 'begin insert into notes values (new.note_id, new.body); return new; end';

      create trigger keep_history
      after update on public.notes
      for each row
      execute function public.keep_history();
      """;

  private static Server server;

  @BeforeAll
  static void start() {
    server = Servers.start(new ServerChoice.Docker(DockerImage.orSkip()));
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void bodies_in_plpgsql_are_read_and_the_reader_does_not_stay() throws SQLException {
    AccessRules rules = AccessRules.of("anon", List.of("authenticated"), Set.of());
    try (Database database = server.createDatabase(PrivilegeRegime.CLOSED);
        Connection connection = database.connectAsSuperuser();
        Statement statement = connection.createStatement()) {
      statement.execute(NOTES);

      assertThat(broken(rules, connection)).isEmpty();
      assertThat(rules.leaveBodiesUnread(connection)).isFalse();

      statement.execute("alter table public.notes rename to remarks");

      assertThat(broken(rules, connection))
          .containsExactly(
              "function public.count_notes() (42P01, line 1)",
              "function public.keep_history() (42P01, line 1)");
      try (ResultSet left =
          statement.executeQuery(
              """
              select count(*)
              from pg_catalog.pg_namespace as n
              full join pg_catalog.pg_extension as e on false
              where n.nspname = 'pgrehearse_look'
                  or e.extname = 'plpgsql_check'
              """)) {
        left.next();
        assertThat(left.getInt(1)).isZero();
      }
    }
  }

  /** A round trip makes a facade anew, whose rows are then of another type with the old name. */
  @Test
  void a_view_made_anew_does_not_break_what_was_read_before() throws SQLException {
    AccessRules rules = AccessRules.of("anon", List.of("authenticated"), Set.of());
    String view = "create view public.notes_now as select note_id, body from public.notes;";
    try (Database database = server.createDatabase(PrivilegeRegime.CLOSED);
        Connection connection = database.connectAsSuperuser();
        Statement statement = connection.createStatement()) {
      statement.execute(NOTES);
      statement.execute(view);
      statement.execute(
          """
          create function public.first_note()
          returns text
          language plpgsql
          stable
          set search_path = ''
          as $$
          declare
              v_note public.notes_now;
          begin
              select n.* into v_note from public.notes_now as n;
              return v_note.body;
          end
          $$
          """);
      assertThat(broken(rules, connection)).isEmpty();

      statement.execute("drop view public.notes_now; " + view);

      assertThat(broken(rules, connection)).isEmpty();
    }
  }

  private static List<String> broken(AccessRules rules, Connection connection) throws SQLException {
    return rules.advice(connection).stream()
        .filter(advice -> advice.rule().equals("function-broken"))
        .map(BrokenBodiesIT::inWords)
        .toList();
  }

  private static String inWords(Advice advice) {
    return advice.object() + advice.message().replaceFirst(".*( \\(42.*\\))$", "$1");
  }
}
