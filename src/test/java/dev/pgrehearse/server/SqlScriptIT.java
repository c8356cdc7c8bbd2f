package dev.pgrehearse.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class SqlScriptIT {
  private static final Path FILE = Path.of("verification", "crm", "fixtures.sql");

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static Server server;
  private static Database database;

  @BeforeAll
  static void start() {
    server = Servers.start(new ServerChoice.Embedded(17));
    database = server.createDatabase(PrivilegeRegime.CLOSED);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void every_statement_is_run_as_psql_runs_it() throws SQLException {
    run(
        """
        create table public.ran (id integer, note text);
        create index concurrently on public.ran (id); -- only outside a transaction
        create function public.twice(n integer) returns integer begin atomic select n * 2; end;
        create function public.thrice(n integer) returns integer language plpgsql as $body$
        begin
            return n * 3; -- '
        end
        $body$;
        insert into public.ran values (public.twice(1), '? {d } \\');
        insert into public.ran values (public.thrice(1), E'it\\'s; {fn now()}');
        """);
    try (Session session = new Session(database.connectAsSuperuser())) {
      assertThat(session.strings("select id || ' ' || note from public.ran order by id"))
          .containsExactly("2 ? {d } \\", "3 it's; {fn now()}");
    }
  }

  /** A dump by inserts has a statement a row. */
  @Test
  void twice_the_inserts_are_twice_the_work() throws SQLException {
    run("create table public.dumped (id integer primary key, note text)");
    Work some = inserts(1, 1_000);
    Work twice = inserts(1_001, 2_000);
    assertThat(some.transactions()).isEqualTo(1_000);
    assertThat(twice.transactions()).isEqualTo(2_000);
    assertThat(twice.allocated()).isLessThan(3 * some.allocated());
  }

  /**
   * What a script costs, not by the clock.
   *
   * @param transactions of the server that wrote
   * @param allocated bytes of this thread, for reading, splitting and sending it
   */
  private record Work(long transactions, long allocated) {}

  private static Work inserts(int first, int count) throws SQLException {
    String script =
        IntStream.range(first, first + count)
            .mapToObj("insert into public.dumped values (%d, 'some text; of a row');\n"::formatted)
            .collect(Collectors.joining());
    try (Session session = new Session(database.connectAsSuperuser())) {
      long before = transaction(session);
      long allocated = THREADS.getCurrentThreadAllocatedBytes();
      run(script);
      return new Work(
          transaction(session) - before - 1, THREADS.getCurrentThreadAllocatedBytes() - allocated);
    }
  }

  private static long transaction(Session session) throws SQLException {
    return Long.parseLong(session.strings("select pg_current_xact_id()::text").get(0));
  }

  @Test
  void a_syntax_error_in_the_40th_statement_has_its_line() {
    String script =
        IntStream.rangeClosed(1, 39)
            .mapToObj("select %d;\n"::formatted)
            .collect(
                Collectors.joining("", "-- ä 😀\n", "\nselect '😀',\n  1,\n  from nowhere where;"));
    SqlScriptException error = error(script);
    assertThat(error.line()).isEqualTo(44);
    assertThat(error.sqlState()).isEqualTo("42601");
    assertThat(error).hasMessageStartingWith("verification/crm/fixtures.sql:44: 42601: ");
  }

  @Test
  void an_error_without_a_position_has_the_line_of_its_statement() {
    SqlScriptException error =
        error(
            """
            create temporary table once (id integer primary key);

            insert into once values (1);
            -- and again
            insert into once
            values (1);
            """);
    assertThat(error)
        .hasMessage(
            """
            verification/crm/fixtures.sql:5: 23505: duplicate key value violates unique constraint \
            "once_pkey" Key (id)=(1) already exists.""");
  }

  @Test
  void an_error_inside_a_do_block_has_the_line_inside_the_block() {
    SqlScriptException error =
        error(
            """
            select 1;
            do
            $$
            begin
                perform 1;
                raise exception using errcode = 'PR001', message = 'no', hint = 'try again';
            end
            $$;
            """);
    assertThat(error).hasMessage("verification/crm/fixtures.sql:6: PR001: no Hint: try again");
    assertThat(error.file()).isEqualTo(FILE);
  }

  @Test
  void a_wrong_statement_inside_a_do_block_has_the_line_inside_the_block() {
    assertThat(
            error("select 1;\n\ndo $$ begin\n  perform 1;\n  select from nowhere;\nend $$").line())
        .isEqualTo(5);
    assertThat(error("select 1;\n\ndo $$ begin\n  perform 1;\n  if then;\nend $$").line())
        .isEqualTo(5);
  }

  private static void run(String script) throws SQLException {
    try (Connection connection = database.connectAsMigrationRole()) {
      SqlScript.of(FILE, script).run(connection);
    }
  }

  private static SqlScriptException error(String script) {
    return catchThrowableOfType(SqlScriptException.class, () -> run(script));
  }
}
