package dev.pgrehearse.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Severity;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** SARIF 2.1.0: for GitHub's code scanning, and for editors. */
final class SarifReport {

  private static final String ROOT = "%SRCROOT%";

  private final ObjectMapper json = new ObjectMapper();
  private final RunReport run;
  private final List<PlacedFinding> findings;
  private final List<String> rules;

  SarifReport(RunReport run, SourceTree sources) {
    this.run = run;
    this.findings = PlacedFinding.of(run, sources);
    this.rules =
        new ArrayList<>(
            new TreeSet<>(findings.stream().map(each -> each.finding().rule()).toList()));
  }

  String text() {
    ObjectNode root = json.createObjectNode();
    root.put("$schema", "https://json.schemastore.org/sarif-2.1.0.json").put("version", "2.1.0");
    ObjectNode only = root.putArray("runs").addObject();
    ObjectNode driver = only.putObject("tool").putObject("driver");
    driver.put("name", run.tool().name()).put("version", run.tool().version());
    RuleTexts texts = RuleTexts.read();
    ArrayNode described = driver.putArray("rules");
    rules.forEach(rule -> put(described.addObject().put("id", rule), rule, texts));
    // Code scanning keeps the results of each category apart: those of a system replace its own.
    only.putObject("automationDetails").put("id", "pgrehearse/" + run.system() + "/");
    put(only.putArray("invocations").addObject());
    only.putObject("originalUriBaseIds")
        .putObject(ROOT)
        .putObject("description")
        .put("text", "the root of the repository");
    only.put("columnKind", "utf16CodeUnits");
    ArrayNode results = only.putArray("results");
    findings.forEach(each -> put(results.addObject(), each));
    try {
      return json.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new ReportException("the report cannot be put into JSON", e);
    }
  }

  private static void put(ObjectNode node, String rule, RuleTexts texts) {
    texts
        .shortly(rule)
        .ifPresent(text -> node.putObject("shortDescription").put("text", text.replace("`", "")));
    texts
        .of(rule)
        .ifPresent(
            text ->
                node.putObject("help")
                    .put("text", text.replace("`", "").replace("**", ""))
                    .put("markdown", text));
  }

  /** What was not looked at is said, and a run that was cut off was no success. */
  private void put(ObjectNode invocation) {
    invocation.put("executionSuccessful", run.cutOff().isEmpty());
    ArrayNode notes = invocation.putArray("toolExecutionNotifications");
    run.cutOff().ifPresent(where -> put(notes, "error", "cut off: " + where));
    run.part().ifPresent(part -> put(notes, "note", "only a part: " + part.summary()));
    run.summary()
        .skipped()
        .forEach(item -> put(notes, "note", "not checked: " + item.what() + ": " + item.why()));
  }

  private static void put(ArrayNode notes, String level, String text) {
    notes.addObject().put("level", level).putObject("message").put("text", text);
  }

  private void put(ObjectNode result, PlacedFinding each) {
    Finding finding = each.finding();
    result
        .put("ruleId", finding.rule())
        .put("ruleIndex", rules.indexOf(finding.rule()))
        .put("level", finding.severity() == Severity.INFO ? "note" : finding.severity().word());
    result.putObject("message").put("text", each.text());
    ObjectNode location = result.putArray("locations").addObject();
    ObjectNode physical = location.putObject("physicalLocation");
    physical.putObject("artifactLocation").put("uri", uri(each.path())).put("uriBaseId", ROOT);
    physical.putObject("region").put("startLine", each.line());
    if (!finding.changeset().isEmpty()) {
      location
          .putArray("logicalLocations")
          .addObject()
          .put("name", finding.changeset())
          .put("kind", "changeset");
    }
    result.putObject("partialFingerprints").put("pgrehearse/v1", each.key());
    if (each.isAccepted()) {
      result
          .putArray("suppressions")
          .addObject()
          .put("kind", "external")
          .put("status", "accepted")
          .put("justification", "accepted in .pgrehearse/accepted.yaml");
    }
  }

  private static String uri(String path) {
    try {
      return new URI(null, null, "/" + path, null).toASCIIString().substring(1);
    } catch (URISyntaxException e) {
      throw new IllegalStateException("every path can be quoted: " + path, e);
    }
  }
}
