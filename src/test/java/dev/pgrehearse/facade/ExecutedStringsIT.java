package dev.pgrehearse.facade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.facade.move.Move;
import dev.pgrehearse.facade.refusal.RecordedSql;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.server.Database;
import dev.pgrehearse.server.PrivilegeRegime;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** SQL in strings that a function executes is told of where no facade can answer it. */
final class ExecutedStringsIT {

  private static final String TABLES =
      """
      create schema dom;
      create table public.artists (artist_id integer primary key, name text unique);
      create table public.releases (
          release_id integer primary key,
          artist_id integer references public.artists,
          code text
      );
      create table public.others (other_id integer primary key, code text);
      create function public.run_it(p text) returns void language plpgsql as $$
      begin
          execute p;
      end $$;
      insert into public.artists values (1, 'a');
      insert into public.releases values (1, 1, 'x');
      """;

  /** By the body, what it comes to after the move and what is said of it. */
  private static final Map<String, String> BODIES = new LinkedHashMap<>();

  static {
    body("execute 'truncate releases'", "42809 facade-truncate");
    body("execute format('truncate %I cascade', 'releases')", "42809 facade-truncate");
    body("execute format('truncate %I.%I', 'public', 'releases')", "42809 facade-truncate");
    body("execute format('truncate %2$s %1$I', 'releases', 'table')", "42809 facade-truncate");
    body("execute 'truncate ' || 'releases'", "42809 facade-truncate");
    body("execute 'truncate ' || quote_ident('releases') || ' cascade'", "42809 facade-truncate");
    body("execute $q$ truncate table only public.releases $q$", "42809 facade-truncate");
    body("execute E'truncate\\n releases'", "42809 facade-truncate");
    body(
        """
        declare t text; begin
            foreach t in array array['releases', 'others'] loop
                execute format('truncate %I', t);
            end loop;
        end""",
        "42809 facade-truncate");
    body(
        """
        declare t text := 'releases'; begin
            execute 'truncate ' || t || ' cascade';
        end""",
        "42809 facade-truncate");
    body(
        "execute 'insert into artists values (9, $1) on conflict on constraint artists_name_key do"
            + " nothing' using 'b'",
        "42704 facade-on-constraint");
    body(
        "execute 'select a.name, r.code from releases r join artists a using (artist_id)"
            + " group by a.artist_id, r.release_id'",
        "42803 facade-group-by");
    body(
        """
        declare q text := 'select code from releases'; begin
            q := q || ' group by release_id';
            execute q;
        end""",
        "42803 facade-group-by");
    body("execute 'select ctid from releases'", "42703 facade-system-column");
    body(
        "execute 'create table new_one (release_id integer references releases)'",
        "42809 facade-references");
    body("execute 'do $d$ begin truncate releases; end $d$'", "42809 facade-truncate");
    body(
        "perform query_to_xml('select ctid from releases', true, true, '')",
        "42703 facade-system-column");
    body("execute concat('truncate ', 'releases')", "42809 facade-truncate");
    body("execute concat_ws(' ', 'truncate', 'releases', 'cascade')", "42809 facade-truncate");
    body("execute array_to_string(array['truncate', 'releases'], ' ')", "42809 facade-truncate");
    body(
        "declare c refcursor; begin open c for execute 'select xmin from releases'; close c; end",
        "42703 facade-system-column");
    body(
        "declare r record; begin for r in execute 'select code from releases group by release_id'"
            + " loop end loop; end",
        "42803 facade-group-by");
    body("perform run_it('truncate releases')", "42809 facade-truncate");
    body("perform 'truncate releases'", "00000 ");
    body("if 'x' in ('truncate releases', 'y') then return; end if", "00000 ");
    body("insert into others values (8, 'truncate releases')", "00000 ");
    body("execute 'delete from releases'", "00000 ");
    body("execute format('select count(*) from %I', 'releases')", "00000 ");
    body("execute 'truncate others'; execute 'select 1 from releases'", "00000 ");
    body("raise notice 'truncate releases'; execute 'select 1 from releases'", "00000 ");
    body(
        "perform count(*) from releases; execute 'select code from others group by other_id'",
        "00000 ");
    body("insert into others values (9, 'truncate the releases')", "00000 ");
  }

  private static Server server;

  private static void body(String body, String outcome) {
    BODIES.put(body, outcome);
  }

  @BeforeAll
  static void start() {
    server = Servers.start(new ServerChoice.Embedded(16));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void what_fails_in_a_string_was_told_before() throws SQLException {
    try (Database database = server.createDatabase(PrivilegeRegime.CLOSED);
        Connection connection = database.connectAsMigrationRole()) {
      VariedDatabase.run(connection, TABLES);
      List<String> bodies = List.copyOf(BODIES.keySet());
      for (int i = 0; i < bodies.size(); i++) {
        String text = bodies.get(i);
        VariedDatabase.run(
            connection,
            "create function public.f%d() returns void language plpgsql as $f$ %s $f$"
                .formatted(i, text.startsWith("declare") ? text : "begin " + text + "; end"));
        assertThat(state(connection, i)).as(text).isEqualTo("00000");
      }
      List<MovePlan> plans = plans(connection, List.of());
      for (MovePlan plan : plans) {
        VariedDatabase.run(connection, plan.forward());
      }
      for (int i = 0; i < bodies.size(); i++) {
        String function = "public.f%d()".formatted(i);
        List<String> said =
            plans.stream()
                .flatMap(plan -> plan.notices().stream())
                .filter(notice -> notice.message().matches(".*[ ,]" + quoted(function) + "(,.*)?"))
                .map(Finding::rule)
                .distinct()
                .toList();
        assertThat(state(connection, i) + " " + String.join(" ", said))
            .as(bodies.get(i))
            .isEqualTo(BODIES.get(bodies.get(i)));
      }
    }
  }

  @Test
  void nothing_is_promised_of_a_function_that_stays_as_it_is() throws SQLException {
    try (Database database = server.createDatabase(PrivilegeRegime.CLOSED);
        Connection connection = database.connectAsMigrationRole()) {
      VariedDatabase.run(connection, TABLES);
      VariedDatabase.run(
          connection,
          "create function public.f() returns void language plpgsql as $f$ begin execute 'truncate"
              + " releases'; end $f$");
      assertThat(plans(connection, List.of()).get(1).notices())
          .filteredOn(notice -> notice.rule().equals("facade-function-kept"))
          .extracting(Finding::fix)
          .containsExactly(
              "try it after the move, in a rehearsal: under the old name it finds the facade, which"
                  + " does not answer all that the table does; or write dom.releases in it");
    }
  }

  @Test
  void a_block_that_a_client_sends_is_read_like_a_function() throws SQLException {
    try (Database database = server.createDatabase(PrivilegeRegime.CLOSED);
        Connection connection = database.connectAsMigrationRole()) {
      VariedDatabase.run(connection, TABLES);
      List<RecordedSql> sent =
          List.of(
              new RecordedSql("job", "do $$ begin execute 'truncate releases'; end $$"),
              new RecordedSql("log", "insert into others values (8, 'truncate releases')"));
      assertThat(plans(connection, sent).get(1).notices())
          .filteredOn(notice -> notice.rule().equals("facade-truncate"))
          .extracting(Finding::message)
          .singleElement()
          .asString()
          .contains("job with")
          .doesNotContain("log with");
    }
  }

  private static String quoted(String text) {
    return java.util.regex.Pattern.quote(text);
  }

  private static List<MovePlan> plans(Connection connection, List<RecordedSql> sent)
      throws SQLException {
    return FacadePlan.of(
            connection,
            List.of(
                Move.of("public", "artists", "dom", "artists"),
                Move.of("public", "releases", "dom", "releases")),
            sent)
        .moves();
  }

  private static String state(Connection connection, int number) throws SQLException {
    connection.setAutoCommit(false);
    String state = VariedDatabase.state(connection, "select public.f%d()".formatted(number));
    connection.rollback();
    connection.setAutoCommit(true);
    return state;
  }
}
