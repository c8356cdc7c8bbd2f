package dev.pgrehearse.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.kill.KillPoint.Kind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What of a deployment's statements is the changeset's own, and where to kill it. */
final class WayTest {

  private static final List<String> BEFORE =
      List.of(
          "BEGIN",
          "select current_schema()",
          "UPDATE h.databasechangeloglock SET LOCKED = TRUE, LOCKEDBY = 'x' WHERE ID = 1",
          "COMMIT",
          "BEGIN",
          "SHOW SEARCH_PATH",
          "SELECT current_database() AS \"TABLE_CAT\", n.nspname\nfrom somewhere",
          "SELECT MD5SUM FROM h.databasechangelog WHERE MD5SUM IS NOT NULL",
          "ROLLBACK");

  private static final List<String> AFTER =
      List.of(
          "BEGIN",
          "SELECT MAX(ORDEREXECUTED) FROM h.databasechangelog",
          "INSERT INTO h.databasechangelog (ID) VALUES ('1')",
          "COMMIT",
          "BEGIN",
          "UPDATE h.databasechangeloglock SET LOCKED = FALSE, LOCKEDBY = NULL WHERE ID = 1",
          "COMMIT");

  @Test
  void a_transaction_is_killed_before_between_and_after_its_statements_and_around_its_history() {
    List<String> all =
        deployment(
            "BEGIN", "create table a ()", "create table b ()", "create table c ()", "COMMIT");

    assertThat(Way.of(all, true).points(true))
        .extracting(KillPoint::words)
        .containsExactly(
            "before its first statement",
            "between its statements 1 and 2 of 3",
            "after its last statement",
            "between the change and its history row",
            "before the changelog lock was released");
    assertThat(held(all, Way.of(all, true).points(true)))
        .containsExactly(
            "create table a ()",
            "create table b ()",
            "COMMIT",
            "BEGIN",
            "UPDATE h.databasechangeloglock SET LOCKED = FALSE, LOCKEDBY = NULL WHERE ID = 1");
  }

  @Test
  void without_a_transaction_every_place_between_two_statements_is_another() {
    List<String> all =
        deployment(
            "create table a ()", "-- why\ncreate index concurrently i on a (b)", "drop table c");

    List<KillPoint> points = Way.of(all, true).points(false);

    assertThat(points)
        .extracting(KillPoint::kind)
        .containsExactly(
            Kind.BEFORE_STATEMENT,
            Kind.BEFORE_STATEMENT,
            Kind.DURING_STATEMENT,
            Kind.BEFORE_STATEMENT,
            Kind.BEFORE_HISTORY,
            Kind.BEFORE_UNLOCK);
    assertThat(held(all, points).get(4)).isEqualTo("BEGIN");
  }

  @Test
  void a_changeset_without_a_statement_of_its_own_is_killed_at_its_history() {
    List<String> all = deployment("BEGIN", "COMMIT");

    List<KillPoint> points = Way.of(all, true).points(true);

    assertThat(points)
        .extracting(KillPoint::kind)
        .containsExactly(Kind.BEFORE_HISTORY, Kind.BEFORE_UNLOCK);
    assertThat(held(all, points).get(0)).startsWith("INSERT INTO h.databasechangelog");
  }

  private static List<String> deployment(String... own) {
    List<String> all = new ArrayList<>(BEFORE);
    all.addAll(List.of(own));
    all.addAll(AFTER);
    return all;
  }

  /** Before which statement each point is. */
  private static List<String> held(List<String> all, List<KillPoint> points) {
    return points.stream()
        .map(
            point -> {
              Way way = Way.of(all, true).fromTheStart();
              return all.stream()
                  .filter(statement -> way.isAt(point, statement))
                  .findFirst()
                  .orElse("never");
            })
        .toList();
  }
}
