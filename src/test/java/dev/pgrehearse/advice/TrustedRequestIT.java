package dev.pgrehearse.advice;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a request proves and what it does not: who is behind it, and what it says of itself. */
final class TrustedRequestIT {

  private static final String GIVEN =
      """
      create table public.notes (
          id bigint primary key, tenant text, share_token text, owner_id uuid not null,
          is_public boolean not null default false
      );
      alter table public.notes enable row level security;
      create function public.tenant_of_request()
      returns text
      language sql
      stable
      set search_path = ''
      as $$
      select current_setting('request.headers', true)::json ->> 'x-tenant';
      $$;
      grant select, update on public.notes to anon, authenticated;
      """;

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
  @ValueSource(
      strings = {
        "auth.uid() is null or owner_id = auth.uid()",
        "coalesce(owner_id = auth.uid(), true)",
        "(owner_id = (select auth.uid())) is not false",
        "(owner_id <> auth.uid()) is distinct from true",
        "case when auth.uid() is null then true else owner_id = auth.uid() end",
        "(auth.jwt() ->> 'sub') is null or owner_id = auth.uid()",
      })
  void who_has_not_signed_in_passes_for_every_row(String using) throws SQLException {
    assertThat(found("policy-open-to-visitors", "", using)).isNotEmpty();
    assertThat(found("policy-open-to-visitors", "to authenticated", using)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "owner_id = auth.uid()",
        "coalesce(owner_id = auth.uid(), false)",
        "coalesce(owner_id = auth.uid(), is_public)",
        "(owner_id = auth.uid()) is true",
        "(owner_id = auth.uid()) is not true and is_public",
        "case when auth.uid() is null then is_public else owner_id = auth.uid() end",
        "owner_id is not distinct from auth.uid()",
      })
  void who_has_not_signed_in_does_not_pass(String using) throws SQLException {
    assertThat(found("policy-open-to-visitors", "", using)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tenant = current_setting('request.headers', true)::json ->> 'x-tenant'",
        "tenant = current_setting('request.header.x-tenant', true)",
        "tenant = (select current_setting('request.cookies', true)::json ->> 'tenant')",
        "current_setting('request.headers', true)::json ->> 'x-admin' = 'yes'",
        "tenant = public.tenant_of_request()",
        "current_setting('request.path', true) = '/rpc/admin'",
      })
  void what_a_client_writes_into_its_request_is_believed(String using) throws SQLException {
    assertThat(found("policy-trusts-header", "", using)).isNotEmpty();
    assertThat(found("policy-trusts-header", "as restrictive", using)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "share_token = current_setting('request.headers', true)::json ->> 'x-share-token'",
        "tenant = current_setting('request.jwt.claims', true)::json ->> 'tenant'",
        "owner_id = (current_setting('request.jwt.claim.sub', true))::uuid",
        "tenant = current_setting('request.jwt.claim.tenant', true)",
      })
  void what_the_token_says_and_a_secret_of_the_row_are_proofs(String using) throws SQLException {
    assertThat(found("policy-trusts-header", "", using)).isEmpty();
  }

  private static List<String> found(String rule, String form, String using) throws SQLException {
    String to = form.startsWith("to") ? form : "";
    String as = form.startsWith("as") ? form : "";
    try (Database database = server.createDatabase(PrivilegeRegime.CLOSED);
        Connection connection = database.connectAsSuperuser();
        Statement statement = connection.createStatement()) {
      statement.execute(GIVEN);
      statement.execute(
          "create policy own on public.notes %s for select %s using (%s)".formatted(as, to, using));
      return AccessRules.of("anon", List.of("authenticated"), Set.of()).advice(connection).stream()
          .map(Advice::rule)
          .filter(rule::equals)
          .toList();
    }
  }
}
