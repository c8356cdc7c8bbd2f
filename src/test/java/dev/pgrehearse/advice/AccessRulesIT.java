package dev.pgrehearse.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgrehearse.server.Database;
import dev.pgrehearse.server.PrivilegeRegime;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AccessRulesIT {

  private static final AccessRules RULES =
      AccessRules.of("anon", List.of("authenticated"), Set.of());

  private static Server server;

  @BeforeAll
  static void start() {
    server = Servers.start(new ServerChoice.Embedded(ServerChoice.DEFAULT_VERSION));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {15, 16, 17, 18})
  void a_database_that_nobody_migrated_gives_no_advice(int version) throws SQLException {
    try (Server other = Servers.start(new ServerChoice.Embedded(version));
        Database database = other.createDatabase(PrivilegeRegime.OPEN);
        Connection connection = database.connectAsSuperuser();
        Statement statement = connection.createStatement()) {
      // Of what the platform itself opens, which is what this regime is.
      Predicate<Advice> ofTheRegime = advice -> advice.rule().equals("default-privileges-open");
      assertThat(RULES.advice(connection)).hasSize(2).allMatch(ofTheRegime);
      statement.execute("create table public.notes (id bigint primary key)");
      statement.execute("grant select on public.notes to anon");
      assertThat(RULES.advice(connection))
          .filteredOn(ofTheRegime.negate())
          .extracting(advice -> advice.rule() + " " + advice.object())
          .containsExactly("rls-disabled table public.notes");
    }
  }

  /** Whoever asks by a view with the caller's rights in such a function is its owner. */
  @Test
  void a_function_with_its_owners_rights_reads_past_policies_through_a_view_too()
      throws SQLException {
    try (Database database = server.createDatabase(PrivilegeRegime.CLOSED);
        Connection owner = database.connectAsMigrationRole();
        Statement statement = owner.createStatement();
        Connection superuser = database.connectAsSuperuser()) {
      statement.execute("create table public.notes (id bigint primary key, owner_id uuid)");
      statement.execute("alter table public.notes enable row level security");
      statement.execute(
          "create view public.shown with (security_invoker = on) as select id from public.notes");
      statement.execute(
          """
          create function public.count_notes() returns bigint language sql security definer
          set search_path = '' as 'select count(*) from public.shown'
          """);
      statement.execute("revoke execute on function public.count_notes() from public");
      statement.execute("grant execute on function public.count_notes() to authenticated");
      assertThat(missing(superuser))
          .singleElement()
          .satisfies(
              advice -> assertThat(advice.message()).contains("function public.count_notes()"));

      statement.execute("alter function public.count_notes() security invoker");
      assertThat(missing(superuser)).isEmpty();
    }
  }

  private static List<Advice> missing(Connection superuser) throws SQLException {
    return RULES.advice(superuser).stream()
        .filter(advice -> advice.rule().equals("force-rls-missing"))
        .toList();
  }

  @Test
  void the_functions_of_a_facade_may_leave_the_path_to_its_client() throws SQLException {
    String facade =
        """
        create schema dom;

        create table dom.notes (id bigint primary key);

        alter table dom.notes enable row level security;

        create view public.notes
        with (security_invoker = on)
        as
        select t.id
        from dom.notes as t;

        create function dom.notes_facade_insert()
        returns trigger
        language plpgsql
        as $$
        begin
            insert into dom.notes (id)
            values (new.id);

            return new;
        end
        $$;

        create trigger _500_facade_insert
        instead of insert on public.notes
        for each row
        execute function dom.notes_facade_insert();
        """;
    String advice = "function-search-path-mutable function dom.notes_facade_insert()";
    assertThat(adviceAfter(facade)).contains(advice);
    assertThat(adviceAfter(facade + "comment on view public.notes is 'Facade of dom.notes.';"))
        .doesNotContain(advice);
  }

  @Test
  void a_column_that_a_facade_does_not_show_is_seen_whatever_columns_are_called()
      throws SQLException {
    String facade =
        """
        create schema dom;

        create table dom.notes (
            id bigint primary key,
            "odd :resno 7 :resorigtbl 1 :resorigcol 9 \\ name" text,
            "also shown" text default 'x'
        );

        alter table dom.notes enable row level security;

        create view public.notes
        with (security_invoker = on)
        as
        select
            t.id,
            t."odd :resno 7 :resorigtbl 1 :resorigcol 9 \\ name",
            t."also shown",
            (select max(o."odd :resno 7 :resorigtbl 1 :resorigcol 9 \\ name") from dom.notes as o)
                as computed
        from dom.notes as t;

        alter view public.notes alter column "also shown" set default 'x';

        comment on view public.notes is 'Facade of dom.notes.';
        """;
    assertThat(adviceAfter(facade)).isEmpty();
    assertThat(adviceAfter(facade + "alter table dom.notes add column more text default 'y';"))
        .containsExactly("facade-columns-drifted view public.notes");
  }

  @Test
  void what_a_migration_role_cannot_make_is_judged_too() throws IOException, SQLException {
    Path folder =
        Path.of(System.getProperty("pgrehearse.home", "."), "verification/rules")
            .resolve("foreign-table-exposed");
    String setting = Files.readString(folder.resolve("superuser.sql"));
    assertThat(adviceAfter(setting + Files.readString(folder.resolve("bad.sql"))))
        .containsExactly("foreign-table-exposed foreign table app.orders");
    assertThat(adviceAfter(setting + Files.readString(folder.resolve("good.sql")))).isEmpty();
  }

  @Test
  void a_table_in_a_schema_that_no_setting_names_is_seen() throws SQLException {
    assertThat(
            adviceAfter(
                """
                create schema "Hidden away";
                create table "Hidden away"."My notes" (id bigint primary key);
                grant usage on schema "Hidden away" to anon;
                grant select (id) on "Hidden away"."My notes" to public;
                """))
        .containsExactly("rls-disabled table \"Hidden away\".\"My notes\"");
  }

  @Test
  void a_circle_that_is_found_is_one_that_postgres_refuses() throws SQLException {
    try (Database database = server.createDatabase(PrivilegeRegime.CLOSED);
        Connection connection = database.connectAsSuperuser();
        Statement statement = connection.createStatement()) {
      statement.execute(CIRCLE);
      assertThat(RULES.advice(connection))
          .extracting(Advice::rule)
          .containsExactly("policies-in-a-circle");
      statement.execute("set role authenticated");
      assertThatThrownBy(() -> statement.executeQuery("select from public.a"))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42P17"));
    }
  }

  @Test
  void a_body_is_read_on_the_path_that_it_will_have() throws SQLException {
    try (Database database = server.createDatabase(PrivilegeRegime.CLOSED);
        Connection connection = database.connectAsSuperuser();
        Statement statement = connection.createStatement()) {
      statement.execute(PATHS);
      assertThat(RULES.advice(connection))
          .filteredOn(advice -> advice.rule().equals("function-broken"))
          .extracting(advice -> advice.object() + " " + sqlState(advice))
          .containsExactly(
              "function app.empty_path() 42P01",
              "function app.no_such_function() 42883",
              "function app.other_path() 42P01");
      assertThat(RULES.leaveBodiesUnread(connection)).isFalse();
      statement.execute(
          "create function app.unread() returns void language plpgsql as 'begin end'");
      assertThat(RULES.leaveBodiesUnread(connection)).isTrue();
    }
  }

  private static String sqlState(Advice advice) {
    return advice.message().replaceFirst(".*\\((\\w{5})\\)$", "$1");
  }

  private static final String PATHS =
      """
      set check_function_bodies = off;
      create schema app;
      create table public.notes (id bigint);
      create function app.of_a_session() returns bigint language sql
      as 'select count(*) from notes';
      create function app.extensions_path() returns bytea language sql
      as 'select gen_random_bytes(8)';
      create function app.own_path() returns bigint language sql set search_path = public, pg_temp
      as 'select count(*) from notes';
      create function app.any_array(a anyarray) returns bigint language sql set search_path = ''
      as 'select count(*) from nowhere';
      create function app.bound() returns bigint language sql
      return (select count(*) from public.notes);
      create function app.empty_path() returns bigint language sql set search_path = ''
      as 'select count(*) from notes';
      create function app.other_path() returns bigint language sql set search_path = app
      as 'select count(*) from notes';
      create function app.no_such_function() returns bigint language sql set search_path = ''
      as 'select app.nothing()';
      set check_function_bodies = on;
      """;

  @Test
  void looking_leaves_the_connection_as_it_was() throws SQLException {
    try (Database database = server.createDatabase(PrivilegeRegime.CLOSED);
        Connection connection = database.connectAsSuperuser();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("set local search_path = public");
      statement.execute("create table held (id bigint primary key)");
      statement.execute("grant select on held to anon");
      assertThat(RULES.advice(connection)).hasSize(1);
      statement.execute("select from held");
      assertThat(connection.getAutoCommit()).isFalse();
    }
  }

  private static final String CLOSED =
      """
      create schema app;
      create table app.keys (id bigint primary key, api_key text);
      create table app.open (id bigint primary key);
      grant select (id) on app.open to anon;
      grant usage on schema app to anon, authenticated;
      alter table app.open enable row level security;
      create policy all_of_it on app.open for select to anon using (id > 0);
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create view public.v as select id from app.keys; grant select on public.v to anon;",
        "create view public.v as select id from app.keys; grant select (id) on public.v to public;",
        "create view app.w as select id from app.keys; create view public.v as select id from app.w;"
            + "grant select on public.v to authenticated;",
        "create view public.v as select count(*) from app.keys; grant select on public.v to anon;",
        "grant select on app.keys to authenticated; alter table app.keys enable row level security;"
            + "create table app.more (like app.keys);"
            + "create view public.v as select id from app.more; grant select on public.v to anon;"
      })
  void a_view_past_the_privileges_of_its_reader_is_found(String sql) throws SQLException {
    assertThat(adviceAfter(CLOSED + sql)).contains("view-without-security-invoker view public.v");
  }

  @Test
  void a_view_through_which_rows_are_written_that_may_only_be_read_is_found() throws SQLException {
    String readable =
        CLOSED
            + """
            create table app.words (id bigint primary key);
            grant select on app.words to authenticated;
            create view public.v as select id from app.words;
            grant select on public.v to authenticated;
            """;
    assertThat(adviceAfter(readable)).doesNotContain("view-without-security-invoker view public.v");
    assertThat(adviceAfter(readable + "grant delete on public.v to authenticated;"))
        .contains("view-without-security-invoker view public.v");
    assertThat(
            adviceAfter(
                readable
                    + "create or replace view public.v as select distinct id from app.words;"
                    + "grant delete on public.v to authenticated;"))
        .doesNotContain("view-without-security-invoker view public.v");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create view public.v with (security_invoker = on) as select id from app.keys;"
            + "grant select on public.v to anon;",
        "create view public.v as select id from app.keys; grant select on public.v to service_role;",
        "create view public.v as select id from app.keys;",
        "create view public.v as select 1 as id; grant select on public.v to anon;"
      })
  void a_view_that_shows_no_more_than_its_reader_may_see_is_left_alone(String sql)
      throws SQLException {
    assertThat(adviceAfter(CLOSED + sql)).isEmpty();
  }

  @Test
  void a_materialized_view_of_what_its_reader_may_not_read_is_found() throws SQLException {
    String kept =
        CLOSED + "create materialized view public.m as select id, api_key as k from app.keys;";
    assertThat(adviceAfter(kept + "grant select on public.m to service_role;")).isEmpty();
    assertThat(adviceAfter(kept + "grant select on public.m to authenticated;"))
        .containsExactly("materialized-view-exposed materialized view public.m");
    assertThat(
            adviceAfter(
                kept
                    + "create view public.v as select id from public.m;"
                    + "grant select on public.v to anon;"))
        .containsExactly("view-without-security-invoker view public.v");
  }

  @Test
  void a_secret_behind_a_view_with_its_callers_rights_is_as_closed_as_its_table()
      throws SQLException {
    String view =
        CLOSED
            + """
            create view public.v with (security_invoker = on) as select id, api_key from app.keys;
            grant select on public.v to anon;
            create view public.w with (security_invoker = on) as select * from public.v;
            grant select on public.w to anon;
            """;
    String warnings = "sensitive-column-exposed column public.";
    assertThat(adviceAfter(view)).isEmpty();
    assertThat(adviceAfter(view + "grant select (id) on app.keys to anon;"))
        .noneMatch(advice -> advice.startsWith(warnings));
    String granted = view + "grant select on app.keys to anon;";
    assertThat(adviceAfter(granted + "alter table app.keys enable row level security;"))
        .noneMatch(advice -> advice.startsWith(warnings));
    assertThat(
            adviceAfter(
                granted
                    + """
                    alter table app.keys enable row level security;
                    create policy all_of_it on app.keys for select to anon using (id > 0);
                    """))
        .contains(warnings + "v.api_key", warnings + "w.api_key");
    assertThat(adviceAfter(granted)).contains(warnings + "v.api_key", warnings + "w.api_key");
    assertThat(adviceAfter(granted + "revoke select on public.v from anon;"))
        .noneMatch(advice -> advice.equals(warnings + "w.api_key"));
  }

  @Test
  void tables_that_look_alike_are_no_copies_of_each_other() throws SQLException {
    String lists =
        """
        create table public.towns (id bigint primary key, name text not null);
        alter table public.towns enable row level security;
        create table public.%s;
        grant select on public.%s to anon;
        """;
    String like = "%s (id bigint primary key, name text not null)";
    assertThat(adviceAfter(lists.formatted(like.formatted("trades"), "trades")))
        .containsExactly("rls-disabled table public.trades");
    assertThat(
            adviceAfter(
                lists.formatted("trades (id bigint, name text check (name <> ''))", "trades")))
        .contains("rls-disabled table public.trades");
    assertThat(adviceAfter(lists.formatted(like.formatted("towns_old"), "towns_old")))
        .containsExactly("backup-table-readable table public.towns_old");
    assertThat(adviceAfter(lists.formatted(like.formatted("tmp_x"), "tmp_x")))
        .containsExactly("backup-table-readable table public.tmp_x");
    assertThat(adviceAfter(lists.formatted("saved as table public.towns", "saved")))
        .contains("backup-table-readable table public.saved");
  }

  private static final String CIRCLE =
      """
      create table public.a (id bigint primary key);
      create table public.b (id bigint primary key);
      alter table public.a enable row level security;
      alter table public.b enable row level security;
      create view public.v with (security_invoker = on) as select id from public.a;
      create policy of_b on public.a for select to authenticated
          using (exists (select from public.b as b where b.id = a.id));
      create policy of_a on public.b for select to authenticated
          using (exists (select from public.v as v where v.id = b.id));
      grant select on public.a, public.b, public.v to authenticated;
      """;

  private static List<String> adviceAfter(String sql) throws SQLException {
    try (Database database = server.createDatabase(PrivilegeRegime.CLOSED);
        Connection connection = database.connectAsSuperuser();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
      return RULES.advice(connection).stream()
          .map(advice -> advice.rule() + " " + advice.object())
          .toList();
    }
  }
}
