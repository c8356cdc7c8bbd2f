package dev.pgrehearse.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** In whose name rows are made, where copies of rows alone do not tell. */
final class AccessInsertIT {

  private static final Map<String, List<String>> BY_USER =
      Map.of("public.profiles", List.of("user_id"));

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
  }

  @AfterEach
  void disconnect() throws SQLException {
    database.close();
  }

  private void profiles() throws SQLException {
    database.sql(
        """
        create table public.profiles (
            profile_id uuid primary key default gen_random_uuid(),
            user_id uuid unique,
            username text not null unique,
            npub text not null unique
        );
        insert into public.profiles (user_id, username, npub)
        values
            ('@alice', 'name of alice', 'npub1alice'),
            ('@bob', 'name of bob', 'npub1bob'),
            (null, 'name of nobody', 'npub1nobody');
        alter table public.profiles enable row level security;
        """);
  }

  @Test
  void a_row_whose_maker_cannot_say_whose_it_is_is_nobodys() throws SQLException {
    profiles();
    database.sql(
        """
        grant insert (username, npub) on public.profiles to anon;
        create policy insert_pending on public.profiles for insert to anon
            with check (user_id is null);
        """);
    assertThat(database.cells("public.profiles", BY_USER))
        .containsExactly(
            "anon insert shared (username, npub)", "anon reveals [profiles_username_key]");
  }

  @Test
  void a_row_that_only_its_key_refuses_is_in_the_name_of_what_was_given() throws SQLException {
    database.sql(
        """
        create table public.seats (
            seat integer primary key check (seat = 1),
            owner_id uuid,
            unique (seat)
        );
        insert into public.seats values (1, '@bob');
        alter table public.seats enable row level security;
        grant insert (seat) on public.seats to authenticated;
        create policy insert_any on public.seats for insert to authenticated with check (true);
        """);
    assertThat(database.cells("public.seats"))
        .containsExactly(
            "alice insert shared (seat)",
            "bob insert shared (seat)",
            "carol insert shared (seat)",
            "nobody insert shared (seat)");
  }

  @Test
  void who_has_no_row_yet_is_tried_with_all_his_marks_where_others_have_theirs()
      throws SQLException {
    profiles();
    database.sql(
        """
        grant insert on public.profiles to authenticated;
        create policy insert_own on public.profiles for insert to authenticated
            with check (
                user_id = (select auth.uid()) and npub = (select auth.jwt() ->> 'npub')
            );
        """);
    assertThat(database.cells("public.profiles", BY_USER))
        .contains("alice insert own", "bob insert own", "carol insert own", "nobody insert policy");
  }

  @Test
  void who_has_no_row_yet_is_tried_with_one_that_refers_to_rows_of_his() throws SQLException {
    database.sql(
        """
        create table public.customers (customer_id integer primary key, owner_id uuid not null);
        create table public.orders (
            order_id integer primary key,
            customer_id integer not null references public.customers,
            owner_id uuid not null
        );
        create table public.items (
            order_id integer not null references public.orders,
            position integer not null,
            primary key (order_id, position)
        );
        insert into public.customers values (1, '@alice'), (2, '@bob'), (3, '@carol');
        insert into public.orders values (1, 1, '@alice'), (2, 2, '@bob');
        insert into public.items values (1, 1);
        alter table public.orders enable row level security;
        alter table public.items enable row level security;
        grant select on public.customers to authenticated;
        grant insert, select on public.orders to authenticated;
        grant insert on public.items to authenticated;
        create policy select_own on public.orders for select to authenticated
            using (owner_id = (select auth.uid()));
        create policy insert_own on public.orders for insert to authenticated
            with check (
                owner_id = (select auth.uid())
                and exists (
                    select
                    from public.customers as c
                    where c.customer_id = orders.customer_id and c.owner_id = orders.owner_id
                )
            );
        create policy insert_of_own_orders on public.items for insert to authenticated
            with check (
                exists (select from public.orders as o where o.order_id = items.order_id)
            );
        """);
    assertThat(database.cells("public.orders"))
        .contains("alice insert own", "bob insert own", "carol insert own", "nobody insert policy");
    assertThat(database.cells("public.items"))
        .contains("alice insert own", "bob insert own", "carol insert own", "nobody insert policy");
  }

  @Test
  void copies_that_are_refused_beside_others_that_are_not_leave_some() throws SQLException {
    database.sql(
        """
        create table public.calls (
            call_id integer primary key,
            customer text not null,
            owner_id uuid
        );
        insert into public.calls values (1, 'diner', '@alice'), (2, 'bistro', '@bob'), (3, 'diner', '@bob');
        alter table public.calls enable row level security;
        grant insert on public.calls to authenticated;
        create policy insert_own on public.calls for insert to authenticated
            with check (owner_id = (select auth.uid()) and customer = 'diner');
        """);
    assertThat(database.cells("public.calls"))
        .contains(
            "alice insert own", "bob insert some own", "carol insert own", "nobody insert policy");
  }

  @Test
  void fresh_keys_are_of_the_make_that_checks_ask_for() throws SQLException {
    database.sql(
        """
        create table public.names (
            name text primary key check (name ~ '^[a-z0-9]{1,20}$'),
            code text not null unique check (code ~ '^[0-9A-F]{16}$'),
            owner_id uuid
        );
        insert into public.names
        values ('alice', 'A11CEA11CEA11CE0', '@alice'), ('carol', 'CA01CA01CA01CA01', '@carol');
        alter table public.names enable row level security;
        grant insert on public.names to authenticated;
        create policy insert_own on public.names for insert to authenticated
            with check (owner_id = (select auth.uid()));
        """);
    assertThat(database.cells("public.names"))
        .contains("alice insert own", "alice reveals [names_code_key, names_pkey]");
  }

  @Test
  void rows_that_a_trigger_makes_somebodys_own_are_own() throws SQLException {
    database.sql(
        """
        create table public.calls (call_id integer primary key, owner_id uuid);
        insert into public.calls values (1, '@alice'), (2, '@bob');
        create function public.own() returns trigger language plpgsql as
            'begin new.owner_id := auth.uid(); return new; end';
        revoke execute on function public.own() from public;
        create trigger own before insert on public.calls
        for each row execute function public.own();
        grant insert on public.calls to authenticated;
        """);
    assertThat(database.cells("public.calls"))
        .contains("alice insert own", "carol insert own", "nobody insert shared");
  }
}
