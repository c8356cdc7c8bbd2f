package dev.pgrehearse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A project that has nothing to do with Supabase: roles of its own, made by its prelude, and
 * fixtures of tables that its changelog makes.
 */
final class PlainSpecIT {

  private static final String PREDICATE =
      "(owner = (select current_setting('request.jwt.claims', true)::json ->> 'sub'))";

  @TempDir private Path folder;
  private UserRepository repository;

  @BeforeEach
  void writeRepository() throws IOException {
    repository =
        new UserRepository(folder)
            .write("pgrehearse.yaml", "roles: shop_app\n")
            .write(
                "db/root.sql",
                """
                --liquibase formatted sql logicalFilePath:db/root.sql

                --changeset ann:items
                create table public.items (
                    id uuid primary key default gen_random_uuid(),
                    owner text not null,
                    title text not null
                );
                create index items_owner_idx on public.items (owner);
                alter table public.items enable row level security;
                alter table public.items force row level security;
                create policy select_own on public.items for select to shop_app
                    using @;
                create policy insert_own on public.items for insert to shop_app
                    with check @;
                grant select, insert on public.items to shop_app;
                --rollback drop table public.items;

                --changeset ann:note
                alter table public.items add column note text;
                --rollback alter table public.items drop column note;
                """
                    .replace("@", PREDICATE))
            .write(
                "verification/shop/rehearsal.yaml",
                """
                title: Shop
                changelog: db/root.sql
                legacy: roles.sql
                fixtures: rows.sql
                identities:
                  ann: {role: shop_app, claims: {sub: ann}}
                  bob: {role: shop_app, claims: {sub: bob}}
                """)
            .write(
                "verification/shop/roles.sql",
                "create role shop_app nologin;\ngrant usage on schema public to shop_app;\n")
            .write(
                "verification/shop/rows.sql",
                """
                insert into public.items (owner, title) values ('ann', 'one'), ('bob', 'two');
                """)
            .write(
                "verification/shop/checks/010.yaml",
                """
                phase: end
                checks:
                  - name: ann_sees_her_own
                    because: a list is private
                    as: ann
                    sql: select title from public.items
                    value: one
                """);
  }

  @Test
  void rules_and_probes_speak_of_its_own_roles() throws Exception {
    UserRepository.Answer good = repository.call("rehearse", "shop", "--quiet");
    assertThat(good.exitCode()).as(good.all()).isZero();
    assertThat(good.out()).doesNotContain("who may do what", "anon", "regime");

    UserRepository.Answer access = repository.call("access", "shop", "--update");
    assertThat(access.exitCode()).as(access.all()).isZero();
    assertThat(access.out()).doesNotContain("both regimes");
    assertThat(repository.path("verification/shop/access.yaml"))
        .content()
        .contains("ann, bob: { select: own, insert: own }");

    repository.replace("db/root.sql", "using " + PREDICATE, "using (true)");
    UserRepository.Answer bad = repository.call("rehearse", "shop", "--quiet");
    assertThat(bad.exitCode()).as(bad.all()).isEqualTo(1);
    assertThat(bad.out())
        .contains(
            "policy-reads-everything  items",
            "it shows every row to shop_app",
            "using (owner_user_id = current_user);",
            "access-widened")
        .doesNotContain("auth.uid");
  }

  @Test
  void tenants_are_known_by_what_the_application_sets_for_them() throws Exception {
    String predicate = "(owner = (select current_setting('app.tenant_id', true)))";
    repository
        .replace("db/root.sql", PREDICATE, predicate)
        .write(
            "verification/shop/rehearsal.yaml",
            """
            title: Shop
            changelog: db/root.sql
            legacy: roles.sql
            fixtures: rows.sql
            identities:
              ann: {role: shop_app, settings: {app.tenant_id: ann}}
              bob: {role: shop_app, settings: {app.tenant_id: bob}}
              nobody: {role: shop_app}
            """)
        .write(
            "verification/shop/checks/010.yaml",
            """
            phase: end
            checks:
              - name: each_sees_her_own_and_who_is_nobody_none
                because: a list is private
                steps:
                  - {as: ann, sql: select title from public.items, value: one}
                  - {as: bob, sql: select title from public.items, value: two}
                  - {as: nobody, sql: select title from public.items, count: 0}
            """);
    UserRepository.Answer good = repository.call("rehearse", "shop", "--quiet");
    assertThat(good.exitCode()).as(good.all()).isZero();

    UserRepository.Answer access = repository.call("access", "shop", "--update");
    assertThat(access.exitCode()).as(access.all()).isZero();
    assertThat(repository.path("verification/shop/access.yaml"))
        .content()
        .contains("ann, bob: { select: own, insert: own }", "nobody: { select: policy");

    repository.replace("db/root.sql", "using " + predicate, "using (true)");
    UserRepository.Answer bad = repository.call("rehearse", "shop", "--quiet");
    assertThat(bad.exitCode()).as(bad.all()).isEqualTo(1);
    assertThat(bad.out()).contains("access-widened", "check-failed");
  }

  /** A number may be anything; here the setting's name says what it is. */
  @Test
  void a_tenant_may_be_a_number_and_faults_are_noticed_as_him() throws Exception {
    repository
        .replace("db/root.sql", "owner text not null", "tenant_id integer not null")
        .replace("db/root.sql", "(owner)", "(tenant_id)")
        .replace(
            "db/root.sql",
            PREDICATE,
            "(tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::integer))")
        .replace(
            "verification/shop/rehearsal.yaml",
            "claims: {sub: ann}",
            "settings: {app.tenant_id: 7}")
        .replace(
            "verification/shop/rehearsal.yaml",
            "claims: {sub: bob}",
            "settings: {app.tenant_id: 8}")
        .write(
            "verification/shop/rows.sql",
            "insert into public.items (tenant_id, title) values (7, 'one'), (8, 'two');\n");
    UserRepository.Answer access = repository.call("access", "shop", "--update");
    assertThat(access.exitCode()).as(access.all()).isZero();
    assertThat(repository.path("verification/shop/access.yaml"))
        .content()
        .contains("ann, bob: { select: own, insert: own }");

    UserRepository.Answer mutants =
        repository.call("mutate", "shop", "--only", "policy-using-true,policy-using-false");
    assertThat(mutants.exitCode()).as(mutants.all()).isZero();
    assertThat(mutants.out()).contains("2 of 2 planted faults killed");
  }

  /** To whom no setting is made, nothing is shown before the move, nor after it. */
  @Test
  void a_facade_is_proved_as_the_tenants_that_settings_name() throws Exception {
    repository
        .write(
            "db/root.sql",
            """
            --liquibase formatted sql logicalFilePath:db/root.sql
            --changeset ann:move splitStatements:false
            create schema work;
            grant usage on schema work to shop_app;
            alter table public.orders set schema work;
            create view public.orders with (security_invoker = on) as
            select t.id, t.tenant_id, t.title from work.orders as t;
            grant select on public.orders to shop_app;
            --rollback drop view public.orders;
            --rollback alter table work.orders set schema public;
            --rollback drop schema work;
            """)
        .write(
            "verification/shop/roles.sql",
            """
            create role shop_app nologin;
            grant usage on schema public to shop_app;
            create table public.orders (id integer primary key, tenant_id integer not null, title text);
            create index orders_tenant_id_idx on public.orders (tenant_id);
            alter table public.orders enable row level security;
            create policy select_own on public.orders for select to shop_app
                using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::integer));
            grant select on public.orders to shop_app;
            """)
        .write(
            "verification/shop/rows.sql",
            "insert into public.orders values (1, 7, 'one'), (2, 8, 'two');\n")
        .replace(
            "verification/shop/rehearsal.yaml",
            "claims: {sub: ann}",
            "settings: {app.tenant_id: 7}")
        .replace(
            "verification/shop/rehearsal.yaml",
            "claims: {sub: bob}",
            "settings: {app.tenant_id: 8}");
    UserRepository.Answer good =
        repository.call("facade", "prove", "shop", "--form", "select", "--quiet");
    assertThat(good.exitCode()).as(good.all()).isZero();

    repository.replace(
        "db/root.sql",
        "t.title from work.orders as t;",
        "t.title from work.orders as t where t.id > 1;");
    UserRepository.Answer bad =
        repository.call("facade", "prove", "shop", "--form", "select", "--quiet");
    assertThat(bad.exitCode()).as(bad.all()).isEqualTo(1);
    assertThat(bad.out()).contains("public.orders: select is not as it was on the table, for ann");
  }

  @Test
  void a_setting_without_a_point_is_none_of_an_application() throws Exception {
    repository.replace(
        "verification/shop/rehearsal.yaml", "claims: {sub: ann}", "settings: {role: ann}");
    UserRepository.Answer answer = repository.call("rehearse", "shop", "--quiet");
    assertThat(answer.exitCode()).isEqualTo(2);
    assertThat(answer.all()).contains("'role' is no setting of an application");
  }

  @Test
  void without_roles_it_says_once_that_nobody_is_asked_about() throws Exception {
    repository
        .write("pgrehearse.yaml", "platform: plain\n")
        .replace("db/root.sql", "to shop_app", "to public")
        .write(
            "verification/shop/rehearsal.yaml",
            "title: Shop\nchangelog: db/root.sql\nfixtures: rows.sql\n")
        .write(
            "verification/shop/checks/010.yaml",
            """
            phase: end
            checks:
              - name: all_are_there
                because: nothing gets lost
                as: migration
                sql: select 1 from public.items
                count: 0
            """);
    UserRepository.Answer answer = repository.call("rehearse", "shop", "--quiet");
    assertThat(answer.out()).containsOnlyOnce("not checked  who may do what: no role is named");
  }

  @Test
  void a_role_that_nothing_makes_is_told() throws Exception {
    repository.write("pgrehearse.yaml", "roles: [shop_app, shop_ap]\n");
    UserRepository.Answer answer = repository.call("rehearse", "shop", "--quiet");
    assertThat(answer.out())
        .containsOnlyOnce("not checked  what the role shop_ap may do: it is named under 'roles'");
  }

  @Test
  void a_part_of_it_begins_on_what_was_kept_with_roles_and_late_rows() throws Exception {
    UserRepository.Answer first = repository.call("rehearse", "shop", "--only", "note");
    assertThat(first.exitCode()).as(first.all()).isZero();
    assertThat(first.out()).doesNotContain("check-failed");
    UserRepository.Answer second = repository.call("rehearse", "shop", "--only", "note");
    assertThat(second.exitCode()).as(second.all()).isZero();
    assertThat(second.err()).contains("from the cache").doesNotContain("writes to roles");

    // Here the rows are still to come.
    UserRepository.Answer from = repository.call("rehearse", "shop", "--from", "items");
    assertThat(from.exitCode()).as(from.all()).isZero();
  }

  @Test
  void faults_in_formatted_sql_are_planted_and_noticed() throws Exception {
    UserRepository.Answer mutants =
        repository.call("mutate", "shop", "--only", "policy-using-true,policy-using-false");
    assertThat(mutants.exitCode()).as(mutants.all()).isZero();
    assertThat(mutants.out()).contains("2 of 2 planted faults killed");
  }

  @Test
  void what_is_typed_comes_before_what_the_spec_says() throws Exception {
    repository
        .write("other.sql", "create role shop_app nologin;\n")
        .write("more.sql", "insert into public.items (owner, title) values ('ann', 'two');\n");
    UserRepository.Answer answer =
        repository.call(
            "access",
            "shop",
            "--quiet",
            "--update",
            "--prelude",
            "other.sql",
            "--fixtures",
            "more.sql",
            "--fixtures-after",
            "note",
            "--platform",
            "plain");
    assertThat(answer.exitCode()).as(answer.all()).isZero();

    UserRepository.Answer wrong =
        repository.call("access", "shop", "--update", "--fixtures-after", "none");
    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.err()).contains("--fixtures-after names the changeset 'none'");
  }

  @Test
  void a_rule_that_there_is_not_is_refused_with_its_place() throws Exception {
    repository.write("pgrehearse.yaml", "levels:\n  rollback-mising: off\n");
    UserRepository.Answer answer = repository.call("rehearse", "shop");
    assertThat(answer.exitCode()).isEqualTo(2);
    assertThat(answer.err())
        .contains(
            "pgrehearse.yaml:2: there is no rule 'rollback-mising', did you mean"
                + " 'rollback-missing'?");
  }
}
