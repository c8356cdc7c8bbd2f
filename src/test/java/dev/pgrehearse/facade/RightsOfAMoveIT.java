package dev.pgrehearse.facade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgrehearse.catalog.Fingerprint;
import dev.pgrehearse.facade.move.Move;
import dev.pgrehearse.facade.move.Move.Shape;
import dev.pgrehearse.finding.Finding;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may run a move, whose table it is afterwards, and who reaches what a facade asks. */
final class RightsOfAMoveIT extends FreshDatabase {
  private static final Move PARENTS = Move.of("public", "parents", "dom", "parents");

  @BeforeEach
  void makeAKeeper() throws SQLException {
    database.asSuperuser(
        """
        do $$
        begin
            if pg_catalog.to_regrole('"the keeper"') is null then
                create role "the keeper";
            end if;

            execute format(
                'grant "the keeper" to %s',
                (select d.datdba::regrole from pg_database as d where d.datname = current_database())
            );
        end
        $$;

        grant create, usage on schema public to "the keeper";

        create table public.parents (id bigint primary key);

        create table public.children (parent_id bigint references public.parents (id));

        alter table public.parents owner to "the keeper";

        grant select, insert on table public.parents, public.children to authenticated;
        """);
  }

  @Test
  void an_owner_who_may_not_use_the_new_schema_is_a_refusal_for_foreign_keys_ask_as_the_owner()
      throws SQLException {
    MovePlan refused = database.plan(PARENTS).moves().get(0);
    assertThat(refused.refusals())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.rule()).isEqualTo("facade-no-usage");
              assertThat(finding.message())
                  .isEqualTo(
                      "\"the keeper\" owns public.parents and may not use schema dom: Postgres looks"
                          + " for the rows of foreign keys as the owner, and every write that has to"
                          + " would fail (42501)");
              assertThat(finding.fix()).isEqualTo("grant usage on schema dom to \"the keeper\"");
            });
    database.apply("grant usage on schema dom to \"the keeper\"");
    Fingerprint before = database.fingerprint();
    MovePlan move = database.plan(PARENTS).moves().get(0);
    database.apply(move.forward());
    try (Connection alice = database.as("authenticated", VariedDatabase.ALICE)) {
      VariedDatabase.run(alice, "insert into parents values (1)");
      VariedDatabase.run(alice, "insert into children values (1)");
    }
    database.apply(move.rollback());
    assertThat(before.differencesTo(database.fingerprint())).isEmpty();
  }

  @Test
  void what_the_login_or_the_owner_lacks_is_told_before_it_is_run() throws SQLException {
    database.asSuperuser(
        """
        grant usage on schema dom to "the keeper";

        revoke create on schema public from "the keeper";

        create schema vault;

        grant usage on schema vault to "the keeper";
        """);
    MovePlan move = database.plan(Move.of("public", "parents", "vault", "parents")).moves().get(0);
    assertThat(move.refusals()).isEmpty();
    assertThat(messages(move, "facade-rights"))
        .singleElement()
        .asString()
        .matches(
            "public.parents: the SQL cannot be run as \\w+, with whom it was planned: \\w+ may not use"
                + " schema vault and create in it; \"the keeper\", who is to own the facade, may not create"
                + " in schema public");
    assertThatThrownBy(() -> database.apply(move.forward()))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"));
    database.asSuperuser(
        """
        grant create on schema public to "the keeper";

        grant usage, create on schema vault to public;
        """);
    MovePlan mended =
        database.plan(Move.of("public", "parents", "vault", "parents")).moves().get(0);
    assertThat(messages(mended, "facade-rights")).isEmpty();
    database.apply(mended.forward());
  }

  @Test
  void a_login_that_does_not_have_the_owners_rights_is_told() throws SQLException {
    database.asSuperuser(
        """
        create table public.others (id bigint primary key);

        grant usage on schema dom to "the keeper";

        grant select on table public.others to public;
        """);
    MovePlan move = database.plan(Move.of("public", "others", "dom", "others")).moves().get(0);
    assertThat(messages(move, "facade-rights"))
        .singleElement()
        .asString()
        .matches(
            "public.others: the SQL cannot be run as \\w+, with whom it was planned: \\w+ does not"
                + " have the rights of \\w+, who owns the table");
  }

  @Test
  void what_an_expression_calls_or_reads_and_clients_may_not_is_named() throws SQLException {
    database.apply(
        """
        create schema hidden;

        create function hidden.masked(text)
        returns text
        language sql
        immutable
        as $$
            select left($1, 1)
        $$;

        revoke execute on function hidden.masked(text) from public;

        grant execute on function hidden.masked(text) to service_role;

        create table hidden.labels (id bigint);

        create table public.people_too (
            id bigint primary key,
            phone text,
            name text
        );

        insert into public.people_too values (1, '123', 'ann');

        grant select on table public.people_too to authenticated, service_role;
        """);
    MovePlan move =
        database
            .plan(
                new Move(
                    "public",
                    "people_too",
                    "dom",
                    "people_too",
                    Map.of(),
                    false,
                    new Shape(
                        Map.of(),
                        Map.of(
                            "phone",
                            "hidden.masked(t.phone)",
                            "labels",
                            "(select count(*) from hidden.labels as l where l.id = t.id)",
                            "name",
                            "pg_catalog.lower(t.name)"),
                        Set.of(),
                        Map.of())))
            .moves()
            .get(0);
    assertThat(messages(move, "facade-computed-rights"))
        .containsExactly(
            "phone of public.people_too calls hidden.masked, which authenticated may not execute:"
                + " whoever reads the column is refused (42501)",
            "labels of public.people_too asks hidden.labels, which authenticated, service_role may not"
                + " read: whoever reads the column is refused (42501)");
    database.apply(move.forward());
    try (Connection alice = database.as("authenticated", VariedDatabase.ALICE)) {
      assertThat(VariedDatabase.state(alice, "select phone from people_too")).isEqualTo("42501");
      assertThat(VariedDatabase.state(alice, "select labels from people_too")).isEqualTo("42501");
      assertThat(VariedDatabase.query(alice, "select name from people_too")).containsExactly("ann");
    }
  }

  @Test
  void whoever_looks_in_the_new_schema_first_meets_the_table_and_not_its_facade()
      throws SQLException {
    database.asSuperuser(
        """
        create table public.accounts (
            id bigint primary key,
            secret text
        );

        alter role authenticated in database %s set search_path = dom, "$user", public;

        alter role service_role in database %s set search_path = public, dom;
        """
            .formatted(database(), database()));
    Shape hidden = new Shape(Map.of(), Map.of(), Set.of("secret"), Map.of());
    Move move = new Move("public", "accounts", "dom", "accounts", Map.of(), false, hidden);
    assertThat(messages(database.plan(move).moves().get(0), "facade-bypassed"))
        .containsExactly(
            "public.accounts: authenticated looks in dom before public, and an unqualified accounts"
                + " is then the table with its columns as they are stored");
    assertThat(
            messages(
                database.plan(Move.of("public", "accounts", "dom", "accounts")).moves().get(0),
                "facade-bypassed"))
        .isEmpty();
  }

  @Test
  void who_gave_on_rights_on_a_column_is_named() throws SQLException {
    database.asSuperuser(
        """
        grant update (parent_id) on table public.children to authenticated with grant option;

        set role authenticated;

        grant update (parent_id) on table public.children to service_role;

        reset role;
        """);
    assertThat(
            messages(
                database.plan(Move.of("public", "children", "dom", "children")).moves().get(0),
                "facade-grantor"))
        .containsExactly(
            "public.children: authenticated: gave on what was given with grant option; on the facade"
                + " the owner gives it");
  }

  private String database() throws SQLException {
    try (Connection connection = database.migration()) {
      return VariedDatabase.query(connection, "select quote_ident(current_database())").get(0);
    }
  }

  private static List<String> messages(MovePlan move, String rule) {
    return move.notices().stream()
        .filter(finding -> finding.rule().equals(rule))
        .map(Finding::message)
        .toList();
  }
}
