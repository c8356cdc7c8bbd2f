package dev.pgrehearse.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pgrehearse.finding.Severity;

/** GitLab's code quality report; what is accepted is not in it, for GitLab would list it. */
final class CodeQualityReport {

  private final RunReport run;
  private final SourceTree sources;

  CodeQualityReport(RunReport run, SourceTree sources) {
    this.run = run;
    this.sources = sources;
  }

  String text() {
    ObjectMapper json = new ObjectMapper();
    ArrayNode root = json.createArrayNode();
    PlacedFinding.of(run, sources).stream()
        .filter(each -> !each.isAccepted())
        .forEach(each -> put(root.addObject(), each));
    try {
      return json.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new ReportException("the report cannot be put into JSON", e);
    }
  }

  private static void put(ObjectNode node, PlacedFinding each) {
    node.put("description", each.finding().rule() + ": " + each.text())
        .put("check_name", each.finding().rule())
        .put("fingerprint", each.key())
        .put("severity", word(each.finding().severity()));
    ObjectNode location = node.putObject("location").put("path", each.path());
    location.putObject("lines").put("begin", each.line());
  }

  private static String word(Severity severity) {
    return switch (severity) {
      case ERROR -> "major";
      case WARNING -> "minor";
      case INFO -> "info";
    };
  }
}
