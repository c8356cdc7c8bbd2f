package dev.pgrehearse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.cli.UserRepository.Answer;
import dev.pgrehearse.server.Database;
import dev.pgrehearse.server.PrivilegeRegime;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as a DBA types it, in a repository of their own. */
final class FacadePreflightCommandIT {

  private static final String LEGACY =
      "create table public.orders (order_id bigint primary key, state text);\n";

  @TempDir private Path folder;

  @Test
  void what_a_pack_would_stop_at_is_told_and_nothing_is_written() throws Exception {
    UserRepository repository =
        new UserRepository(folder)
            .write("pgrehearse.yaml", "verification: verification\nplatform: plain\n")
            .write("verification/shop/legacy.sql", LEGACY)
            .write(
                "verification/shop/rehearsal.yaml",
                "title: a shop\nchangelog: shop.sql\nlegacy: legacy.sql\n")
            .write(
                "verification/shop/facades.yaml",
                """
                moves:
                  - { changeset: 010_sales/10_orders, table: public.orders, to: sales.orders }
                """)
            .write(
                "shop.sql",
                """
                --liquibase formatted sql logicalFilePath:shop.sql

                --changeset alice:010_sales/10_orders
                create schema sales;
                alter table public.orders set schema sales;
                create view public.orders with (security_invoker = on) as
                select o.order_id, o.state from sales.orders as o;
                --rollback drop view public.orders;
                --rollback alter table sales.orders set schema public;
                --rollback drop schema sales;
                """);
    try (Server server = Servers.start(new ServerChoice.Embedded(16));
        Database live = server.createDatabase(PrivilegeRegime.PLAIN);
        Connection superuser = live.connectAsSuperuser();
        Statement statement = superuser.createStatement()) {
      String url =
          "%s?user=%s"
              .formatted(
                  superuser.getMetaData().getURL().replaceFirst("\\?.*", ""),
                  superuser.getMetaData().getUserName());
      statement.execute(LEGACY);

      Answer same = repository.call("facade", "preflight", "shop", "--url", url);
      assertThat(same.exitCode()).as(same.all()).isZero();
      assertThat(same.out()).contains("010_sales  1      0      0        can be deployed", "CLEAN");

      statement.execute("alter table public.orders add column note text");
      Answer drifted = repository.call("facade", "preflight", "shop", "--url", url);
      assertThat(drifted.exitCode()).isEqualTo(1);
      assertThat(drifted.out())
          .contains(
              "010_sales  1      0      1        stops",
              "error  move-drifted  verification/shop/facades.yaml:2",
              "  - extra: column public.orders.note");

      Answer unknown = repository.call("facade", "preflight", "shop", "--url", "db/shop");
      assertThat(unknown.exitCode()).isEqualTo(2);
      assertThat(unknown.err()).contains("jdbc:postgresql://HOST:PORT/DATABASE");
    }
  }
}
