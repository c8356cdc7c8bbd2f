package dev.pgrehearse.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A trail that begins where everything has been tried. */
final class AccessTrailIT {

  private static Server server;
  private ProbedDatabase database;

  @BeforeAll
  static void start() {
    server = Servers.start(new ServerChoice.Embedded(ServerChoice.DEFAULT_VERSION));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void tables() throws SQLException {
    database = ProbedDatabase.withNotes(server);
    database.sql(
        """
        create policy select_own on public.notes for select to authenticated
            using (owner_id = (select auth.uid()));
        grant select, insert on public.notes to authenticated;
        create table public.places (place_id bigint primary key, name text not null);
        insert into public.places (place_id, name) values (1, 'here');
        grant select on public.places to anon, authenticated;
        """);
  }

  @AfterEach
  void drop() throws SQLException {
    database.close();
  }

  @Test
  void what_is_as_it_was_is_not_tried_a_second_time() throws SQLException {
    AccessMatrix whole = database.matrix();
    AccessTrail trail = database.trailFrom(whole);
    AccessMatrix again = trail.next(database.connection());
    assertThat(whole.probes()).isPositive();
    assertThat(again.probes()).isZero();
    assertThat(again.cells()).isNotEmpty().isEqualTo(whole.cells());
  }

  @Test
  void what_is_another_is_tried_and_comes_to_what_trying_everything_comes_to() throws SQLException {
    AccessTrail trail = database.trailFrom(database.matrix());
    database.sql("grant update (title), delete on public.notes to authenticated");
    AccessMatrix found = trail.next(database.connection());
    AccessMatrix whole = database.matrix();
    assertThat(found.cells()).containsExactlyElementsOf(whole.cells());
    assertThat(found.probes()).isPositive().isLessThan(whole.probes());
    database.sql(
        """
        drop policy select_own on public.notes;
        create policy select_all on public.notes for select to authenticated using (true);
        drop table public.places;
        """);
    assertThat(trail.next(database.connection()).cells())
        .containsExactlyElementsOf(database.matrix().cells());
  }
}
