package dev.pgrehearse.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RoleGuardTest {
  private final RoleGuard guard = new RoleGuard("migrator");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create role staff",
        "CREATE USER staff LOGIN",
        "alter /* of ours */ role staff set search_path = a",
        "drop -- now\n group staff",
        "comment on role staff is 'x'",
        "grant staff to anon",
        "revoke admin option for staff from anon",
        "create table a (b int); grant staff, clerk to anon;",
        "do $$ begin execute format('grant %I to %I', 'staff', 'anon'); end $$",
      })
  void what_writes_to_roles_is_known(String sql) {
    assertThat(guard.concerns(sql)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select 1",
        "create table role (a int)",
        "grant select on shop.orders to anon",
        "grant select, insert (a, b)\n on shop.orders to anon",
        "revoke all on all tables in schema shop from anon, authenticated",
        "alter default privileges in schema shop grant select on tables to anon",
        "create policy p on shop.orders to anon using (true)",
        "alter table shop.orders owner to staff",
        "grant pg_execute_server_program to current_user",
      })
  void what_does_not_is_left_alone(String sql) {
    assertThat(guard.concerns(sql)).isFalse();
  }

  @Test
  void once_a_routine_does_any_statement_may() {
    assertThat(guard.concerns("select shop.make('acme')")).isFalse();
    assertThat(
            guard.concerns(
                "create function shop.make(v text) returns void language plpgsql as $$ begin"
                    + " execute format('create role %I', v); end $$"))
        .isTrue();
    assertThat(guard.concerns("select shop.make('acme')")).isTrue();
  }
}
