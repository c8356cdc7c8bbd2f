package dev.pgrehearse.report;

import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Location;
import dev.pgrehearse.finding.Skipped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** A run that has something of everything, named as somebody would who wants to break a page. */
final class SampleRun {

  static final String HOSTILE = "<script>document.title='broken'</script>\"'&amp;|`@all";

  static final Finding OPEN =
      Finding.error(
              "rollback-missing",
              "10, " + HOSTILE,
              Location.of("sql/shop/10.sql", 3),
              "100% of " + HOSTILE + " is open:\nsecond line",
              "close it;\nselect '</script><script>alert(1)</script>';")
          .about("table public.orders");
  static final Finding ELSEWHERE =
      Finding.warning("lock-without-timeout", "", Location.NONE, "it waits", "do not");
  static final Finding LIVED_WITH =
      Finding.warning(
          "rollback-differs", "3", Location.of("sql/shop/3.sql", 2), "it is so", "mend");

  private SampleRun() {}

  static RunReport small() {
    return run(3).judged(List.of(OPEN, ELSEWHERE), List.of(LIVED_WITH), List.of());
  }

  static RunReport run(int changesets) {
    return new RunReport(
        new RunReport.Tool("pgrehearse", "1"),
        "shop " + HOSTILE,
        new RunReport.ServerUsed("17.11", "embedded"),
        9_100,
        new RunReport.Summary(
            changesets,
            2 * changesets,
            1190,
            30,
            56,
            78,
            1_677,
            313,
            List.of(new Skipped("access " + HOSTILE, "no access.yaml"))),
        IntStream.rangeClosed(1, changesets).mapToObj(SampleRun::row).toList(),
        List.of(new RunReport.PhaseRow("phase_1", changesets, 1_677, 313, -1)),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        new TreeMap<>(Map.of("Liquibase", 1_200L, "checks", 800L)));
  }

  private static RunReport.ChangesetRow row(int number) {
    List<RunReport.LockRow> locks = new ArrayList<>();
    for (int i = 0; i < number % 6; i++) {
      locks.add(
          new RunReport.LockRow(
              "public.t" + i,
              "AccessExclusiveLock",
              number,
              "forward",
              "sql/shop/" + number + ".sql",
              1 + i,
              "alter table public.t" + i + " add column " + HOSTILE,
              List.of("reads", "writes", "DDL", "vacuum"),
              i == 1,
              i == 2,
              List.of(),
              true));
    }
    return new RunReport.ChangesetRow(
        number + "_" + HOSTILE,
        "alice",
        "sql/shop/" + number + ".sql",
        number % 2 == 0 ? "phase_1" : "phase_2",
        number * 10L,
        number * 3L,
        number % 7 == 0 ? "differs" : "identical",
        locks,
        Map.of("public.orders", 12L));
  }

  /** With what only some runs have. */
  static RunReport full(int changesets) {
    List<MoreOfRun.AccessCell> cells = new ArrayList<>();
    for (String object : List.of("public.orders", "public." + HOSTILE)) {
      for (String identity : List.of("alice", "bob", HOSTILE)) {
        cells.add(new MoreOfRun.AccessCell(object, identity, "select", "own + shared"));
        cells.add(
            new MoreOfRun.AccessCell(
                object, identity, "update", identity.equals("bob") ? "all" : "policy"));
      }
    }
    MoreOfRun more =
        MoreOfRun.nothing()
            .withAccess(cells)
            .withFacades(
                new MoreOfRun.Compatibility(
                    2,
                    180,
                    1,
                    List.of("passthrough"),
                    List.of(
                        new MoreOfRun.FormRow("select", List.of("same")),
                        new MoreOfRun.FormRow("copy-in", List.of("differs: fails with 42809")))))
            .withTraffic(
                List.of(
                    new MoreOfRun.TrafficRow(
                        "1_" + HOSTILE, "forward", "select", 1_000, "", 212, 0.4, 3.25)))
            .withCosts(
                List.of(
                    new MoreOfRun.CostRow(
                        "pipeline",
                        "alice",
                        "after",
                        "before the migration",
                        new MoreOfRun.Cost(163, 4_079, 4_092),
                        Optional.of(new MoreOfRun.Cost(163, 204, 163)),
                        3.2,
                        List.of("buffers touched: 4,079 now, and it was 204"),
                        true,
                        List.of("Seq Scan on public." + HOSTILE)),
                    new MoreOfRun.CostRow(
                        HOSTILE,
                        "bob",
                        "after",
                        "",
                        new MoreOfRun.Cost(1, 3, 1),
                        Optional.empty(),
                        0.05,
                        List.of(),
                        false,
                        List.of("Result"))))
            .withKillRate(
                Optional.of(
                    new MoreOfRun.KillRate(200, 199, List.of("a.sql:7: " + HOSTILE), true)));
    return run(changesets)
        .with(more)
        .judged(List.of(OPEN, ELSEWHERE), List.of(LIVED_WITH), List.of());
  }
}
