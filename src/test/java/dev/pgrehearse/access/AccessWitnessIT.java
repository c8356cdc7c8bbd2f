package dev.pgrehearse.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is told of somebody does not depend on how many rows there are, nor on whose they are. */
final class AccessWitnessIT {

  private static final String TABLE =
      """
      create table public.letters (
          letter_id bigint generated always as identity primary key,
          owner_id uuid not null references auth.users (id),
          body text not null
      );
      grant select, insert, update, delete on public.letters to authenticated;
      grant usage on sequence public.letters_letter_id_seq to authenticated;
      """;

  private static final String OWN =
      """
      alter table public.letters enable row level security;
      create policy own on public.letters to authenticated
          using (owner_id = (select auth.uid())) with check (owner_id = (select auth.uid()));
      """;

  private static final String TRUE =
      """
      alter table public.letters enable row level security;
      create policy everything on public.letters to authenticated using (true);
      """;

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
  void connect() throws SQLException {
    database = new ProbedDatabase(server);
    database.sql("insert into auth.users (id) values ('@alice'), ('@bob'), ('@carol')");
  }

  @AfterEach
  void disconnect() throws SQLException {
    database.close();
  }

  @Test
  void one_two_and_three_rows_of_a_table_without_policies_are_all_rows() throws SQLException {
    database.sql(TABLE);
    assertThat(theSameWithEachRow("public.letters"))
        .contains("alice select all", "alice update all", "alice delete all", "alice insert all")
        .contains("alice take other (owner_id)", "nobody select all");
  }

  @Test
  void one_two_and_three_rows_under_a_policy_that_is_true_are_all_rows() throws SQLException {
    database.sql(TABLE + TRUE);
    assertThat(theSameWithEachRow("public.letters"))
        .contains("alice select all", "alice update all", "alice delete all", "alice insert all");
  }

  @Test
  void one_two_and_three_rows_under_a_policy_of_ones_own_are_own_rows() throws SQLException {
    database.sql(TABLE + OWN);
    assertThat(theSameWithEachRow("public.letters"))
        .contains("alice select own", "alice update own", "alice delete own", "alice insert own")
        .contains("nobody select policy");
  }

  @Test
  void so_it_is_with_rows_that_are_somebodys_by_what_they_refer_to() throws SQLException {
    database.sql(
        TABLE
            + OWN
            + """
            create table public.stamps (
                stamp_id uuid primary key default gen_random_uuid(),
                letter_id bigint not null references public.letters (letter_id),
                price integer not null check (price > 0)
            );
            create function public.stamped() returns trigger language plpgsql set search_path = ''
            as $$ begin
                insert into public.stamps (letter_id, price) values (new.letter_id, 3);
                return new;
            end $$;
            create trigger stamped after insert on public.letters
                for each row execute function public.stamped();
            grant select, update on public.stamps to authenticated;
            """);
    assertThat(theSameWithEachRow("public.stamps"))
        .contains("alice select all", "alice update all");
  }

  @Test
  void so_it_is_with_partitions() throws SQLException {
    database.sql(
        """
        create table public.letters (
            owner_id uuid not null,
            year integer not null,
            body text not null
        ) partition by range (year);
        create table public.letters_now partition of public.letters for values from (0) to (9999);
        alter table public.letters alter column year set default 2026;
        grant select, update on public.letters, public.letters_now to authenticated;
        """
            + OWN);
    assertThat(theSameWithEachRow("public.letters")).contains("alice select own");
    assertThat(theSameWithEachRow("public.letters_now")).contains("alice select all");
  }

  @Test
  void so_it_is_with_a_materialized_view() throws SQLException {
    database.sql(
        """
        create table public.letters (owner_id uuid not null, body text not null);
        insert into public.letters values ('@alice', 'one');
        create materialized view public.posted as select * from public.letters;
        grant select on public.posted to authenticated;
        """);
    assertThat(database.cells("public.posted")).contains("alice select all", "bob select all");
  }

  @Test
  void who_has_no_row_has_what_he_would_have_with_one() throws SQLException {
    database.sql(
        TABLE
            + OWN
            + """
            create table public.pages (
                page_id uuid primary key default gen_random_uuid(),
                letter_id bigint not null references public.letters (letter_id),
                body text not null
            );
            create function public.paged() returns trigger language plpgsql set search_path = ''
            as $$ begin
                insert into public.pages (letter_id, body) values (new.letter_id, new.body);
                return new;
            end $$;
            create trigger paged after insert on public.letters
                for each row execute function public.paged();
            alter table public.pages enable row level security;
            create policy own on public.pages to authenticated using (letter_id in (
                select l.letter_id from public.letters as l where l.owner_id = (select auth.uid())
            ));
            grant select, insert, delete on public.pages to authenticated;
            grant update (body) on public.pages to authenticated;
            """);
    assertThat(theSameWithEachRow("public.pages"))
        .contains("bob select own", "bob update own (body)", "bob delete own")
        .contains("bob insert own");
  }

  @Test
  void a_row_of_his_that_the_policies_hide_is_nothing_to_him() throws SQLException {
    database.sql(
        TABLE
            + """
            alter table public.letters enable row level security;
            create policy never on public.letters for select to authenticated
                using (owner_id = (select auth.uid()) and body = 'nothing that is there');
            create policy kept on public.letters for delete to authenticated
                using (owner_id = (select auth.uid()));
            """);
    assertThat(theSameWithEachRow("public.letters"))
        .contains("bob select policy", "bob update policy", "alice select policy");
  }

  @Test
  void what_stops_him_at_his_row_is_told_without_it_too() throws SQLException {
    database.sql(
        TABLE
            + OWN
            + """
            create function public.kept() returns trigger language plpgsql set search_path = ''
            as $$ begin raise exception using errcode = 'PX001'; end $$;
            create trigger kept before delete on public.letters
                for each row execute function public.kept();
            """);
    database.sql("insert into public.letters (owner_id, body) values ('@alice', 'one')");
    assertThat(database.cells("public.letters"))
        .contains(
            "alice delete own (stopped by PX001)",
            "bob delete own (stopped by PX001)",
            "bob update own");
  }

  /** A membership of his own would open a room to him that he is not in. */
  @Test
  void a_row_of_his_opens_nothing_elsewhere() throws SQLException {
    database.sql(
        """
        create table public.letters (
            letter_id bigint generated always as identity primary key,
            owner_id uuid not null,
            body text not null
        );
        create table public.readers (
            reader_id uuid not null,
            letter_id bigint not null references public.letters (letter_id),
            primary key (reader_id, letter_id)
        );
        insert into public.letters (owner_id, body) values ('@carol', 'one');
        insert into public.readers select '@alice', l.letter_id from public.letters as l;
        alter table public.readers enable row level security;
        create policy own on public.readers to authenticated using (reader_id = (select auth.uid()));
        grant select, delete on public.readers to authenticated;
        alter table public.letters enable row level security;
        create policy readers on public.letters for select to authenticated
            using (letter_id in (select r.letter_id from public.readers as r));
        grant select on public.letters to authenticated;
        """);
    assertThat(database.cells("public.readers")).contains("bob select own", "bob delete own");
    assertThat(database.cells("public.letters")).contains("bob select policy");
    assertThat(database.rows("public.readers")).isEqualTo(1);
  }

  @Test
  void so_it_is_through_a_view_and_by_columns() throws SQLException {
    database.sql(
        TABLE.replace("grant select,", "grant")
            + OWN
            + """
            grant select (letter_id, body) on public.letters to authenticated;
            create view public.mail with (security_invoker = on) as
                select l.letter_id, l.body from public.letters as l;
            grant select, update on public.mail to authenticated;
            """);
    assertThat(theSameWithEachRow("public.mail")).contains("bob select own");
    assertThat(theSameWithEachRow("public.letters")).contains("bob select own (letter_id, body)");
  }

  /** A copy of the sole right there is would make its owner an administrator. */
  @Test
  void nobody_who_is_tried_gains_anything_by_it() throws SQLException {
    database.sql(
        TABLE
            + """
            create table public.administrators (user_id uuid primary key references auth.users (id));
            grant select on public.administrators to authenticated;
            insert into public.administrators values ('@carol');
            alter table public.letters enable row level security;
            create policy administrators on public.letters for select to authenticated
                using (exists (
                    select from public.administrators as a where a.user_id = (select auth.uid())
                ));
            insert into public.letters (owner_id, body) values ('@alice', 'one');
            """);
    assertThat(database.cells("public.letters"))
        .contains("alice select policy", "bob select policy", "nobody select policy")
        .contains("carol select all");
    assertThat(database.rows("public.letters")).isEqualTo(1);
    assertThat(database.rows("public.administrators")).isEqualTo(1);
    assertThat(database.rows("auth.users")).isEqualTo(3);
  }

  /** With a row of alice, with another of hers, and with one of carol, who had none. */
  private List<String> theSameWithEachRow(String object) throws SQLException {
    database.sql("delete from public.letters where body = 'two' or body = 'three'");
    List<String> one = with("@alice", "one", object);
    List<String> two = with("@alice", "two", object);
    List<String> three = with("@carol", "three", object);
    assertThat(two).isEqualTo(one);
    assertThat(three).isEqualTo(one);
    return one;
  }

  private List<String> with(String owner, String body, String object) throws SQLException {
    database.sql(
        "insert into public.letters (owner_id, body) values ('%s', '%s')".formatted(owner, body));
    return database.cells(object);
  }
}
