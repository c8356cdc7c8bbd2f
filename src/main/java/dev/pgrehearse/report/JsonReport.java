package dev.pgrehearse.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pgrehearse.finding.Cause;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Severity;
import dev.pgrehearse.finding.Skipped;
import java.util.List;

/** The report for machines; its keys are a stable contract. */
final class JsonReport {

  private final ObjectMapper json = new ObjectMapper();
  private final RunReport run;

  JsonReport(RunReport run) {
    this.run = run;
  }

  String text() {
    ObjectNode root = json.createObjectNode();
    root.set("tool", json.valueToTree(run.tool()));
    root.put("system", run.system());
    root.set("server", json.valueToTree(run.server()));
    root.put("elapsedMs", run.elapsedMs());
    run.cutOff().ifPresent(where -> root.put("cutOff", where));
    root.set("summary", summary());
    run.part().ifPresent(part -> root.set("part", json.valueToTree(part)));
    ArrayNode changesets = root.putArray("changesets");
    run.changesets().forEach(row -> changesets.add(json.<ObjectNode>valueToTree(row)));
    ArrayNode phases = root.putArray("phases");
    run.phases().forEach(row -> phases.add(json.<ObjectNode>valueToTree(row)));
    ArrayNode findings = root.putArray("findings");
    run.causes().forEach(cause -> findings.add(finding(cause)));
    ArrayNode accepted = root.putArray("accepted");
    run.accepted().forEach(one -> accepted.add(finding(new Cause(List.of(one)))));
    more(root);
    try {
      return json.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new ReportException("the report cannot be put into JSON", e);
    }
  }

  private void more(ObjectNode root) {
    MoreOfRun more = run.more();
    if (!more.access().isEmpty()) {
      ArrayNode access = root.putArray("access");
      new AccessOnPage(more.access()).objects().forEach(object -> put(access, object));
    }
    more.facades().ifPresent(facades -> root.set("facades", json.valueToTree(facades)));
    if (!more.traffic().isEmpty()) {
      root.set("traffic", json.valueToTree(more.traffic()));
    }
    if (!more.costs().isEmpty()) {
      ArrayNode costs = root.putArray("baseline");
      more.costs().forEach(row -> put(costs, row));
    }
    more.killRate().ifPresent(rate -> root.set("killRate", json.valueToTree(rate)));
  }

  private void put(ArrayNode costs, MoreOfRun.CostRow row) {
    ObjectNode node = costs.addObject();
    node.put("query", row.query()).put("as", row.identity()).put("when", row.when());
    node.set("now", json.valueToTree(row.now()));
    row.was().ifPresent(was -> node.put("since", row.since()).set("was", json.valueToTree(was)));
    node.put("time", row.time()).put("worse", row.isWorse());
    node.set("changes", json.valueToTree(row.changes()));
    node.set("plan", json.valueToTree(row.plan()));
  }

  private void put(ArrayNode access, Page.AccessObject object) {
    for (Page.Who who : object.who()) {
      ObjectNode node = access.addObject().put("object", object.name());
      node.set("who", json.valueToTree(who.names()));
      ObjectNode may = node.putObject("may");
      who.verbs().forEach(verb -> may.put(verb.verb(), verb.text()));
    }
  }

  private ObjectNode summary() {
    ObjectNode node = json.createObjectNode();
    node.put("changesets", run.summary().changesets());
    node.put("roundTrips", run.summary().roundTrips());
    node.put("checks", run.summary().checks());
    node.put("rowsWritten", run.summary().rowsWritten());
    node.put("privileges", run.summary().privileges());
    node.put("accessProbes", run.summary().accessProbes());
    ObjectNode counts = node.putObject("findings");
    for (Severity severity : Severity.values()) {
      counts.put(severity.word(), run.count(severity));
    }
    counts.put("accepted", run.accepted().size());
    node.put("forwardMs", run.summary().forwardMs());
    node.put("rollbackMs", run.summary().rollbackMs());
    node.set("timeMs", json.valueToTree(run.timeMs()));
    ArrayNode skipped = node.putArray("skipped");
    for (Skipped item : run.summary().skipped()) {
      skipped.addObject().put("what", item.what()).put("why", item.why());
    }
    return node;
  }

  /** Of several places the first stands where a finding with one has it. */
  private ObjectNode finding(Cause cause) {
    Finding first = cause.first();
    ObjectNode node = json.createObjectNode().put("rule", first.rule());
    node.put("severity", first.severity().word());
    putPlace(node, first);
    node.put("message", cause.message()).put("fix", cause.fix());
    if (cause.findings().size() == 1) {
      return node;
    }
    ArrayNode places = node.putArray("places");
    for (Finding finding : cause.findings()) {
      ObjectNode place = places.addObject();
      putPlace(place, finding);
      place.put("subject", finding.subject()).put("message", finding.message());
    }
    return node;
  }

  private static void putPlace(ObjectNode node, Finding finding) {
    node.put("changeset", finding.changeset())
        .put("file", finding.location().file())
        .put("line", finding.location().line());
  }
}
