package dev.pgrehearse.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgrehearse.server.DataDirectory;
import dev.pgrehearse.server.Database;
import dev.pgrehearse.server.PrivilegeRegime;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.ServerException;
import dev.pgrehearse.server.Servers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server goes on where another left off, in another run. */
final class LayersIT {
  private static final LayerKey KEY = LayerKey.of().text("shop", "1").key();

  @TempDir private Path cache;

  @ParameterizedTest
  @ValueSource(ints = {15, 17, 18})
  void a_server_goes_on_with_databases_roles_and_rows(int version) throws Exception {
    Layers layers = Layers.open(cache, Layers.BOUND);
    store(layers, version);
    DataDirectory kept = layers.find(KEY).orElseThrow().data();
    DataDirectory.Contents before = kept.contents();

    Layers.Started started = layers.start(KEY).orElseThrow();
    try (Server server = started.server()) {
      Map<String, String> facts = started.layer().about().facts();
      assertThat(server.major()).isEqualTo(version);
      assertThat(server.migrationRole()).isEqualTo(facts.get("role"));
      Database orders = server.database(facts.get("orders"), PrivilegeRegime.OPEN);
      Database empty = server.database(facts.get("empty"), PrivilegeRegime.CLOSED);
      assertThat(orders.regime()).isEqualTo(PrivilegeRegime.OPEN);

      try (Database clone = server.cloneOf(orders);
          Connection migration = clone.connectAsMigrationRole()) {
        assertThat(answer(migration, "select total::text from public.orders")).isEqualTo("17.50");
        assertThat(answer(migration, "select session_user")).isEqualTo(facts.get("role"));
        execute(migration, "insert into public.orders values (2, 1)");
        execute(migration, "create role crm_writer");
        assertThat(clone.name()).isNotIn(facts.values());
        assertThat(server.rehearsedRoles()).containsExactly("crm_writer", "crm_reader");
      }
      try (Connection anybody = orders.connectAsSuperuser()) {
        assertThat(answer(anybody, "select count(*) from public.orders")).isEqualTo("1");
        execute(anybody, "set role crm_reader; select * from public.orders");
        execute(anybody, "set role anon");
      }
      try (Connection migration = empty.connectAsMigrationRole()) {
        assertThat(answer(migration, "select count(*) from auth.users")).isEqualTo("0");
      }
      try (Database fresh = server.createDatabase(PrivilegeRegime.CLOSED);
          Connection migration = fresh.connectAsMigrationRole()) {
        execute(migration, "create table public.orders (id bigint)");
      }
      assertThatThrownBy(() -> server.database("postgres", PrivilegeRegime.OPEN))
          .isInstanceOf(ServerException.class)
          .hasMessage("this run has no database \"postgres\"");
    }
    assertThat(kept.contents()).isEqualTo(before);
    assertThat(kept.path().resolve("postmaster.pid")).doesNotExist();
    assertThat(layers.notes()).isEmpty();
  }

  @Test
  void a_server_that_was_frozen_goes_on_as_if_nothing_had_been() throws Exception {
    try (Server server = Servers.start(new ServerChoice.Embedded(17));
        Database database = server.createDatabase(PrivilegeRegime.OPEN)) {
      try (Connection migration = database.connectAsMigrationRole()) {
        execute(migration, "create table public.orders as select 1 as id");
      }
      server.freeze(data -> assertThat(data.path().resolve("postmaster.pid")).doesNotExist());
      assertThatThrownBy(
              () ->
                  server.freeze(
                      data -> {
                        throw new IllegalStateException("no room");
                      }))
          .hasMessage("no room");
      try (Database clone = server.cloneOf(database);
          Connection migration = clone.connectAsMigrationRole()) {
        assertThat(answer(migration, "select id from public.orders")).isEqualTo("1");
      }
    }
  }

  @Test
  void two_servers_can_go_on_from_one_layer_at_once() throws Exception {
    Layers layers = Layers.open(cache, Layers.BOUND);
    store(layers, 17);
    try (Server one = layers.start(KEY).orElseThrow().server();
        Server two = layers.start(KEY).orElseThrow().server();
        Connection first = orders(one).connectAsMigrationRole();
        Connection second = orders(two).connectAsMigrationRole()) {
      execute(first, "delete from public.orders");
      assertThat(answer(second, "select count(*) from public.orders")).isEqualTo("1");
    }
  }

  @Test
  void a_layer_of_which_a_file_was_lost_is_found_out_and_no_server_starts_from_it()
      throws Exception {
    Layers layers = Layers.open(cache, Layers.BOUND);
    store(layers, 17);
    Path data = layers.find(KEY).orElseThrow().data().path();
    Files.delete(data.resolve("global/pg_filenode.map"));

    assertThat(layers.start(KEY)).isEmpty();

    assertThat(layers.notes())
        .containsExactly(
            """
            layer %s was thrown away, and is made anew when it is needed: its data is not what \
            was stored"""
                .formatted(KEY.brief()));
    assertThat(layers.list()).isEmpty();
  }

  private static void store(Layers layers, int version) throws SQLException, IOException {
    try (Server server = Servers.start(new ServerChoice.Embedded(version))) {
      Database orders = server.createDatabase(PrivilegeRegime.OPEN);
      Database empty = server.createDatabase(PrivilegeRegime.CLOSED);
      try (Connection migration = orders.connectAsMigrationRole()) {
        execute(
            migration,
            """
            create role crm_reader;
            create table public.orders (id bigint primary key, total numeric(10, 2));
            insert into public.orders values (1, 17.50);
            grant select on public.orders to crm_reader
            """);
      }
      assertThat(server.canBeFrozen()).isTrue();
      Map<String, String> facts =
          Map.of("orders", orders.name(), "empty", empty.name(), "role", server.migrationRole());
      server.freeze(data -> layers.store(KEY, new LayerAbout("a shop", version, facts), data));
    }
    assertThat(layers.notes()).isEmpty();
  }

  private static Database orders(Server server) {
    return server.database("pgrehearse_00000000_2", PrivilegeRegime.OPEN);
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String answer(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
