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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whose a row is in which the column is null that says whose it is: asked of the server's trees.
 */
final class NullOwnerIT {

  private static final Set<String> RULES =
      Set.of("policy-matches-null", "policy-includes-null", "ownerless-rows-deletable");

  private static final String GIVEN =
      """
      create table public.notes (
          id bigint primary key, tenant_id bigint, code text, owner_id uuid, author_id uuid not null,
          deleted_at timestamptz, is_public boolean not null default false
      );

      alter table public.notes enable row level security;

      create function public.tenant()
      returns bigint
      language sql
      stable
      set search_path = ''
      as $$
      select nullif(current_setting('app.tenant', true), '')::bigint;
      $$;

      grant select, update, delete on public.notes to anon, authenticated;
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
        "tenant_id is not distinct from (select public.tenant())",
        "not (tenant_id is distinct from public.tenant())",
        "coalesce(tenant_id, 0) = coalesce((select public.tenant()), 0)",
        "coalesce(tenant_id, -1) = coalesce(public.tenant(), -1)",
        "coalesce(tenant_id::text, '') = coalesce(current_setting('app.tenant', true), '')",
        "coalesce(code, '') = current_setting('app.tenant', true)",
        "(tenant_id = public.tenant()) is not false",
        "coalesce(tenant_id = public.tenant(), true)",
        "(tenant_id = public.tenant() or (tenant_id is null and public.tenant() is null))",
        "case when tenant_id is null then public.tenant() is null else tenant_id ="
            + " public.tenant() end",
        "tenant_id is not distinct from (auth.jwt() ->> 'tenant_id')::bigint",
        "deleted_at is null and tenant_id is not distinct from public.tenant()",
        "is_public or tenant_id is not distinct from public.tenant()",
        "auth.uid() is not null and tenant_id is not distinct from public.tenant()",
        "row(tenant_id) is not distinct from row(public.tenant())",
      })
  void null_that_passes_for_whoever_lacks_the_claim_is_an_opening(String using)
      throws SQLException {
    assertThat(found("for select to authenticated", using)).containsExactly("policy-matches-null");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "owner_id is not distinct from (select auth.uid())",
        "coalesce(owner_id, '00000000-0000-0000-0000-000000000000')"
            + " = coalesce(auth.uid(), '00000000-0000-0000-0000-000000000000')",
        "owner_id is not distinct from (auth.jwt() ->> 'sub')::uuid",
      })
  void who_is_signed_in_has_an_id_and_a_visitor_has_none(String using) throws SQLException {
    assertThat(found("for select to authenticated", using)).isEmpty();
    assertThat(found("for select to anon, authenticated", using))
        .containsExactly("policy-matches-null");
    assertThat(found("for select", using)).containsExactly("policy-matches-null");
  }

  @ParameterizedTest
  @CsvSource({
    "for select, policy-includes-null",
    "for update, policy-includes-null",
    "for delete, ownerless-rows-deletable",
    "for all, ownerless-rows-deletable"
  })
  void null_that_passes_for_everybody_is_told_by_what_may_be_done(String verb, String rule)
      throws SQLException {
    for (String using :
        List.of(
            "tenant_id is null or tenant_id = public.tenant()",
            "tenant_id = public.tenant() or tenant_id is null",
            "coalesce(tenant_id, public.tenant()) is not distinct from public.tenant()",
            "deleted_at is null and (owner_id is null or owner_id = auth.uid())",
            "case when owner_id is null then true else owner_id = auth.uid() end")) {
      assertThat(found(verb + " to authenticated", using)).as(using).containsExactly(rule);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tenant_id = public.tenant()",
        "tenant_id in (select public.tenant())",
        "tenant_id = any (array[public.tenant()])",
        "owner_id = auth.uid() or is_public",
        "owner_id = auth.uid() or (owner_id is null and is_public)",
        "author_id is not distinct from auth.uid()",
        "author_id is null or author_id = auth.uid()",
        "owner_id is not distinct from auth.uid() and auth.uid() is not null",
        "tenant_id is not distinct from public.tenant() and public.tenant() is not null",
        "tenant_id is not null and tenant_id is not distinct from public.tenant()",
        "coalesce(tenant_id, 0) = coalesce(public.tenant(), -1)",
        "coalesce(tenant_id, 0) = public.tenant()",
        "(tenant_id = public.tenant()) is true",
        "deleted_at is null or deleted_at > now()",
        "owner_id = auth.uid() and deleted_at is null",
      })
  void what_null_does_not_pass_is_left_alone(String using) throws SQLException {
    assertThat(found("for all to anon, authenticated", using)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alter table public.notes alter column tenant_id set not null",
        "alter table public.notes add check (tenant_id is not null)",
        "create policy narrow on public.notes as restrictive to public"
            + " using (tenant_id = public.tenant())",
        "revoke all on public.notes from anon, authenticated",
      })
  void what_keeps_null_out_is_seen(String also) throws SQLException {
    String using = "tenant_id is not distinct from public.tenant()";
    assertThat(found("for select to authenticated", using, also)).isEmpty();
    assertThat(
            found(
                "for select to authenticated",
                "tenant_id is null or tenant_id = public.tenant()",
                also))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"for select to authenticated", "for all to authenticated"})
  void who_says_in_a_comment_what_the_policy_is_for_is_not_asked(String policy)
      throws SQLException {
    assertThat(
            found(
                policy,
                "owner_id is null or owner_id = auth.uid()",
                "comment on policy own on public.notes is 'Own rows and templates.'"))
        .isEmpty();
  }

  private static List<String> found(String policy, String using) throws SQLException {
    return found(policy, using, "select 1");
  }

  private static List<String> found(String policy, String using, String also) throws SQLException {
    try (Database database = server.createDatabase(PrivilegeRegime.CLOSED);
        Connection connection = database.connectAsSuperuser();
        Statement statement = connection.createStatement()) {
      statement.execute(GIVEN);
      statement.execute("create policy own on public.notes %s using (%s)".formatted(policy, using));
      statement.execute(also);
      return AccessRules.of("anon", List.of("authenticated"), Set.of()).advice(connection).stream()
          .map(Advice::rule)
          .filter(RULES::contains)
          .toList();
    }
  }
}
