package dev.pgrehearse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pgrehearse.server.ExistingServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Changelogs that have nothing to do with this project, as people write them. */
final class ForeignChangelogsIT {

  private static final Path CHANGELOGS = Path.of("src/test/resources/changelogs");

  private static ExistingServer server;
  private static List<String> before;

  /** What was said of a changelog, for each test that asks: it says the same each time. */
  private static final Map<Path, CommandRun> SAID = new HashMap<>();

  @TempDir private static Path reports;
  private Path report;

  @BeforeAll
  static void startServer() throws SQLException, IOException {
    server = ExistingServer.start(17);
    before = server.inventory();
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "yaml-relative/db/root.yaml, 3",
    "root-relative/src/main/resources/db/changelog/db.changelog-master.yaml, 2",
    "include-all/root.yaml, 3",
    "xml/changelog.xml, 3",
    "formatted-sql/shop.sql, 3",
    "json/changelog.json, 2",
    "load-data/root.yaml, 2",
    "conditions/root.yaml, 5",
    "concurrently/root.sql, 2",
    "roles/root.yaml, 2",
    "mixed-case/root.yaml, 2",
    "extensions/root.sql, 3",
    "enum/root.sql, 1",
    "partitions/root.sql, 2",
    "supabase/root.sql, 6"
  })
  void every_changeset_of_a_good_changelog_comes_back_identical(String changelog, int changesets)
      throws IOException, SQLException {
    CommandRun run = rehearseOnce(CHANGELOGS.resolve(changelog));

    JsonNode json = CommandRun.report(report);
    assertNothingIsWrongButWhatDefaultPrivilegesOpen(run, json);
    assertThat(roundTrips(json)).hasSize(changesets).containsOnly("identical");
    assertThat(json.path("summary").path("roundTrips").asInt()).isEqualTo(2 * changesets);
    assertThat(server.inventory()).isEqualTo(before);
  }

  @Test
  void a_prelude_is_a_folder_or_several_files_and_fixtures_come_after_it()
      throws IOException, SQLException {
    Path folder = CHANGELOGS.resolve("prelude");
    CommandRun asFolder =
        rehearse(
            folder.resolve("changelog.yaml"),
            "--prelude",
            folder.resolve("schema").toString(),
            "--fixtures",
            folder.resolve("rows.sql").toString());
    assertNothingIsWrongButWhatDefaultPrivilegesOpen(asFolder, CommandRun.report(report));
    assertThat(roundTrips(CommandRun.report(report))).hasSize(3).containsOnly("identical");

    CommandRun asFiles =
        rehearse(
            folder.resolve("changelog.yaml").toAbsolutePath(),
            "--prelude",
            folder.resolve("schema/01_schema.sql").toAbsolutePath().toString(),
            "--prelude",
            folder.resolve("schema/02_tables.sql").toAbsolutePath().toString(),
            "--fixtures",
            folder.resolve("rows.sql").toAbsolutePath().toString());
    assertNothingIsWrongButWhatDefaultPrivilegesOpen(asFiles, CommandRun.report(report));
    assertThat(server.inventory()).isEqualTo(before);
  }

  @Test
  void the_report_has_the_keys_of_the_contract() throws IOException {
    rehearseOnce(CHANGELOGS.resolve("xml/changelog.xml"));

    JsonNode json = CommandRun.report(report);
    assertThat(names(json))
        .containsExactly(
            "tool",
            "system",
            "server",
            "elapsedMs",
            "summary",
            "changesets",
            "phases",
            "findings",
            "accepted");
    assertThat(names(json.path("tool"))).containsExactly("name", "version");
    assertThat(names(json.path("server"))).containsExactly("version", "provider");
    assertThat(names(json.path("summary")))
        .contains(
            "changesets",
            "roundTrips",
            "checks",
            "privileges",
            "accessProbes",
            "findings",
            "skipped");
    assertThat(names(json.path("summary").path("findings")))
        .containsExactly("error", "warning", "info", "accepted");
    assertThat(names(json.path("changesets").path(0)))
        .contains("id", "author", "file", "phase", "applyMs", "rollbackMs", "roundTrip", "locks");
    assertThat(names(json.path("findings").path(0)))
        .containsExactly("rule", "severity", "changeset", "file", "line", "message", "fix");
    assertThat(json.path("system").asText()).isEqualTo("changelog");
    assertThat(json.path("server").path("provider").asText()).isEqualTo("jdbc");
    assertThat(report.resolve("report.md")).exists();
    assertThat(report.resolve("junit.xml")).exists();
  }

  @ParameterizedTest
  @ValueSource(strings = {"lossy.yaml", "owner-unbound.sql"})
  void two_runs_differ_in_nothing_but_times(String bad) throws IOException {
    Path changelog = CHANGELOGS.resolve("bad").resolve(bad);
    CommandRun first = rehearseOnce(changelog);
    List<String> firstReport = reportWithoutTimes();
    CommandRun second = rehearse(changelog);

    assertThat(withoutTimes(second.out())).isEqualTo(withoutTimes(first.out()));
    assertThat(reportWithoutTimes()).isEqualTo(firstReport);
  }

  @Test
  void the_migration_role_of_a_run_is_called_as_everywhere() throws IOException {
    CommandRun run = rehearseOnce(CHANGELOGS.resolve("bad/owner-unbound.sql"));

    assertThat(run.out())
        .contains("force-rls-missing", "migration_role has BYPASSRLS")
        .doesNotContainPattern("pgrehearse_[0-9a-f]{8}");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "leaves-index.yaml     | rollback-differs index leaves-index.yaml:7",
        "no-rollback.yaml      | rollback-missing table no-rollback.yaml:2",
        "no-rollback.sql       | rollback-missing table no-rollback.sql:2",
        "does-not-apply.yaml   | changeset-failed second sql/does-not-apply.sql:4",
        "broken-rollback.sql   | rollback-failed table broken-rollback.sql:6",
        "forgets-rows.yaml     | rollback-changes-rows upper forgets-rows.yaml:8",
        "lossy.yaml            | rollback-loses-rows key lossy.yaml:8",
        "not-again.yaml        | rollback-differs type not-again.yaml:2"
      })
  void a_bad_changelog_is_a_finding_of_the_right_rule(String changelog, String expected)
      throws IOException, SQLException {
    CommandRun run = rehearseOnce(CHANGELOGS.resolve("bad").resolve(changelog));

    assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(1);
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("FINDINGS: ").doesNotContain("\tat ", "Exception");
    assertThat(CommandRun.findings(CommandRun.report(report), "error"))
        .contains(expected.replaceFirst("(?=\\S+$)", "src/test/resources/changelogs/bad/"));
    assertThat(server.inventory()).isEqualTo(before);
  }

  @Test
  void a_changelog_that_fails_half_way_says_why_and_goes_on() throws IOException {
    CommandRun run = rehearseOnce(CHANGELOGS.resolve("bad/does-not-apply.yaml"));

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .contains(
            """
            error  changeset-failed  second  src/test/resources/changelogs/bad/sql/does-not-apply.sql:4
              the changeset does not apply: SQLSTATE 42P01: relation "public.nowhere" does not exist
              fix  Mend the SQL; where production has what is missing, from another changelog or from before it, let --prelude make it. The rehearsal went on without it.
            """);
    assertThat(CommandRun.report(report).path("changesets")).hasSize(2);
  }

  /** Who wrote these knew of no API roles: their tables in public are as bare as they come. */
  private static void assertNothingIsWrongButWhatDefaultPrivilegesOpen(
      CommandRun run, JsonNode json) {
    assertThat(run.err()).isEmpty();
    for (JsonNode finding : json.path("findings")) {
      if (finding.path("severity").asText().equals("error")) {
        assertThat(finding.path("message").asText())
            .as(run.out())
            .endsWith("\n  (only under the open regime of default privileges)");
        assertThat(finding.path("rule").asText())
            .as(run.out())
            .isIn("rls-disabled", "view-without-security-invoker", "materialized-view-exposed");
      }
    }
    int errors = json.path("summary").path("findings").path("error").asInt();
    assertThat(run.exitCode()).as(run.out()).isEqualTo(errors == 0 ? 0 : 1);
  }

  /** Unless it has been done for another test; its report is looked at either way. */
  private CommandRun rehearseOnce(Path changelog) throws IOException {
    Path kept = reports.resolve(changelog.toString().replaceAll("\\W", "-"));
    if (!SAID.containsKey(changelog)) {
      CommandRun run = rehearse(changelog);
      Files.move(report, kept);
      SAID.put(changelog, run);
    }
    report = kept;
    return SAID.get(changelog);
  }

  private CommandRun rehearse(Path changelog, String... more) {
    report = reports.resolve("run");
    List<String> arguments =
        new ArrayList<>(List.of("rehearse", "--quiet", "--postgres", server.url(), "--report"));
    arguments.addAll(List.of(report.toString(), "--changelog", changelog.toString()));
    arguments.addAll(List.of(more));
    return CommandRun.of(arguments);
  }

  private static List<String> roundTrips(JsonNode json) {
    List<String> found = new ArrayList<>();
    json.path("changesets").forEach(row -> found.add(row.path("roundTrip").asText()));
    return found;
  }

  private static List<String> names(JsonNode node) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private List<String> reportWithoutTimes() throws IOException {
    List<String> texts = new ArrayList<>();
    for (String name : List.of("report.json", "report.md", "junit.xml")) {
      texts.add(
          withoutTimes(Files.readString(report.resolve(name)))
              .replaceAll("(\"\\w*Ms\" : |time=\")[0-9.]+", "$1")
              .replaceAll("(?s)\"timeMs\" : \\{.*?\\}", "")
              .replaceAll("(?m)(?<=^\\|.{0,200})\\d+(?= \\|)", "TIME"));
    }
    return texts;
  }

  private static String withoutTimes(String text) {
    return text.replaceAll("\\d+(\\.\\d+)? m?s\\b *", "TIME ");
  }
}
