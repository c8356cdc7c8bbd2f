package dev.pgrehearse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Location;
import dev.pgrehearse.finding.Skipped;
import dev.pgrehearse.report.RunReport;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The last lines of a rehearsal, word for word. */
final class TerminalTest {

  private static final Path HERE = Path.of("").toAbsolutePath();

  @Test
  void the_summary_counts_each_thing_by_its_name() {
    assertThat(shown(HERE.resolve("target/rehearsal/shop")))
        .endsWith(
            """
            not checked  access matrix: no access.yaml
            2 changesets, 4 round trips, 1 check, 30 rows written in between, 56 privileges \
            compared, 78 access probes, on Postgres 17.11 in 9.1 s
            forward 120 ms, rollback 60 ms, without the rehearsal's own work
            report: target/rehearsal/shop/report.html
            CLEAN: 0 errors, 0 warnings
            """);
  }

  @Test
  void a_report_elsewhere_is_named_by_its_whole_path() {
    Path elsewhere = HERE.resolveSibling("elsewhere");
    assertThat(shown(elsewhere)).contains("report: " + elsewhere.resolve("report.html") + "\n");
  }

  @Test
  void the_same_in_many_places_is_told_once_and_information_is_counted() {
    List<Finding> findings = new ArrayList<>();
    for (int i = 1; i <= 7; i++) {
      findings.add(
          Finding.error("set-leaks", "id" + i, Location.of("a.sql", i), "it leaks", "mend it"));
    }
    findings.add(Finding.info("comments-stripped", "", Location.of("a.sql", 9), "gone", "keep it"));
    assertThat(shown(findings, false))
        .isEqualTo(
            """
            error  set-leaks  7 places: a.sql:1 (id1), a.sql:2 (id2), a.sql:3 (id3), \
            a.sql:4 (id4), a.sql:5 (id5) and 2 more
              it leaks
              fix  mend it

            1 finding at level info: --info shows it
            FINDINGS: 1 error, 0 warnings
            """);
    assertThat(shown(findings, true))
        .contains("a.sql:7 (id7)\n", "info  comments-stripped  a.sql:9\n")
        .doesNotContain("--info");
  }

  private static String shown(List<Finding> findings, boolean all) {
    StringWriter out = new StringWriter();
    new Terminal(new PrintWriter(out), new PrintWriter(new StringWriter()), false, all)
        .show(findings);
    return out.toString().replace(System.lineSeparator(), "\n");
  }

  private static String shown(Path directory) {
    RunReport run =
        new RunReport(
            new RunReport.Tool("pgrehearse", "0.1.0"),
            "shop",
            new RunReport.ServerUsed("17.11", "embedded"),
            9_100,
            new RunReport.Summary(
                2,
                4,
                1,
                30,
                56,
                78,
                120,
                60,
                List.of(new Skipped("access matrix", "no access.yaml"))),
            List.of(),
            List.of(new RunReport.PhaseRow("phase_1", 2, 120, 60, 110)),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Map.of());
    StringWriter out = new StringWriter();
    new Terminal(new PrintWriter(out), new PrintWriter(new StringWriter()), false)
        .show("A shop", run, directory, Optional.empty());
    return out.toString().replace(System.lineSeparator(), "\n");
  }
}
