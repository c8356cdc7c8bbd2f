package dev.pgrehearse.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Location;
import dev.pgrehearse.finding.Severity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A {@code report.json} of an earlier run, as far as it is of use later.
 *
 * @param system that was rehearsed
 * @param isWhole or only a part of it
 * @param findings all, also those that are accepted
 */
public record WrittenReport(String system, boolean isWhole, List<Finding> findings) {
  public WrittenReport {
    findings = List.copyOf(findings);
  }

  /**
   * Reads one.
   *
   * @throws ReportException when it is none
   */
  public static WrittenReport read(Path file) {
    try {
      JsonNode root = new ObjectMapper().readTree(file.toFile());
      if (!root.path("system").isTextual() || !root.path("findings").isArray()) {
        throw new IllegalArgumentException("no system, no findings");
      }
      List<Finding> findings = new ArrayList<>();
      for (String list : List.of("findings", "accepted")) {
        root.path(list).forEach(cause -> addAll(cause, findings));
      }
      return new WrittenReport(root.path("system").asText(), isWhole(root), findings);
    } catch (IOException | IllegalArgumentException e) {
      throw new ReportException(
          "%s is no report of a rehearsal that can be read; rehearse again".formatted(file), e);
    }
  }

  private static boolean isWhole(JsonNode root) {
    return !root.has("part")
        && !root.has("cutOff")
        && !root.path("changesets")
            .findValuesAsText("roundTrip")
            .contains(RunReport.ChangesetRow.NOT_RUN);
  }

  private static void addAll(JsonNode cause, List<Finding> findings) {
    if (!cause.has("places")) {
      findings.add(finding(cause, cause));
    }
    cause.path("places").forEach(place -> findings.add(finding(cause, place)));
  }

  private static Finding finding(JsonNode cause, JsonNode place) {
    return new Finding(
        cause.path("rule").asText(),
        Severity.valueOf(cause.path("severity").asText().toUpperCase(Locale.ROOT)),
        place.path("changeset").asText(),
        new Location(place.path("file").asText(), place.path("line").asInt()),
        place.path("message").asText(),
        cause.path("fix").asText());
  }
}
