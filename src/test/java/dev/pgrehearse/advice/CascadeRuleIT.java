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
import org.junit.jupiter.api.Test;

/** Which deletes by cascade somebody would act on, and which are what people want. */
final class CascadeRuleIT {

  private static final AccessRules RULES =
      AccessRules.of("anon", List.of("authenticated"), Set.of());

  /** Orders that their owner may delete. */
  private static final String ORDERS =
      """
      create table public.orders (
          id bigint generated always as identity primary key,
          owner_id uuid not null
      );
      alter table public.orders enable row level security;
      grant select, insert, delete on public.orders to authenticated;
      create policy own on public.orders for all to authenticated
          using (owner_id = (select auth.uid()));
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

  @Test
  void a_record_of_what_was_done_is_not_to_go_with_what_it_speaks_of() throws SQLException {
    assertThat(below("order_audit", "cascade"))
        .containsExactly(
            "table public.order_audit: authenticated may delete rows of public.orders, and write"
                + " nothing here");
    assertThat(below("payments", "cascade")).hasSize(1);
    assertThat(below("order_audit", "restrict")).isEmpty();
    assertThat(below("order_audit", "set null")).isEmpty();
  }

  @Test
  void what_belongs_to_a_row_goes_with_it() throws SQLException {
    assertThat(below("order_lines", "cascade")).isEmpty();
    assertThat(below("catalog_blocks", "cascade")).isEmpty();
  }

  @Test
  void who_writes_in_it_may_see_it_go() throws SQLException {
    assertThat(
            told(
                ORDERS
                    + table("order_logs", "cascade")
                    + """
                    grant insert on public.order_logs to authenticated;
                    create policy insert_own on public.order_logs for insert to authenticated
                        with check (order_id in (select o.id from public.orders as o));
                    """))
        .isEmpty();
  }

  @Test
  void a_privilege_that_no_policy_stands_behind_deletes_nothing() throws SQLException {
    String readOnly =
        ORDERS
            + """
            drop policy own on public.orders;
            create policy own on public.orders for select to authenticated
                using (owner_id = (select auth.uid()));
            """;
    assertThat(told(readOnly + table("order_logs", "cascade"))).isEmpty();
    String refused = "create policy no on public.orders for delete to authenticated using (false);";
    assertThat(told(readOnly + refused + table("order_logs", "cascade"))).isEmpty();
  }

  @Test
  void of_a_chain_the_nearest_row_that_can_be_deleted_is_named() throws SQLException {
    String chain =
        ORDERS
            + table("shipments", "cascade")
            + """
            create table public.shipment_history (
                id bigint generated always as identity primary key,
                shipment_id bigint not null references public.shipments on delete cascade
            );
            alter table public.shipment_history enable row level security;
            """;
    assertThat(told(chain))
        .containsExactly(
            "table public.shipment_history: authenticated may delete rows of public.orders, and"
                + " write nothing here");
    String nearer =
        """
        grant delete on public.shipments to authenticated;
        create policy delete_own on public.shipments for delete to authenticated
            using (order_id in (select o.id from public.orders as o));
        """;
    assertThat(told(chain + nearer))
        .containsExactly(
            "table public.shipment_history: authenticated may delete rows of public.shipments, and"
                + " write nothing here");
  }

  @Test
  void a_table_without_row_security_is_a_way_in_as_well() throws SQLException {
    assertThat(
            told(
                """
                create table public.devices (id bigint primary key);
                grant delete on public.devices to anon;
                create table public.device_bans (
                    device_id bigint primary key references public.devices on delete cascade
                );
                """))
        .containsExactly(
            "table public.device_bans: anon may delete rows of public.devices, and write nothing"
                + " here");
  }

  private static List<String> below(String name, String action) throws SQLException {
    return told(ORDERS + table(name, action));
  }

  private static String table(String name, String action) {
    return """
    create table public.%1$s (
        id bigint generated always as identity primary key,
        order_id bigint references public.orders on delete %2$s
    );
    alter table public.%1$s enable row level security;
    grant select on public.%1$s to authenticated;
    create policy of_own on public.%1$s for select to authenticated
        using (order_id in (select o.id from public.orders as o));
    """
        .formatted(name, action);
  }

  private static List<String> told(String sql) throws SQLException {
    try (Database database = server.createDatabase(PrivilegeRegime.CLOSED);
        Connection connection = database.connectAsSuperuser();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
      return RULES.advice(connection).stream()
          .filter(advice -> advice.rule().equals("cascade-deletes-protected-rows"))
          .map(advice -> advice.object() + advice.message().replaceFirst("^[^:]*", ""))
          .toList();
    }
  }
}
