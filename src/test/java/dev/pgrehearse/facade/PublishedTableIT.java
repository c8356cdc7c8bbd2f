package dev.pgrehearse.facade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.facade.move.Move;
import dev.pgrehearse.facade.view.FacadeComment;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.server.PrivilegeRegime;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tables that others hear of, and parts of tables that others make. */
final class PublishedTableIT {
  private static Server server;
  private static VariedDatabase database;

  @BeforeAll
  static void start() throws SQLException {
    server = Servers.start(new ServerChoice.Embedded(17));
    database = VariedDatabase.on(server, PrivilegeRegime.CLOSED);
    database.asSuperuser(
        """
        create schema loud;

        create publication loud_rows for tables in schema loud;

        create schema inserts;

        create publication inserted_rows for tables in schema inserts with (publish = 'insert');

        create table public.keyless (line text);

        create table public.keyed (id bigint primary key);

        create table public.replicated (id bigint primary key);

        create subscription far_away connection 'dbname=nowhere' publication theirs
        with (connect = false, slot_name = none);

        insert into pg_catalog.pg_subscription_rel (srsubid, srrelid, srsubstate)
        select s.oid, 'public.replicated'::regclass, 'i'
        from pg_catalog.pg_subscription as s;
        """);
  }

  @AfterAll
  static void stop() throws SQLException {
    database.asSuperuser("drop subscription far_away");
    database.close();
    server.close();
  }

  @Test
  void a_table_without_identity_does_not_go_where_updates_are_published() throws SQLException {
    assertThat(plan("keyless", "loud").refusals())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.rule()).isEqualTo("facade-no-replica-identity");
              assertThat(finding.message())
                  .isEqualTo(
                      "loud_rows publishes updates and deletes of all tables in schema loud, and"
                          + " public.keyless has no replica identity: every update and delete would"
                          + " fail (55000)");
              assertThat(finding.fix())
                  .isEqualTo(
                      "add a primary key, or alter table public.keyless replica identity full");
            });
    assertThat(plan("keyless", "inserts").refusals()).isEmpty();
    assertThat(plan("keyless", "dom").refusals()).isEmpty();
  }

  @Test
  void a_table_that_is_published_by_its_new_schema_is_told() throws SQLException {
    assertThat(messages(plan("keyed", "loud"), "facade-published"))
        .containsExactly(
            "public.keyed: loud_rows: publishes all tables of the schema that this one goes to, and"
                + " its rows with them");
    assertThat(messages(plan("keyed", "dom"), "facade-published")).isEmpty();
  }

  @Test
  void a_table_that_is_filled_by_a_subscription_is_told() throws SQLException {
    assertThat(messages(plan("replicated", "dom"), "facade-subscription"))
        .containsExactly(
            "public.replicated: far_away: rows come in under the name that the table has at the"
                + " publisher, and would meet the view: replication stops there");
  }

  @Test
  void whoever_makes_partitions_or_children_is_to_name_the_new_table() throws SQLException {
    assertThat(messages(plan("measurements", "dom"), "facade-partitions"))
        .containsExactly(
            "public.measurements: its parts stay where they are (public.measurements_2026), and a new"
                + " one cannot be made, attached or detached under the old name (42809)");
    assertThat(messages(plan("animals", "dom"), "facade-partitions"))
        .containsExactly(
            "public.animals: its parts stay where they are (public.dogs), and a new one cannot be"
                + " made, attached or detached under the old name (42809)");
    assertThat(messages(plan("keyed", "dom"), "facade-partitions")).isEmpty();
  }

  @Test
  void a_graphql_api_that_shows_only_views_with_a_key_in_their_comment_is_told()
      throws SQLException {
    assertThat(messages(plan("keyed", "dom"), "facade-graphql")).isEmpty();
    // The extension is not among those of the embedded server: its entry stands in for it.
    database.asSuperuser(
        """
        set allow_system_table_mods = on;

        insert into pg_catalog.pg_extension (
            oid, extname, extowner, extnamespace, extrelocatable, extversion
        )
        select 99998, 'pg_graphql', 10, n.oid, true, '1'
        from pg_catalog.pg_namespace as n
        where n.nspname = 'extensions';
        """);
    try {
      MovePlan move = plan("keyed", "dom");
      assertThat(move.notices())
          .filteredOn(finding -> finding.rule().equals("facade-graphql"))
          .singleElement()
          .satisfies(
              finding -> {
                assertThat(finding.message())
                    .isEqualTo(
                        "public.keyed: pg_graphql shows a view only where its comment names the key, so"
                            + " its type and the relations to it leave the GraphQL API");
                assertThat(finding.fix())
                    .isEqualTo(
                        "in a changeset behind the move: comment on view public.keyed is 'Facade of"
                            + " dom.keyed. @graphql({\"primary_key_columns\": [\"id\"]})'; relations"
                            + " are named there as foreign_keys");
              });
      assertThat(
              FacadeComment.read(
                  "Facade of dom.keyed. @graphql({\"primary_key_columns\": [\"id\"]})"))
          .hasValueSatisfying(comment -> assertThat(comment.home()).isEqualTo("dom.keyed"));
      assertThat(messages(plan("keyless", "dom"), "facade-graphql")).isEmpty();
    } finally {
      database.asSuperuser(
          "set allow_system_table_mods = on; delete from pg_catalog.pg_extension where oid = 99998");
    }
  }

  private static MovePlan plan(String table, String schema) throws SQLException {
    return database.plan(Move.of("public", table, schema, table)).moves().get(0);
  }

  private static List<String> messages(MovePlan move, String rule) {
    return move.notices().stream()
        .filter(finding -> finding.rule().equals(rule))
        .map(Finding::message)
        .toList();
  }
}
