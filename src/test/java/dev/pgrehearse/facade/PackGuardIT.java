package dev.pgrehearse.facade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pgrehearse.facade.move.Move;
import dev.pgrehearse.server.Database;
import dev.pgrehearse.server.PrivilegeRegime;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** A pack that was planned on one database stops on one that has changed since. */
final class PackGuardIT {

  private static Server server;
  private static Database database;
  private static SortedMap<String, String> files;

  @BeforeAll
  static void start() throws SQLException {
    server = Servers.start(new ServerChoice.Embedded(ServerChoice.DEFAULT_VERSION));
    database = server.createDatabase(PrivilegeRegime.CLOSED);
    try (Connection connection = database.connectAsMigrationRole();
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          create schema shop;
          create table public.orders (
              id bigint generated always as identity primary key,
              "Note, or so" text not null default 'a ''b'' \\ c $guard$',
              total numeric default 0,
              double numeric generated always as (total * 2) stored
          );
          create table public.lines (id bigint, order_id bigint);
          create function public.f() returns bigint language sql
          as 'select count(*) from orders, lines';
          create function public.f(text) returns bigint language sql as 'select 1';
          """);
      FacadePlan plan =
          FacadePlan.of(
              connection, List.of(move("orders", "orders"), move("lines", "order_lines")));
      files = new FacadePack("shop/020_orders", "phase_2").files(plan);
    }
  }

  private static Move move(String from, String to) {
    return new Move("public", from, "shop", to, Map.of(), false);
  }

  @AfterAll
  static void stop() {
    database.close();
    server.close();
  }

  @Test
  void what_the_moves_were_planned_on_may_move_and_come_back_and_move_again() {
    assertThatCode(
            () -> {
              try (Database copy = server.cloneOf(database);
                  Connection connection = copy.connectAsMigrationRole();
                  Statement statement = connection.createStatement()) {
                for (String name :
                    List.of(
                        "00_guard.sql",
                        "10_orders.sql",
                        "20_lines.sql",
                        "20_lines.rollback.sql",
                        "10_orders.rollback.sql",
                        "00_guard.rollback.sql",
                        "00_guard.sql")) {
                  statement.execute(file(name));
                }
              }
            })
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "alter table public.orders add column extra text|public.orders has a column extra more",
        "alter table public.lines drop column order_id|public.lines lacks the column order_id",
        "alter table public.lines rename to parts|public.lines is missing",
        "create table shop.order_lines ()|shop.order_lines is there already",
        "create or replace function public.f() returns bigint language sql as 'select 2'"
            + "|public.f() is missing, or has another body",
        "drop function public.f()|public.f() is missing, or has another body",
      })
  void what_has_changed_since_stops_the_pack_with_its_name(String change, String detail) {
    assertThat(refusal(change)).isEqualTo(detail);
  }

  @Test
  void another_default_and_a_table_that_is_a_view_are_told_together() {
    assertThat(
            refusal(
                """
                alter table public.orders alter column total set default 1;
                drop table public.lines;
                create view public.lines as select 1::bigint as id, 1::bigint as order_id;
                """))
        .isEqualTo(
            """
            public.lines is no table any more
            public.orders has a column total default 1 more
            public.orders lacks the column total default 0""");
  }

  @Test
  void a_function_of_the_same_name_that_no_move_writes_may_change() {
    assertThatCode(() -> run("drop function public.f(text)", file("00_guard.sql")))
        .doesNotThrowAnyException();
  }

  private static String file(String name) {
    return files.get("sql/shop/020_orders/" + name);
  }

  private static String refusal(String change) {
    PSQLException refused =
        catchThrowableOfType(PSQLException.class, () -> run(change, file("00_guard.sql")));
    assertThat(refused.getSQLState()).isEqualTo("55000");
    return Optional.ofNullable(refused.getServerErrorMessage())
        .map(ServerErrorMessage::getDetail)
        .orElseThrow();
  }

  /** Takes everything back. */
  private static void run(String... scripts) throws SQLException {
    try (Connection connection = database.connectAsMigrationRole();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      try {
        statement.setEscapeProcessing(false);
        for (String script : scripts) {
          statement.execute(script);
        }
      } finally {
        connection.rollback();
      }
    }
  }
}
