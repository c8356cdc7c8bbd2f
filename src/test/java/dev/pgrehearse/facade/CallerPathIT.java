package dev.pgrehearse.facade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.facade.move.Move;
import dev.pgrehearse.finding.Finding;
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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A function that is given a path of its own hands it down to the functions that it runs. */
final class CallerPathIT {

  private static final String TABLES =
      """
      create schema dom;
      create table public.notes (note_id integer primary key, title text);
      create table public.log (title text);
      create table public.people (person text);
      insert into public.people values ('alice');
      create function public.person() returns text language sql stable as $$
          select person from people
      $$;
      create function public.logged() returns trigger language plpgsql as $$
      begin
          insert into log values (new.title);
          return new;
      end;
      $$;
      create trigger logged after insert on public.notes
      for each row execute function public.logged();
      create function public.titles() returns text language sql stable as $$
          select person() || ': ' || count(*) from notes
      $$;
      create function public.add_note(p_title text) returns void language plpgsql as $$
      begin
          if p_title is not null then insert into notes values (1, p_title); end if;
          if p_title = 'done' then update notes set title = 'Done'; end if;
      end;
      $$;
      create function public.newest() returns text language sql stable as $$
          select max(title) from notes
      $$;
      """;

  private static Server server;

  @BeforeAll
  static void start() {
    server = Servers.start(new ServerChoice.Embedded(ServerChoice.DEFAULT_VERSION));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void what_it_calls_and_what_its_writes_fire_still_find_their_tables() throws SQLException {
    try (Database database = server.createDatabase(PrivilegeRegime.CLOSED);
        Connection connection = database.connectAsMigrationRole();
        Statement statement = connection.createStatement()) {
      statement.execute(TABLES);
      MovePlan plan = plan(connection);
      statement.execute(plan.forward());
      statement.execute("select public.add_note('done')");
      assertThat(value(statement, "select public.titles()")).isEqualTo("alice: 1");
      assertThat(value(statement, "select title from public.log")).isEqualTo("done");
      assertThat(value(statement, "select public.newest()")).isEqualTo("Done");
      assertThat(value(statement, path("titles"))).contains("pg_temp");
      assertThat(value(statement, path("add_note"))).contains("pg_temp");
      assertThat(value(statement, path("newest"))).isEqualTo("{\"search_path=\\\"\\\"\"}");
      assertThat(value(statement, "select prosrc from pg_proc where proname = 'add_note'"))
          .contains("update dom.notes");
    }
  }

  @Test
  void the_sql_says_why_a_function_is_in_it() throws SQLException {
    try (Database database = server.createDatabase(PrivilegeRegime.CLOSED);
        Connection connection = database.connectAsMigrationRole();
        Statement statement = connection.createStatement()) {
      statement.execute(TABLES);
      String named =
          "-- Its text names public.notes, which Postgres looks up only when it is called.\n";
      String wide = "-- Its search_path is wide: public.%s sets none and relies on this one.\n";
      assertThat(plan(connection).forward())
          .contains(
              named + "create or replace function public.newest()",
              named + wide.formatted("person") + "create or replace function public.titles()",
              named + wide.formatted("logged") + "create or replace function public.add_note(");
    }
  }

  @Test
  void where_others_may_create_on_that_path_the_function_stays_as_it_is() throws SQLException {
    try (Database database = server.createDatabase(PrivilegeRegime.CLOSED);
        Connection superuser = database.connectAsSuperuser();
        Connection connection = database.connectAsMigrationRole();
        Statement statement = connection.createStatement()) {
      statement.execute(TABLES);
      superuser.createStatement().execute("grant create on schema public to authenticated");
      assertThat(plan(connection).notices())
          .filteredOn(notice -> notice.rule().equals("facade-function-kept"))
          .extracting(Finding::message)
          .anyMatch(
              message ->
                  message.contains("public.titles()")
                      && message.contains("public.person()")
                      && message.contains("authenticated may create in public"));
    }
  }

  private static MovePlan plan(Connection connection) throws SQLException {
    return FacadePlan.of(connection, List.of(Move.of("public", "notes", "dom", "notes")))
        .moves()
        .get(0);
  }

  private static String path(String function) {
    return "select proconfig::text from pg_proc where proname = '%s'".formatted(function);
  }

  private static String value(Statement statement, String sql) throws SQLException {
    try (ResultSet row = statement.executeQuery(sql)) {
      assertThat(row.next()).as(sql).isTrue();
      return row.getString(1);
    }
  }
}
