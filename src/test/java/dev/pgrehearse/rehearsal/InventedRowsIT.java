package dev.pgrehearse.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.server.Database;
import dev.pgrehearse.server.PrivilegeRegime;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** One row in an empty table, made of the catalog. */
final class InventedRowsIT {

  /** Tables that take one, and {@code bad_…} that do not. */
  private static final String TABLES =
      """
      create schema app;
      create type app.mood as enum ('calm', 'cross');
      create domain app.percent as integer check (value between 0 and 100);
      create table app.parents (id uuid primary key, code varchar(3) not null unique);
      create table app.twice (a int, b date, primary key (a, b));
      create table app.children (
          id bigint generated always as identity primary key,
          parent uuid not null references app.parents (id),
          a int not null,
          b date not null,
          self bigint references app.children (id),
          foreign key (a, b) references app.twice (a, b)
      );
      create table app.kinds (
          n smallint not null,
          m numeric(4, 2) not null,
          t text not null check (t in ('new', 'done')),
          len char(4) not null check (char_length(t) > 2),
          mood app.mood not null,
          rate app.percent not null check (rate > 5),
          twice int generated always as (1 + 1) stored,
          at timestamptz not null default now(),
          j jsonb not null,
          words text[] not null,
          ip inet not null,
          b boolean not null,
          span int4range not null,
          by bytea not null,
          note text
      );
      create table app.nothing ();
      create table app.events (id int, day date) partition by range (day);
      create table app.events_2024 partition of app.events for values from ('2024-01-01') to ('2025-01-01');
      create table app.regions (name text) partition by list (name);
      create table app.regions_north partition of app.regions for values in ('north');
      create table app.owned (id int not null);
      alter table app.owned enable row level security;
      create table app.bad_check (mail text not null check (mail ~ '^[a-z]+@[a-z]+[.]org$'));
      create table app.bad_trigger (id int);
      create function app.refuse() returns trigger
      language plpgsql set search_path = ''
      as $$ begin raise exception 'nobody writes here'; end $$;
      create trigger refuse before insert on app.bad_trigger for each row execute function app.refuse();
      create table app.bad_unplaced (id int not null) partition by range (id);
      create table app.full (id int);
      insert into app.full values (1);
      """;

  @Test
  void what_must_be_there_is_and_what_refuses_stays_empty() throws SQLException {
    try (Server server = Servers.start(new ServerChoice.Embedded(ServerChoice.DEFAULT_VERSION));
        Database database = server.createDatabase(PrivilegeRegime.CLOSED)) {
      try (Connection connection = database.connectAsMigrationRole();
          Statement statement = connection.createStatement()) {
        statement.execute(TABLES);
      }
      InventedRows rows = new InventedRows(database);
      rows.write(
          new TreeSet<>(
              names(
                  "children kinds nothing events regions owned full bad_check"
                      + " bad_trigger bad_unplaced")));

      assertThat(rows.invented())
          .isEqualTo(names("parents twice children kinds nothing events regions owned"));
      assertThat(rows.refused()).isEqualTo(names("bad_check bad_trigger bad_unplaced"));
    }
  }

  private static Set<String> names(String tables) {
    return Arrays.stream(tables.split(" ", -1))
        .map(table -> "app." + table)
        .collect(Collectors.toSet());
  }
}
