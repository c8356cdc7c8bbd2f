package dev.pgrehearse.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Severity;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told to who has clients, and what not. */
final class ClientFindingsIT {

  private static final String PRELUDE =
      """
      create schema app;
      grant usage on schema app to authenticated;
      create table app.orders (id bigint primary key, total numeric not null, note text);
      create table app.jobs (id bigint primary key, state text);
      create view app.open_orders with (security_invoker = on) as select id, total from app.orders;
      alter table app.orders enable row level security;
      alter table app.jobs enable row level security;
      grant select on app.orders, app.open_orders to authenticated;
      """;

  private static Server server;

  @TempDir private Path home;

  @BeforeAll
  static void start() {
    server = Servers.start(new ServerChoice.Embedded(ServerChoice.DEFAULT_VERSION));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void what_a_phase_takes_away_from_earlier_ones_is_told_once_with_its_changeset()
      throws IOException {
    String changelog =
        """
        --liquibase formatted sql logicalFilePath:shop.sql
        --changeset a:10_parcels labels:one splitStatements:false
        create table app.parcels (id bigint primary key, weight integer, note text);
        alter table app.parcels enable row level security;
        grant select on app.parcels to authenticated;
        --rollback drop table app.parcels;
        --changeset a:20_same_phase labels:one splitStatements:false
        alter table app.parcels rename column note to remark;
        --rollback alter table app.parcels rename column remark to note;
        --changeset a:30_breaks labels:two splitStatements:false
        alter table app.parcels rename column weight to grams;
        alter table app.orders rename to purchases;
        alter view app.open_orders rename column total to sum;
        --rollback alter view app.open_orders rename column sum to total;
        --rollback alter table app.purchases rename to orders;
        --rollback alter table app.parcels rename column grams to weight;
        --changeset a:40_internal labels:two splitStatements:false
        alter table app.jobs rename column state to status;
        --rollback alter table app.jobs rename column status to state;
        --changeset a:50_gone_for_a_while labels:two splitStatements:false
        alter table app.parcels rename column remark to text;
        --rollback alter table app.parcels rename column text to remark;
        --changeset a:60_back labels:two splitStatements:false
        alter table app.parcels rename column text to remark;
        --rollback alter table app.parcels rename column remark to text;
        """;
    List<Finding> findings = findings(new TemporarySystem(home), changelog);
    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).severity()).isEqualTo(Severity.WARNING);
    assertThat(findings.get(0).changeset()).isEqualTo("30_breaks");
    assertThat(findings.get(0).message())
        .isEqualTo(
            """
            clients that were there before this phase get errors, until they are deployed anew:
              - column app.open_orders.total is gone, sum stands in its place
              - table app.orders is called app.purchases now
              - column app.parcels.weight is gone, grams stands in its place""");
    assertThat(findings.get(0).fix())
        .contains(
            "Leave the old name to a view until nobody asks for it: create view app.orders with"
                + " (security_invoker = on) as select * from app.purchases;");
  }

  @Test
  void what_is_agreed_to_or_what_no_client_sends_is_not_told() throws IOException {
    String changelog =
        """
        --liquibase formatted sql logicalFilePath:shop.sql
        --changeset a:10_note splitStatements:false
        alter table app.orders drop column note;
        --rollback alter table app.orders add column note text;
        """;
    String accepts =
        """
        relations: {}
        accepts:
          - { rule: breaks-clients, on: %s, because: Nobody has read it for a year. }
        """;
    TemporarySystem agreed =
        new TemporarySystem(home.resolve("agreed"))
            .beside("access.yaml", accepts.formatted("column app.orders.note"));
    assertThat(findings(agreed, changelog)).isEmpty();
    TemporarySystem unused =
        new TemporarySystem(home.resolve("unused"))
            .beside("access.yaml", accepts.formatted("column app.orders.total"));
    assertThat(rehearsed(unused, changelog))
        .extracting(Finding::rule)
        .contains("breaks-clients", "declaration-unused");
  }

  private static List<Finding> findings(TemporarySystem system, String changelog)
      throws IOException {
    return rehearsed(system, changelog).stream()
        .filter(finding -> finding.rule().equals("breaks-clients"))
        .toList();
  }

  private static List<Finding> rehearsed(TemporarySystem system, String changelog)
      throws IOException {
    return system
        .prelude(PRELUDE)
        .changelog("changelog/shop.sql", changelog)
        .rehearse(server)
        .findings();
  }
}
