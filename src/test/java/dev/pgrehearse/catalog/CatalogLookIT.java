package dev.pgrehearse.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgrehearse.server.Database;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** How much a look reads again, and what it makes of other sessions and of being disturbed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CatalogLookIT {
  private static final String HUNDREDS_OF_TABLES =
      """
      do $$
      begin
          for n in 1 .. 300 loop
              execute format('create table app.many_%s (id bigint primary key, note text)', n);
              execute format('create policy own on app.many_%s using (id > 1)', n);
              execute format('create view app.few_%s as select id from app.many_%s', n, n);
          end loop;
      end
      $$
      """;

  private static final String NAMES =
      """
      select o.type || ' ' || o.identity
      from pg_catalog.pg_identify_object(?::bigint::oid, ?::bigint::oid, 0) as o
      """;

  private WatchStage stage;
  private Database database;
  private Connection looking;
  private CatalogWatch watch;

  @BeforeAll
  void start() throws SQLException, IOException {
    stage = WatchStage.start(17, DifferenceCase.read("base.sql"));
  }

  @AfterAll
  void stop() {
    stage.close();
  }

  @BeforeEach
  void copy() throws SQLException {
    database = stage.copy();
    looking = database.connectAsSuperuser();
    watch = CatalogWatch.of(stage.scope());
  }

  @AfterEach
  void drop() throws SQLException {
    looking.close();
    stage.drop(database);
  }

  @Test
  void what_a_session_has_not_committed_yet_is_seen_when_it_has() throws SQLException {
    Fingerprint before = watch.look(looking);
    try (Connection changing = database.connectAsSuperuser()) {
      changing.setAutoCommit(false);
      WatchStage.execute(changing, "create table app.later (id bigint primary key)");
      WatchStage.execute(looking, "comment on schema app is 'meanwhile'");
      assertThat(watch.look(looking)).isNotEqualTo(before);
      changing.commit();
    }
    assertThat(watch.look(looking).objects()).containsKey("table app.later");
    assertThat(watch.wholeLook(looking)).isEqualTo(watch.look(looking));
  }

  @Test
  void a_look_that_was_refused_half_way_loses_nothing() throws SQLException {
    watch.look(looking);
    try (Connection changing = database.connectAsSuperuser()) {
      WatchStage.execute(
          changing,
          """
          alter table app.customers rename to clients;
          alter view app.open_orders set (security_barrier = true);
          """);
      changing.setAutoCommit(false);
      WatchStage.execute(changing, "lock table app.orders in access exclusive mode");
      WatchStage.execute(looking, "set lock_timeout = '100ms'");
      assertThatThrownBy(() -> watch.look(looking))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("55P03"));
      changing.rollback();
    }
    assertThat(watch.wholeLook(looking).objects()).containsKey("table app.clients");
  }

  @Test
  void one_changed_policy_among_hundreds_of_tables_is_little_to_read() throws SQLException {
    WatchStage.execute(looking, HUNDREDS_OF_TABLES);
    assertThat(watch.look(looking).objects()).hasSizeGreaterThan(1000);
    int looks = watch.looks();
    WatchStage.execute(looking, "alter policy own on app.many_7 using (id > 7)");
    watch.wholeLook(looking);
    assertThat(names(looking, watch.since(looks)))
        .containsExactlyInAnyOrder("table app.many_7", "policy own on app.many_7");
  }

  @Test
  void one_dropped_table_among_hundreds_is_little_to_read() throws SQLException {
    WatchStage.execute(looking, HUNDREDS_OF_TABLES);
    watch.look(looking);
    int looks = watch.looks();
    WatchStage.execute(looking, "drop table app.many_7 cascade");
    assertThat(watch.wholeLook(looking).objects()).doesNotContainKey("view app.few_7");
    Touched touched = watch.since(looks);
    assertThat(touched.everything()).isFalse();
    assertThat(touched.objects()).isNotEmpty().hasSizeLessThan(20);
  }

  @Test
  void a_renamed_label_is_read_again_where_it_can_be_named() throws SQLException {
    WatchStage.execute(looking, HUNDREDS_OF_TABLES);
    WatchStage.execute(
        looking,
        """
        alter table app.log add column mood app.mood;
        alter table app.orders add constraint sane check (owner <> 'sad'::app.mood::text);
        create view app.moods as select mood from app.log where mood <> 'sad';
        create view app.farther as select mood from app.moods;
        """);
    watch.look(looking);
    int looks = watch.looks();
    WatchStage.execute(looking, "alter type app.mood rename value 'sad' to 'blue'");
    watch.wholeLook(looking);
    assertThat(names(looking, watch.since(looks)))
        .filteredOn(name -> name.matches("(table|view|type) app.*"))
        .containsExactlyInAnyOrder(
            "type app.mood",
            "type app.mood[]",
            "table app.log",
            "table app.orders",
            "type app.log",
            "type app.log[]",
            "view app.moods",
            "type app.moods",
            "type app.moods[]",
            "view app.farther",
            "type app.farther",
            "type app.farther[]");
  }

  @Test
  void a_quick_look_that_missed_something_is_caught() throws SQLException {
    WatchStage.execute(looking, "create sequence app.counted owned by app.orders.total");
    watch.wholeLook(looking);
    // No statement but this leaves no trace in any other row.
    WatchStage.execute(
        looking,
        """
        delete from pg_catalog.pg_depend
        where objid = 'app.counted'::regclass
            and refobjid = 'app.orders'::regclass
        """);
    assertThatThrownBy(() -> watch.wholeLook(looking))
        .isInstanceOf(CatalogMissed.class)
        .hasMessage(
            """
            pgrehearse lost sight of the catalog: what it carried forward from changeset to \
            changeset is not what is there:
              - sequence app.counted: belongs to changed from column app.orders.total to schema app
            This is a bug in pgrehearse, and no fault of the changelog.""");
  }

  private static List<String> names(Connection connection, Touched touched) throws SQLException {
    assertThat(touched.everything()).isFalse();
    List<String> names = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(NAMES)) {
      for (ObjectAddress object : touched.objects()) {
        statement.setLong(1, object.catalog());
        statement.setLong(2, object.id());
        try (ResultSet row = statement.executeQuery()) {
          row.next();
          names.add(row.getString(1));
        }
      }
    }
    return names;
  }
}
