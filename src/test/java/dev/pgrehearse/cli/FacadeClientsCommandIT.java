package dev.pgrehearse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.server.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command, on a database that clients really sent statements to. */
final class FacadeClientsCommandIT {

  private static final String HOME = "pgrehearse.home";

  private static RecordedShop shop;

  @TempDir private Path home;
  private String before;

  @BeforeAll
  static void start() throws IOException, SQLException {
    shop = RecordedShop.on(17);
  }

  @AfterAll
  static void stop() throws IOException {
    shop.close();
  }

  @BeforeEach
  void system() throws IOException, SQLException {
    changelog(RecordedShop.CHANGELOG.formatted("on"));
    before = System.setProperty(HOME, home.toString());
    Files.createDirectories(home.resolve("target"));
    Files.createSymbolicLink(home.resolve("target/postgres"), Path.of(before, "target/postgres"));
    shop.forget();
  }

  @AfterEach
  void restore() throws IOException {
    Files.delete(home.resolve("target/postgres"));
    System.setProperty(HOME, before);
  }

  private void changelog(String text) throws IOException {
    RecordedShop.write(home, text);
  }

  @Test
  void what_works_on_the_facade_works_by_the_same_plan() throws SQLException {
    shop.as("authenticated", "select title from public.notes where note_id = ?", 1L);
    shop.as("authenticated", "select title from public.notes where note_id = ?", 2L);
    shop.as("authenticated", "select title from notes where title = ? order by made_at", "x");
    shop.as(
        "authenticated",
        """
        insert into public.notes (note_id, owner_id, title) values (?, ?::uuid, ?)
        on conflict (note_id) do update set title = excluded.title returning *""",
        7L,
        RecordedShop.ALICE,
        "y");
    shop.as("postgres", "delete from public.notes where made_at < now() - interval '9 days'");
    shop.as("postgres", "select title from public.notes for update skip locked");
    shop.as("authenticated", "select title from public.titles");
    shop.as("authenticated", "select name from public.colours");
    CommandRun run = shop.clients("shop");
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).doesNotContain("colours").contains("2  authenticated  select title");
    assertThat(run.out().lines().filter(line -> line.endsWith("  works, same plan"))).hasSize(6);
    assertThat(run.out()).contains("from public.titles").contains("interval $1");
    assertThat(run.exitCode()).as(run.out()).isZero();
  }

  /** A constraint's name, system columns, the key alone, truncate, copy, a key behind triggers. */
  @Test
  void what_fails_on_the_facade_is_found_with_its_sqlstate_and_what_to_do() throws SQLException {
    shop.as(
        "authenticated",
        """
        insert into public.notes (note_id, owner_id) values (?, ?::uuid)
        on conflict on constraint notes_pkey do nothing""",
        8L,
        RecordedShop.ALICE);
    shop.as("authenticated", "select title, count(*) from public.notes group by note_id");
    shop.as("authenticated", "select ctid from public.notes where note_id = ?", 1L);
    shop.as(
        "authenticated", "insert into tags (name) values (?) on conflict (name) do nothing", "red");
    shop.as("postgres", "truncate public.notes");
    shop.copy("copy public.notes (title) to stdout");
    CommandRun run = shop.clients("shop");
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(verdicts(run))
        .containsExactlyInAnyOrder(
            "insert into fails 42704 name the columns: on conflict (…)",
            "select title, fails 42803 name the other columns in group by too, if there are"
                + " any",
            "select ctid fails 42703 compare a column of its own, such as updated_at, or read"
                + " work.notes",
            "insert into fails 42P10 a facade with INSTEAD OF triggers has no key that on"
                + " conflict could name; leave --triggers out of its plan, or insert into work.tags",
            "truncate public.notes fails 42809 delete from public.notes where true; or truncate"
                + " work.notes, as a role that may",
            "copy public.notes fails 42809 copy (select … from public.notes) to …; to copy into it,"
                + " use work.notes or --triggers");
  }

  @Test
  void another_plan_is_told_with_what_differs() throws IOException, SQLException {
    shop.as("authenticated", "select title from public.notes where made_at = now()");
    changelog(
        RecordedShop.CHANGELOG
            .formatted("on")
            .replaceFirst("--rollback", "drop index work.notes_made_at_idx;\n--rollback"));
    CommandRun run = shop.clients("shop");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("  works, another plan (Seq Scan on public.notes, filter ")
        .contains(" and Bitmap Index Scan by notes_made_at_idx, index cond ")
        .endsWith(
            "1 statement: 1 work, 1 of them by another plan, 0 fail, 0 not judged; planned on Postgres "
                + shop.version()
                + "\n");
  }

  @Test
  void a_facade_that_asks_no_policy_is_no_success() throws IOException, SQLException {
    changelog(RecordedShop.CHANGELOG.formatted("off"));
    shop.as("authenticated", "select title from public.notes where note_id = ?", 1L);
    CommandRun run = shop.clients("shop");
    assertThat(run.exitCode()).as(run.out()).isEqualTo(1);
    assertThat(run.out())
        .contains(
            "not judged: it can be planned, but the facade's conditions lack subquery, and other rows may")
        .contains(
            " come: Index Scan by notes_pkey on public.notes, index cond (t.note_id"
                + " = $1) instead of Index Scan by notes_pkey on public.notes, index cond")
        .contains("filter (notes.owner_id = ")
        .contains("  fix  look whether the facade is a security_invoker");
  }

  @Test
  void what_is_not_judged_is_no_success() throws SQLException {
    shop.as("authenticated", "select public.note_count()");
    shop.as("authenticated", "select title, public.note_count() from public.notes");
    shop.as("postgres", "analyze public.notes");
    shop.asMigrationRole("comment on table public.notes is 'kept by the shop'");
    CommandRun run = shop.clients("shop");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .contains(
            "not judged: it reaches public.notes inside public.note_count, whose body is planned only"
                + " when it runs\n  fix  record the call in verification/<system>/clients/ and run"
                + " facade prove\n",
            "not judged: it can be planned, but it reaches public.notes inside public.note_count, ",
            "not judged: analyze makes no plan that could be compared",
            "not looked at  1 change of the schema (comment): migrations send those, once; facade"
                + " prove says which of them still run\n",
            "3 statements: 0 work, 0 of them by another plan, 0 fail, 3 not judged; planned on");
  }

  @Test
  void what_other_roles_sent_is_hidden_from_most_and_no_success() throws SQLException {
    shop.as("authenticated", "select title from public.notes where note_id = ?", 1L);
    CommandRun closed = shop.clientsAs("outsider", "shop");
    assertThat(closed.exitCode()).isEqualTo(3);
    assertThat(closed.err())
        .isEqualTo(
            "pgrehearse: nothing could be judged: pg_stat_statements cannot be read (42501); log in as"
                + " a role with pg_read_all_stats\n");
    shop.as("postgres", "grant usage on schema extensions to outsider");
    CommandRun hidden = shop.clientsAs("outsider", "shop");
    shop.as("postgres", "revoke usage on schema extensions from outsider");
    assertThat(hidden.exitCode()).isEqualTo(1);
    assertThat(hidden.out())
        .contains(
            "authenticated ", "(hidden)", "not judged: pg_stat_statements hides what this role");
  }

  @Test
  void a_role_that_the_throwaway_server_lacks_is_told() throws SQLException {
    shop.asMigrationRole("grant select on public.tags to outsider");
    shop.as("outsider", "select uses from public.tags where name = ?", "red");
    CommandRun run = shop.clients("shop");
    shop.asMigrationRole("revoke select on public.tags from outsider");
    assertThat(run.exitCode()).as(run.out()).isZero();
    assertThat(run.out())
        .contains(
            "works, same plan\n\nnote: the throwaway server has no role outsider: its statements were"
                + " planned as a superuser\n");
  }

  /** Which statements a view takes is another matter on each version. */
  @Test
  void a_server_of_another_version_is_told() throws SQLException {
    shop.as("authenticated", "select title from public.notes where note_id = ?", 1L);
    assertThat(shop.clients("shop", "--pg-version", "16").out())
        .contains(
            "note: sent to Postgres 17 and planned on 16, where some statements do otherwise\n");
    assertThat(shop.clients("shop").out()).doesNotContain("note:");
  }

  @Test
  void not_even_a_facade_with_triggers_gives_copies() throws SQLException {
    shop.copy("copy public.tags (name) to stdout");
    CommandRun run = shop.clients("--move", "public.tags=work.tags", "--triggers");
    assertThat(verdicts(run)).hasSize(1);
  }

  @Test
  void a_database_without_the_extension_is_no_success() throws SQLException {
    try (Database other = shop.another()) {
      CommandRun run =
          CommandRun.of("facade", "clients", "shop", "--url", RecordedShop.url(other, "postgres"));
      assertThat(run.exitCode()).isEqualTo(3);
      assertThat(run.err())
          .isEqualTo(
              "pgrehearse: nothing could be judged: pg_stat_statements is not in this database; create"
                  + " extension pg_stat_statements and ask again after a day of traffic\n");
    }
  }

  @Test
  void no_statement_at_all_is_no_success() throws SQLException {
    shop.as("authenticated", "select name from public.colours");
    CommandRun run = shop.clients("--move", "public.notes=work.notes");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).contains(" reaches a table of the moves, so nothing was judged; is this");
  }

  @Test
  void what_the_generator_tries_and_what_changes_a_function_is_no_traffic() throws SQLException {
    shop.as("authenticated", "select title from public.notes where note_id = ?", 1L);
    shop.asMigrationRole(
        """
        create schema elsewhere;
        create function public.titles() returns setof text
        language sql
        as 'select title from public.notes'
        """);
    CommandRun plan =
        CommandRun.of(
            "facade",
            "plan",
            "--url",
            shop.url("postgres"),
            "--move",
            "public.notes=elsewhere.notes",
            "--compute",
            "public.notes.title='none'::text");
    assertThat(plan.exitCode()).as(plan.out() + plan.err()).isZero();
    CommandRun run = shop.clients("shop");
    shop.asMigrationRole("drop function public.titles(); drop schema elsewhere");
    assertThat(run.out())
        .contains("not looked at  1 change of the schema (create)", "1 statement: 1 work");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "shop --move public.notes=work.notes|name a SYSTEM whose facades.yaml lists the moves, or give"
            + " --move; one of them",
        "--triggers|name a SYSTEM whose facades.yaml lists the moves, or give --move; one of them",
        "--move public.notes=work.notes --pg-version 15|--postgres and --pg-version go with a SYSTEM;"
            + " --move needs no other server",
        "shop --triggers|--triggers goes with --move; a SYSTEM says so in its facades.yaml",
        "--move public.nots=work.nots|--move: there is neither a table public.nots nor work.nots in"
            + " this database",
        "--move work.notes=work.notes|--move: work.notes is where it shall go already; name another"
            + " schema or another table behind the =",
      })
  void what_is_typed_wrong_is_said_in_one_line(String arguments, String message)
      throws SQLException {
    CommandRun run = shop.clients(arguments.split(" "));
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err().lines())
        .containsExactly("pgrehearse: " + message, "See pgrehearse facade clients --help.");
  }

  @Test
  void a_system_that_is_not_there_is_told_with_those_that_are() throws SQLException {
    for (CommandRun run :
        List.of(
            shop.clients("shops"),
            CommandRun.of("facade", "status", "shops", "--sql"),
            CommandRun.of("facade", "lookup", "shops", "--sql"))) {
      assertThat(run.exitCode()).isEqualTo(2);
      assertThat(run.err()).startsWith("pgrehearse: there is no system 'shops'; known: shop. ");
    }
  }

  @Test
  void help_ends_with_two_worked_examples() {
    String out = CommandRun.of("facade", "clients", "--help").out();
    String examples = out.substring(out.indexOf("Examples:"));
    assertThat(examples.lines().filter(line -> line.startsWith("  pgrehearse "))).hasSize(2);
  }

  /** The first two words of each statement, its verdict up to the SQLSTATE, and its fix. */
  static List<String> verdicts(CommandRun run) {
    return Pattern.compile(
            "^\\d+ +\\S+ +(\\S+ \\S+).*?  (fails \\w{5}): .*\\n  fix  (.*)$", Pattern.MULTILINE)
        .matcher(run.out())
        .results()
        .map(row -> String.join(" ", row.group(1), row.group(2), row.group(3)))
        .toList();
  }
}
