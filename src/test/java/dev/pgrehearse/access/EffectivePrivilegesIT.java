package dev.pgrehearse.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgrehearse.access.EffectivePrivileges.Privilege;
import dev.pgrehearse.server.Database;
import dev.pgrehearse.server.PrivilegeRegime;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EffectivePrivilegesIT {
  private static final List<String> ROLES = List.of("anon", "authenticated");

  @ParameterizedTest
  @ValueSource(ints = {15, 18})
  void what_was_gained_and_lost_is_named(int version) throws SQLException {
    try (Server server = Servers.start(new ServerChoice.Embedded(version));
        Database database = server.createDatabase(PrivilegeRegime.CLOSED);
        Connection connection = database.connectAsSuperuser();
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          create table public.orders (id bigserial, total numeric);
          create table public.notes (id bigint generated always as identity);
          create view public.totals as select total from public.orders;
          create table public.left_alone (id bigint);
          create function public.f(label text) returns integer language sql as 'select 1';
          revoke execute on function public.f(text) from public;
          create type public.mood as enum ('fine');
          create schema hidden create table secret (id bigint);
          grant select on hidden.secret to anon;
          """);
      EffectivePrivileges before = privileges(connection);
      statement.execute(
          """
          grant select on public.orders to public;
          grant update (total) on public.orders to authenticated;
          grant select, update on public.totals to authenticated;
          grant insert (total) on public.orders to authenticated;
          grant usage on sequence public.orders_id_seq, public.notes_id_seq to anon, authenticated;
          grant execute on function public.f(text) to anon;
          grant create on schema public to authenticated;
          revoke usage on type public.mood from public;
          """);
      EffectivePrivileges after = privileges(connection);

      assertThat(after.minus(before))
          .extracting(Privilege::sentence)
          .containsExactly(
              "authenticated has insert on column public.orders.total",
              "authenticated has update on column public.orders.total",
              "anon has execute on function public.f(text)",
              "authenticated has create on schema public",
              "authenticated has usage on sequence public.orders_id_seq",
              "anon has select on table public.orders",
              "authenticated has select on table public.orders",
              "authenticated has select on view public.totals",
              "authenticated has update on view public.totals");
      assertThat(before.minus(after))
          .extracting(Privilege::sentence)
          .containsExactly(
              "anon has usage on type public.mood", "authenticated has usage on type public.mood");
      assertThat(after.minus(after)).isEmpty();
      assertThatThrownBy(
              () -> EffectivePrivileges.of(connection, List.of("anon", "anno"), Set.of()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("no such role: anno; create it in the prelude");
    }
  }

  private static EffectivePrivileges privileges(Connection connection) throws SQLException {
    return EffectivePrivileges.of(connection, ROLES, Set.of("hidden"));
  }
}
