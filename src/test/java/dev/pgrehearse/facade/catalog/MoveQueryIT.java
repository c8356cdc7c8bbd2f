package dev.pgrehearse.facade.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.server.Database;
import dev.pgrehearse.server.PrivilegeRegime;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Where tables belong and how far they are, asked of a live database. */
final class MoveQueryIT {

  private static final String TABLES =
      """
      create schema app;
      create table public.stays (id bigint primary key);
      create table public.waits (id bigint primary key);
      create table app.gone (id bigint primary key);
      create view public.gone with (security_invoker = on) as select id from app.gone;
      create table app.open (id bigint primary key);
      create view public.open as select id from app.open;
      create table app.alone (id bigint primary key);
      create table app.twin (id bigint primary key);
      create table public.twin (id bigint primary key);
      create table app.hidden (id bigint primary key);
      create view public.hidden with (security_invoker = on) as select id from app.gone;
      create view public.empty with (security_invoker = on) as select 1 as id;
      create table app."Odd's" (id bigint primary key);
      create view public."Odd's" with (security_invoker = on) as select id from app."Odd's";
      """;

  private static final List<List<String>> MOVES =
      List.of(
          List.of("public.waits", "app.waits"),
          List.of("public.gone", "app.gone"),
          List.of("public.open", "app.open"),
          List.of("public.alone", "app.alone"),
          List.of("public.twin", "app.twin"),
          List.of("public.hidden", "app.hidden"),
          List.of("public.empty", "app.empty"),
          List.of("public.\"Odd's\"", "app.\"Odd's\""),
          List.of("public.never", "app.never"));

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
  void each_state_that_a_move_can_be_in_has_its_words() throws SQLException {
    assertThat(asked(MoveQuery.STATUS))
        .extracting(row -> row.get(0) + ": " + row.get(2))
        .containsExactly(
            "public.waits: not moved",
            "public.gone: moved",
            "public.open: moved, and the facade lost security_invoker",
            "public.alone: moved, and no facade",
            "public.twin: a table under both names",
            "public.hidden: moved, and the old name is of something else",
            "public.empty: a facade without its table",
            "public.\"Odd's\": moved",
            "public.never: not there");
  }

  @Test
  void each_table_of_the_old_schemas_is_listed_with_its_home() throws SQLException {
    assertThat(asked(MoveQuery.LOOKUP))
        .contains(
            List.of("public.stays", "table", "none yet"),
            List.of("public.gone", "view", "app.gone"),
            List.of("public.\"Odd's\"", "view", "app.\"Odd's\""))
        .hasSize(8);
  }

  /** The catalog is everybody's; the schemas that tables go to are often not. */
  @Test
  void whoever_may_not_use_the_new_schema_is_answered_too() throws SQLException {
    try (Database database = server.createDatabase(PrivilegeRegime.CLOSED);
        Connection connection = database.connectAsSuperuser();
        Statement statement = connection.createStatement()) {
      statement.execute(TABLES + "create role nosy; set role nosy");
      List<List<String>> status = MoveQuery.STATUS.ask(connection, MOVES);
      List<List<String>> lookup = MoveQuery.LOOKUP.ask(connection, MOVES);
      statement.execute("reset role; drop role nosy");
      assertThat(status).isEqualTo(asked(MoveQuery.STATUS));
      assertThat(lookup).isEqualTo(asked(MoveQuery.LOOKUP));
    }
  }

  private static List<List<String>> asked(MoveQuery query) throws SQLException {
    try (Database database = server.createDatabase(PrivilegeRegime.CLOSED);
        Connection connection = database.connectAsMigrationRole();
        Statement statement = connection.createStatement()) {
      statement.execute(TABLES);
      return query.ask(connection, MOVES);
    }
  }
}
