package dev.pgrehearse.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Location;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What others read of a report. */
final class FormatsTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path repository;
  private SourceTree sources;

  /** The changelog's paths count from {@code db}, which is not the root. */
  @BeforeEach
  void repository() throws IOException {
    Files.createDirectories(repository.resolve("db/sql/shop"));
    Files.writeString(repository.resolve("db/sql/shop/10.sql"), "one;\ntwo;\nthree\n  four;\n");
    Files.writeString(repository.resolve("db/root.yaml"), "databaseChangeLog: []\n");
    sources = new SourceTree(repository, List.of(repository.resolve("db")), "root.yaml");
  }

  @Test
  void sarif_is_valid_by_its_schema() throws IOException {
    JsonSchema schema = schema();
    for (RunReport run :
        List.of(
            SampleRun.small(),
            SampleRun.full(40),
            SampleRun.run(0),
            SampleRun.small().cutOff("at 3"))) {
      JsonNode sarif = sarif(run);
      assertThat(schema.validate(sarif)).isEmpty();
      assertThat(sarif.at("/runs/0/invocations/0/executionSuccessful").asBoolean())
          .isEqualTo(run.cutOff().isEmpty());
    }
  }

  @Test
  void the_schema_refuses_what_is_none() throws IOException {
    JsonNode sarif = sarif(SampleRun.small());
    ((com.fasterxml.jackson.databind.node.ObjectNode) sarif.at("/runs/0/results/0"))
        .put("level", "fatal");

    assertThat(schema().validate(sarif)).isNotEmpty();
  }

  @Test
  void sarif_names_files_from_the_root_of_the_repository() throws IOException {
    JsonNode results = sarif(SampleRun.small()).at("/runs/0/results");

    assertThat(results).hasSize(3);
    assertThat(results.get(0).at("/locations/0/physicalLocation/artifactLocation/uri").asText())
        .isEqualTo("db/sql/shop/10.sql");
    assertThat(
            results.get(0).at("/locations/0/physicalLocation/artifactLocation/uriBaseId").asText())
        .isEqualTo("%SRCROOT%");
    assertThat(results.get(0).at("/locations/0/physicalLocation/region/startLine").asInt())
        .isEqualTo(3);
    // What has no place stands at the changelog: GitHub shows no result without one.
    assertThat(results.get(1).at("/locations/0/physicalLocation/artifactLocation/uri").asText())
        .isEqualTo("db/root.yaml");
    assertThat(results.get(1).at("/locations/0/physicalLocation/region/startLine").asInt())
        .isEqualTo(1);
  }

  @Test
  void a_path_in_sarif_is_quoted() throws IOException {
    RunReport run =
        SampleRun.run(0)
            .judged(
                List.of(
                    Finding.error("a-rule", "1", Location.of("sql/a b%#:é.sql", 1), "it", "mend")),
                List.of(),
                List.of());

    assertThat(
            sarif(run)
                .at("/runs/0/results/0/locations/0/physicalLocation/artifactLocation/uri")
                .asText())
        .isEqualTo("sql/a%20b%25%23:%C3%A9.sql");
  }

  @Test
  void what_is_accepted_is_suppressed_in_sarif_and_not_told_elsewhere() throws IOException {
    JsonNode results = sarif(SampleRun.small()).at("/runs/0/results");

    assertThat(results.get(0).has("suppressions")).isFalse();
    assertThat(results.get(2).at("/ruleId").asText()).isEqualTo("rollback-differs");
    assertThat(results.get(2).at("/suppressions/0/status").asText()).isEqualTo("accepted");
    assertThat(as(SampleRun.small(), Format.GITLAB)).doesNotContain("rollback-differs");
    assertThat(as(SampleRun.small(), Format.GITHUB)).doesNotContain("rollback-differs");
  }

  @Test
  void annotations_are_escaped_as_github_demands() {
    assertThat(as(SampleRun.small().cutOff("50%\nof it"), Format.GITHUB))
        .isEqualToNormalizingNewlines(
            """
            ::error file=db/sql/shop/10.sql,line=3,title=rollback-missing in 10%2C <script>\
            document.title='broken'</script>"'&amp;|`@all::100%25 of <script>document.title=\
            'broken'</script>"'&amp;|`@all is open:%0Asecond line%0Afix: close it;%0Aselect \
            '</script><script>alert(1)</script>';
            ::warning file=db/root.yaml,line=1,title=lock-without-timeout::it waits%0Afix: do not
            ::error title=pgrehearse was cut off::50%25%0Aof it
            """);
  }

  @Test
  void gitlab_gets_what_its_report_needs() throws IOException {
    JsonNode first = JSON.readTree(as(SampleRun.small(), Format.GITLAB)).get(0);

    assertThat(first.path("check_name").asText()).isEqualTo("rollback-missing");
    assertThat(first.path("description").asText()).startsWith("rollback-missing: 100% of ");
    assertThat(first.path("severity").asText()).isEqualTo("major");
    assertThat(first.at("/location/path").asText()).isEqualTo("db/sql/shop/10.sql");
    assertThat(first.at("/location/lines/begin").asInt()).isEqualTo(3);
    assertThat(first.path("fingerprint").asText()).matches("[0-9a-f]{16}");
  }

  @Test
  void a_fingerprint_outlives_moved_lines_and_belongs_to_one_finding() throws IOException {
    List<Finding> now = List.of(at(3, "it took 7 ms"), at(9, "it took 8 ms"));
    List<Finding> later = List.of(at(5, "it took 9 ms"), at(11, "it took 1 ms"));

    List<String> before = fingerprints(now);

    assertThat(before).doesNotHaveDuplicates().hasSize(2).isEqualTo(fingerprints(later));
  }

  @Test
  void the_statement_at_a_place_is_read_to_its_end() {
    assertThat(sources.statement(Location.of("sql/shop/10.sql", 3))).isEqualTo("three\n  four;");
    assertThat(sources.statement(Location.of("sql/shop/10.sql", 99))).isEmpty();
    assertThat(sources.statement(Location.of("sql/shop/11.sql", 1))).isEmpty();
    assertThat(sources.statement(Location.of("\0", 1))).isEmpty();
  }

  private static Finding at(int line, String message) {
    return Finding.error("a-rule", "1", Location.of("a.sql", line), message, "mend");
  }

  private List<String> fingerprints(List<Finding> findings) throws IOException {
    return JSON.readTree(as(SampleRun.run(0).judged(findings, List.of(), List.of()), Format.GITLAB))
        .findValuesAsText("fingerprint");
  }

  private JsonNode sarif(RunReport run) throws IOException {
    return JSON.readTree(as(run, Format.SARIF));
  }

  private String as(RunReport run, Format format) {
    return Report.of(run, sources).as(format);
  }

  private static JsonSchema schema() throws IOException {
    try (InputStream in =
        FormatsTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(JSON.readTree(in));
    }
  }
}
