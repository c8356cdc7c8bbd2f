package dev.pgrehearse.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgrehearse.server.Database;
import dev.pgrehearse.server.PrivilegeRegime;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows that were changed by a session that has ended, or has not: looked at quickly and whole. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RowWatchIT {
  private static final FingerprintScope SCOPE = FingerprintScope.everything();

  private Server server;
  private Database base;
  private Database database;
  private Connection looking;
  private CatalogWatch catalog;
  private RowWatch rows;

  @BeforeAll
  void start() throws SQLException {
    server = Servers.start(new ServerChoice.Embedded(17));
    base = server.createDatabase(PrivilegeRegime.CLOSED);
    execute(
        base,
        """
        create role clerk;
        create schema app;
        create type app.state as enum ('new', 'done');
        create table app.orders (id bigint generated always as identity primary key, state app.state);
        create table app.quiet (id bigint primary key, at timestamptz default now());
        create table app.parted (id bigint, region text) partition by list (region);
        create table app.parted_eu partition of app.parted for values in ('eu');
        create sequence app.numbers start 100;
        insert into app.orders (state) values ('new'), ('done');
        insert into app.quiet values (1), (2), (3);
        insert into app.parted values (1, 'eu');
        create domain app.kind as regtype;
        create type app.reference as (to_what regclass, state app.state);
        create table app.owners (whose regrole);
        create table app.kinds (kinds app.kind[]);
        create table app.referring (id bigint, reference app.reference);
        insert into app.owners values ('clerk');
        insert into app.kinds values ('{app.state}');
        insert into app.referring values (1, row('app.quiet', 'new'));
        """);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @BeforeEach
  void copy() throws SQLException {
    database = server.cloneOf(base);
    looking = database.connectAsSuperuser();
    catalog = CatalogWatch.of(SCOPE);
    rows = RowWatch.of(SCOPE, catalog);
    look();
    look();
  }

  @AfterEach
  void drop() throws SQLException {
    looking.close();
    database.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update app.orders set state = 'done'",
        "delete from app.quiet where id = 2",
        "insert into app.parted values (2, 'eu')",
        "truncate app.quiet",
        "begin; truncate app.quiet; insert into app.quiet values (9); commit",
        "alter type app.state rename value 'new' to 'fresh'",
        "alter table app.quiet add column more integer default 7",
        "alter table app.quiet rename to silent",
        "alter table app.orders rename column state to status",
        "alter table app.quiet alter column id type numeric",
        "drop table app.quiet",
        "drop table app.quiet; create table app.quiet (id bigint); insert into app.quiet values (4)",
        "select nextval('app.numbers')",
        "select setval('app.numbers', 500, false)",
        "select nextval('app.numbers'); select setval('app.numbers', 7, false)",
        "alter sequence app.numbers restart",
        "alter sequence app.numbers increment by 5",
        "alter sequence app.numbers cycle",
        "alter sequence app.numbers rename to figures",
        "set session_replication_role = replica; delete from app.orders",
        "cluster app.quiet using quiet_pkey",
        "begin; insert into app.quiet values (7); rollback",
        "create table app.more as select generate_series(1, 100) as n",
        "copy app.quiet (id) from program 'echo 12'",
        "alter type app.state rename to status",
        "alter role clerk rename to scribe",
        "drop table app.quiet cascade",
        "alter table app.referring drop column reference"
      })
  void what_was_done_to_rows_is_seen(String sql) throws SQLException {
    try (Connection writing = database.connectAsSuperuser()) {
      execute(writing, sql);
    }
    assertThat(look()).isEqualTo(RowDigests.of(looking, SCOPE));
    assertThat(look()).isEqualTo(RowDigests.of(looking, SCOPE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"update app.orders set state = 'done'", "select nextval('app.numbers')"})
  void also_by_a_session_that_goes_on(String sql) throws SQLException {
    try (Connection writing = database.connectAsSuperuser()) {
      execute(writing, sql);
      assertThat(look()).isEqualTo(RowDigests.of(looking, SCOPE));
      execute(writing, sql);
      assertThat(look()).isEqualTo(RowDigests.of(looking, SCOPE));
    }
    assertThat(look()).isEqualTo(RowDigests.of(looking, SCOPE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"update app.orders set state = 'done'", "select nextval('app.numbers')"})
  void also_by_the_session_that_looks(String sql) throws SQLException {
    execute(looking, sql);
    assertThat(look()).isEqualTo(RowDigests.of(looking, SCOPE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select pg_stat_reset()",
        "select pg_stat_reset_single_table_counters('app.quiet'::regclass)"
      })
  void also_when_somebody_has_the_server_count_from_the_beginning(String sql) throws SQLException {
    execute(database, "insert into app.quiet values (11)");
    look();
    execute(database, sql);
    execute(database, "insert into app.quiet values (12)");
    assertThat(look()).isEqualTo(RowDigests.of(looking, SCOPE));
  }

  @Test
  void a_look_that_missed_rows_is_caught() throws SQLException {
    execute(database, "set track_counts = off; insert into app.quiet values (11)");
    catalog.look(looking);
    assertThatThrownBy(() -> rows.wholeLook(looking, OptionalInt.empty()))
        .isInstanceOf(CatalogMissed.class)
        .hasMessageContaining("app.quiet");
  }

  private RowDigests look() throws SQLException {
    catalog.look(looking);
    return rows.look(looking);
  }

  private static void execute(Database database, String sql) throws SQLException {
    try (Connection connection = database.connectAsSuperuser()) {
      execute(connection, sql);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
