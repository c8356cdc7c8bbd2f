package dev.pgrehearse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pgrehearse.report.Browser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One rehearsal of a changelog below the root of a repository, and all the reports of it. */
final class ReportIT {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String ROOT =
      """
      databaseChangeLog:
        - logicalFilePath: root.yaml
        - include: {file: formatted.sql}
        - changeSet:
            id: 20_split
            author: alice
            changes:
              - sqlFile: {path: sql/20.sql, splitStatements: false}
            rollback:
              - sqlFile: {path: sql/20.rollback.sql, splitStatements: false}
        - changeSet:
            id: 30_<script>alert(1)</script>
            author: alice
            changes:
              - sql: {sql: "create index orders_note_idx on public.orders (note)"}
      """;

  private static final String FORMATTED =
      """
      --liquibase formatted sql logicalFilePath:formatted.sql

      --changeset alice:10_orders splitStatements:false
      create table public.orders (id int primary key, note text);
      --rollback drop table public.orders;

      --changeset alice:15_split splitStatements:false
      create table public.notes (id int primary key);
      commit;
      --rollback drop table public.notes;
      """;

  /** {@code rule path:line} of each error, as every report has it. */
  private static final List<String> PLACES =
      List.of(
          "transaction-control db/formatted.sql:9",
          "rollback-missing db/root.yaml:11",
          "transaction-control db/sql/20.sql:4");

  @TempDir private static Path folder;
  private static Path report;
  private static CommandRun run;

  @BeforeAll
  static void rehearse() throws IOException {
    Path repository = Files.createDirectories(folder.resolve("shop"));
    Files.createDirectories(repository.resolve(".git"));
    Files.createDirectories(repository.resolve("db/sql"));
    Files.writeString(repository.resolve("db/root.yaml"), ROOT);
    Files.writeString(repository.resolve("db/formatted.sql"), FORMATTED);
    Files.writeString(
        repository.resolve("db/sql/20.sql"),
        "-- A comment.\ncreate table public.a (id int primary key);\n\ncommit;\n");
    Files.writeString(repository.resolve("db/sql/20.rollback.sql"), "drop table public.a;\n");
    report = folder.resolve("report");
    run =
        CommandRun.of(
            "rehearse",
            "--quiet",
            "--format",
            "github",
            "--changelog",
            repository.resolve("db/root.yaml").toString(),
            "--report",
            report.toString());
    assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(1);
  }

  @Test
  void sarif_has_each_finding_on_its_line() throws IOException {
    JsonNode results = json("results.sarif").at("/runs/0/results");

    assertThat(results)
        .filteredOn(result -> result.path("level").asText().equals("error"))
        .extracting(
            result ->
                "%s %s:%d"
                    .formatted(
                        result.path("ruleId").asText(),
                        result.at("/locations/0/physicalLocation/artifactLocation/uri").asText(),
                        result.at("/locations/0/physicalLocation/region/startLine").asInt()))
        .containsExactlyInAnyOrderElementsOf(PLACES);
  }

  @Test
  void so_has_gitlab() throws IOException {
    assertThat(json("gl-code-quality-report.json"))
        .filteredOn(each -> each.path("severity").asText().equals("major"))
        .extracting(
            each ->
                "%s %s:%d"
                    .formatted(
                        each.path("check_name").asText(),
                        each.at("/location/path").asText(),
                        each.at("/location/lines/begin").asInt()))
        .containsExactlyInAnyOrderElementsOf(PLACES);
  }

  @Test
  void so_have_annotations_and_the_text_is_there_too() {
    Pattern command = Pattern.compile("(?m)^::error file=([^,]*),line=(\\d+),title=(\\S+) in ");
    List<String> places = new ArrayList<>();
    Matcher found = command.matcher(run.out());
    while (found.find()) {
      places.add(found.group(3) + " " + found.group(1) + ":" + found.group(2));
    }
    assertThat(places).containsExactlyInAnyOrderElementsOf(PLACES);
    assertThat(run.out()).contains("FINDINGS: ").doesNotContain("::notice");
  }

  @Test
  void a_comment_begins_with_the_verdict() throws IOException {
    assertThat(Files.readString(report.resolve("report.md")))
        .startsWith("## root: FINDINGS\n")
        .contains("**error: transaction-control** ");
  }

  @Test
  void the_page_shows_the_numbers_of_the_report() throws IOException {
    Browser.skipWhereMissing();
    JsonNode json = json("report.json");

    String page = new Browser(folder).document(report.resolve("report.html"));

    Matcher shown = Pattern.compile("<data data-key=\"([^\"]*)\" value=\"(\\d+)\">").matcher(page);
    List<String> keys = new ArrayList<>();
    while (shown.find()) {
      keys.add(shown.group(1));
      assertThat(json.at(shown.group(1)).asText()).as(shown.group(1)).isEqualTo(shown.group(2));
    }
    assertThat(keys)
        .contains("/summary/findings/error", "/summary/changesets", "/summary/roundTrips");
    assertThat(page).contains(">FINDINGS</strong>");
    assertThat(occurrences(page, "<article class=\"card ")).isEqualTo(json.path("findings").size());
    assertThat(occurrences(page, "<tr class=\"step\">")).isEqualTo(json.path("changesets").size());
    assertThat(
            StreamSupport.stream(json.path("findings").spliterator(), false)
                .map(finding -> finding.path("rule").asText()))
        .allSatisfy(rule -> assertThat(page).contains("</span>" + rule + "</h3>"));
    // The line of the SQL is read where it stands.
    assertThat(page).contains("<pre>commit;</pre>").doesNotContain("<script>alert(1)");
  }

  @Test
  void lint_prints_the_same_places() throws IOException {
    Path changelog = folder.resolve("shop/db/root.yaml");

    CommandRun sarif = CommandRun.of("lint", changelog.toString(), "--format", "sarif");
    CommandRun gitlab = CommandRun.of("lint", changelog.toString(), "--format", "gitlab");
    CommandRun none = CommandRun.of("lint", changelog.toString(), "--format", "xml");

    assertThat(sarif.exitCode()).isEqualTo(1);
    assertThat(JSON.readTree(sarif.out()).findValuesAsText("uri"))
        .contains("db/formatted.sql", "db/root.yaml", "db/sql/20.sql");
    assertThat(JSON.readTree(gitlab.out()).findValuesAsText("path"))
        .contains("db/formatted.sql", "db/root.yaml", "db/sql/20.sql");
    assertThat(none.exitCode()).isEqualTo(2);
    assertThat(none.err()).contains("--format xml: give text or github or sarif or gitlab");
  }

  private static int occurrences(String text, String part) {
    return text.split(Pattern.quote(part), -1).length - 1;
  }

  private static JsonNode json(String file) throws IOException {
    return JSON.readTree(report.resolve(file).toFile());
  }
}
