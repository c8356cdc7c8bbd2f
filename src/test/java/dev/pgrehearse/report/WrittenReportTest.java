package dev.pgrehearse.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Location;
import dev.pgrehearse.finding.Skipped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WrittenReportTest {

  private static final Finding ONE = error("1", "table public.a");
  private static final Finding SAME_CAUSE = error("2", "table public.b");
  private static final Finding LIVED_WITH =
      Finding.warning("b-rule", "3", Location.NONE, "it waits", "do not");

  @TempDir private Path folder;

  @Test
  void every_finding_of_a_cause_is_read_as_it_was_and_what_is_accepted_too() {
    RunReport run = run(List.of(), Optional.empty());
    Report.of(
            run.judged(
                List.of(ONE, SAME_CAUSE),
                List.of(LIVED_WITH),
                List.of(new Skipped("rule c-rule", "off"))),
            new SourceTree(folder, List.of(), "a.sql"))
        .write(folder);

    WrittenReport written = WrittenReport.read(folder.resolve("report.json"));

    assertThat(written.system()).isEqualTo("shop");
    assertThat(written.isWhole()).isTrue();
    assertThat(written.findings())
        .extracting(Finding::rule, Finding::changeset, Finding::location, Finding::message)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "a-rule", "1", Location.of("a.sql", 1), "table public.a is open"),
            org.assertj.core.groups.Tuple.tuple(
                "a-rule", "2", Location.of("a.sql", 2), "table public.b is open"),
            org.assertj.core.groups.Tuple.tuple("b-rule", "3", Location.NONE, "it waits"));
    assertThat(folder.resolve("report.md")).content().contains("1 accepted", "rule c-rule: off");
  }

  @Test
  void a_part_and_a_run_that_broke_off_are_not_whole() {
    RunReport part =
        run(List.of(), Optional.of(new RunReport.Part("some", Map.of(), List.of(), List.of())));
    RunReport broken =
        run(
            List.of(
                new RunReport.ChangesetRow(
                    "1", "t", "a.sql", "", 1, 1, "not-run", List.of(), Map.of())),
            Optional.empty());

    for (RunReport run : List.of(part, broken, run(List.of(), Optional.empty()).cutOff("at 3"))) {
      Report.of(run, new SourceTree(folder, List.of(), "a.sql")).write(folder);
      assertThat(run.isWhole()).isFalse();
      assertThat(WrittenReport.read(folder.resolve("report.json")).isWhole()).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{\"system\": \"a\"}",
        "{\"system\": \"a\", \"findings\": [{\"rule\": \"a-rule\"}]}",
        "{\"system\": \"a\", \"findings\": [{\"rule\": \"a-rule\", \"severity\": \"bad\"}]}"
      })
  void what_is_none_is_refused(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("report.json"), text);

    assertThatThrownBy(() -> WrittenReport.read(file))
        .isInstanceOf(ReportException.class)
        .hasMessage(file + " is no report of a rehearsal that can be read; rehearse again");
  }

  private static RunReport run(
      List<RunReport.ChangesetRow> changesets, Optional<RunReport.Part> part) {
    return new RunReport(
        new RunReport.Tool("pgrehearse", "1"),
        "shop",
        new RunReport.ServerUsed("17", "embedded"),
        1,
        new RunReport.Summary(1, 1, 0, 0, 0, 0, 1, 1, List.of()),
        changesets,
        List.of(),
        List.of(),
        Optional.empty(),
        part,
        Map.of());
  }

  private static Finding error(String changeset, String subject) {
    return Finding.error(
            "a-rule",
            changeset,
            Location.of("a.sql", Integer.parseInt(changeset)),
            subject + " is open",
            "close " + subject)
        .about(subject);
  }
}
