package dev.pgrehearse.catalog;

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
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RowsIT {
  private static final FingerprintScope SCOPE = new FingerprintScope(Set.of("hidden"), Map.of());
  private static final String ROWS =
      """
      create schema app;
      create table app.orders (
          id bigint generated always as identity primary key,
          total numeric(10, 2),
          at timestamptz default '2025-01-01',
          raw json default '{"odd": "\\u0000", "odd": 1}',
          of regclass default 'pg_catalog.pg_class'
      );
      insert into app.orders (total) values (1), (2), (null);
      create table app.log (line text, "odd Name" text);
      insert into app.log values ('a', ''), ('a', ''), ('', null);
      create table app.events (at date, what text) partition by range (at);
      create table app.events_2025 partition of app.events
      for values from ('2025-01-01') to ('2026-01-01');
      insert into app.events values ('2025-05-05', 'x');
      create table app.parent (id bigint);
      create table app.child () inherits (app.parent);
      insert into app.child values (1), (2);
      create unlogged table app.fast (id bigint);
      create table app.bare ();
      insert into app.bare default values;
      create table app.family (a bigint, b bigint, c bigint, primary key (b, a));
      insert into app.family values (1, 2, 3), (2, 1, 3);
      create schema hidden create table t (id bigint);
      create temporary table scratch (id bigint);
      alter table app.orders enable row level security;
      alter table app.orders force row level security;
      """;

  private Server server;
  private Database database;
  private Connection connection;

  @BeforeAll
  void start() {
    server = Servers.start(new ServerChoice.Embedded(17));
    database = server.createDatabase(PrivilegeRegime.CLOSED);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @BeforeEach
  void begin() throws SQLException {
    connection = database.connectAsSuperuser();
    connection.setAutoCommit(false);
    execute(ROWS);
  }

  @AfterEach
  void rollBack() throws SQLException {
    connection.rollback();
    connection.close();
  }

  @Test
  void a_few_hundred_tables_are_read_a_hundred_at_a_time_and_each_keeps_its_own()
      throws SQLException {
    execute(
        """
        create schema many;
        do $$
        begin
            for i in 1..205 loop
                execute format('create table many.t%s (id int primary key)', i);
                execute format('insert into many.t%s select generate_series(1, %s)', i, i);
            end loop;
        end;
        $$
        """);

    RowKeys keys = RowKeys.of(connection, SCOPE);

    for (int i : new int[] {1, 99, 100, 101, 200, 201, 205}) {
      assertThat(keys.count("many.t" + i)).as("rows of t%d", i).isEqualTo(i);
    }
  }

  @Test
  void each_row_is_counted_once_where_it_lies() throws SQLException {
    RowDigests digests = RowDigests.of(connection, SCOPE);
    assertThat(digests.tables().keySet())
        .filteredOn(table -> !table.startsWith("auth."))
        .containsExactly(
            "app.bare",
            "app.child",
            "app.events_2025",
            "app.family",
            "app.fast",
            "app.log",
            "app.orders",
            "app.parent");
    assertThat(digests.tables().get("app.orders").rows()).isEqualTo(3);
    assertThat(digests.tables().get("app.parent").rows()).isZero();
    assertThat(digests.tables().get("app.child").rows()).isEqualTo(2);
    assertThat(digests.tables().get("app.bare").rows()).isEqualTo(1);
    assertThat(digests.sequences()).containsEntry("app.orders_id_seq", 3L);
  }

  @Test
  void the_order_of_rows_and_columns_does_not_matter() throws SQLException {
    RowDigests before = RowDigests.of(connection, SCOPE);
    execute(
        """
        create temporary table kept as select * from app.family;
        truncate app.family;
        alter table app.family drop column a;
        alter table app.family add column a bigint;
        insert into app.family (a, b, c) select a, b, c from kept order by a desc;
        set local timezone = 'Asia/Tokyo';
        set local search_path = 'pg_catalog';
        set local extra_float_digits = -5;
        """);
    assertThat(before.differencesTo(RowDigests.of(connection, SCOPE))).isEmpty();
  }

  @Test
  void a_value_that_changed_is_seen() throws SQLException {
    RowDigests before = RowDigests.of(connection, SCOPE);
    execute(
        """
        update app.orders set total = 1.01 where total = 1;
        update app.log set "odd Name" = null where line = 'a';
        delete from app.events;
        update app.family set c = a;
        drop table app.child;
        drop table app.fast;
        select setval('app.orders_id_seq', 1, false);
        """);
    assertThat(before.differencesTo(RowDigests.of(connection, SCOPE)))
        .extracting(RowDifference::sentence)
        .containsExactly(
            "table app.child: gone with 2 rows",
            "table app.events_2025: 1 row before, 0 rows after",
            "table app.family: still 2 rows, but not with the same values",
            "table app.log: still 3 rows, but not with the same values",
            "table app.orders: still 3 rows, but not with the same values",
            "sequence app.orders_id_seq: went back from 3 to 0");
  }

  @Test
  void keys_outlive_what_else_a_row_holds() throws SQLException {
    RowKeys before = RowKeys.of(connection, SCOPE);
    assertThat(before.keys().get("app.orders")).hasSize(3);
    assertThat(before.keys().get("app.log")).hasSize(3);
    execute(
        """
        update app.orders set total = 7;
        insert into app.orders (total) values (8);
        alter table app.orders alter column id type integer;
        update app.family set c = 9;
        """);
    assertThat(before.lostIn(RowKeys.of(connection, SCOPE))).isEmpty();
    execute(
        """
        delete from app.orders where id = 1;
        delete from app.log where ctid = (select min(ctid) from app.log);
        update app.family set a = 77 where a = 1;
        drop table app.child;
        """);
    assertThat(before.lostIn(RowKeys.of(connection, SCOPE)))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("app.orders", 1L, "app.log", 1L, "app.family", 1L, "app.child", 2L));
  }

  @Test
  void a_database_without_tables_has_no_rows() throws SQLException {
    execute("drop schema app cascade");
    FingerprintScope nothing = new FingerprintScope(Set.of("hidden", "auth"), Map.of());
    assertThat(RowDigests.of(connection, nothing).tables()).isEmpty();
    assertThat(RowKeys.of(connection, nothing).keys()).isEmpty();
  }

  @Test
  void the_connection_is_left_as_it_was() throws SQLException {
    execute("set local search_path = 'app'");
    RowDigests.of(connection, SCOPE);
    RowKeys.of(connection, SCOPE);
    Fingerprint.of(connection, SCOPE);
    try (Statement statement = connection.createStatement();
        var rows = statement.executeQuery("show search_path")) {
      rows.next();
      assertThat(List.of(rows.getString(1), connection.getAutoCommit()))
          .isEqualTo(List.of("app", false));
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(sql);
    }
  }
}
