package dev.pgrehearse.facade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.facade.move.Move;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Location;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A pack's files, without a database. */
final class FacadePackTest {

  @Test
  void tables_of_one_name_have_checks_of_different_names() {
    Map<String, String> files =
        new FacadePack("020_orders", "phase_2")
            .files(
                new FacadePlan(
                    List.of(
                        planned("public", "orders"),
                        planned("crm", "orders"),
                        planned("public", "\u0437"),
                        planned("public", "\u0442")),
                    Optional.empty(),
                    FacadePlan.Clients.UNASKED));
    assertThat(files.keySet())
        .contains(
            "sql/020_orders/10_orders.sql",
            "sql/020_orders/20_orders_2.sql",
            "sql/020_orders/30_t__.sql",
            "sql/020_orders/40_t___2.sql");
    List<String> names =
        files.get("checks/020_orders.yaml").lines().filter(line -> line.contains("name:")).toList();
    assertThat(names).hasSizeGreaterThan(8).doesNotHaveDuplicates();
  }

  @Test
  void functions_are_the_last_changeset_and_need_no_checks() {
    Map<String, String> files =
        new FacadePack("shop/020_orders", "phase_2")
            .files(
                new FacadePlan(
                    List.of(planned("public", "orders")),
                    Optional.of(
                        new FunctionsPlan(
                            "select 3;",
                            "select 4;",
                            List.of(
                                Finding.info(
                                    "facade-function-reissued",
                                    "",
                                    Location.NONE,
                                    "f()",
                                    "review it")))),
                    FacadePlan.Clients.UNASKED));
    assertThat(files)
        .containsEntry("sql/shop/020_orders/20_functions.sql", "select 3;")
        .containsEntry("sql/shop/020_orders/20_functions.rollback.sql", "select 4;");
    assertThat(files.get("changelog/shop/020_orders.yaml"))
        .containsSubsequence("id: 020_orders/10_orders", "id: 020_orders/20_functions");
    assertThat(files.get("verification/shop/checks/020_orders.yaml")).doesNotContain("functions");
  }

  private static MovePlan planned(String schema, String table) {
    return new MovePlan(
        Move.of(schema, table, "dom", schema + "_" + table),
        schema + "." + table,
        "dom." + schema + "_" + table,
        List.of("id"),
        List.of("id"),
        List.of(),
        Origin.NONE,
        "select 1;",
        "select 2;",
        List.of(),
        List.of());
  }
}
