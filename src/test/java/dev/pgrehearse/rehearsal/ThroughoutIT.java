package dev.pgrehearse.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.pgrehearse.finding.Finding;
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

/** A check that holds throughout is asked after every changeset. */
final class ThroughoutIT {

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
  void what_one_changeset_breaks_and_the_next_mends_is_missed_in_between() throws IOException {
    assertThat(rehearsed("throughout: true"))
        .extracting(Finding::rule, Finding::changeset)
        .containsExactly(tuple("check-failed", "010_amount"));
  }

  @Test
  void a_check_that_does_not_say_so_is_asked_at_the_end_of_its_phase() throws IOException {
    assertThat(rehearsed("throughout: false")).isEmpty();
  }

  private List<Finding> rehearsed(String throughout) throws IOException {
    TemporarySystem system =
        new TemporarySystem(home)
            .prelude(
                """
                create table public.orders (
                    order_id bigint generated always as identity primary key,
                    total numeric not null
                );
                """)
            .fixtures("insert into public.orders (total) values (10), (20);");
    system.changelog(
        "shop.sql",
        """
        --liquibase formatted sql logicalFilePath:shop.sql

        --changeset alice:010_amount labels:main
        alter table public.orders rename column total to amount;
        --rollback alter table public.orders rename column amount to total;

        --changeset alice:020_total labels:main
        alter table public.orders rename column amount to total;
        --rollback alter table public.orders rename column total to amount;
        """);
    system.checks(
        "total.yaml",
        """
        phase: main
        checks:
          - name: the_total_is_thirty
            because: Clients go on between two changesets as well.
            %s
            as: migration
            sql: select sum(total) from public.orders
            value: 30
        """
            .formatted(throughout));
    return system.rehearse(server).findings();
  }
}
