package dev.pgrehearse.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pgrehearse.spec.Expectation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A plan as {@code explain (analyze, buffers, format json)} gives it. */
final class ExplainedPlan {

  private final Set<String> indexes = new TreeSet<>();
  private final Set<String> scanned = new TreeSet<>();
  private final long buffers;
  private boolean initPlan;

  ExplainedPlan(String json) {
    try {
      JsonNode root = new ObjectMapper().readTree(json).path(0).path("Plan");
      buffers = root.path("Shared Hit Blocks").asLong() + root.path("Shared Read Blocks").asLong();
      walk(root);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("explain gave no JSON", e);
    }
  }

  Optional<String> problem(Expectation.Plan expected) {
    List<String> problems = new ArrayList<>();
    for (String index : expected.uses()) {
      if (!indexes.contains(index)) {
        problems.add("expected the plan to use " + index + ", it uses " + orNone(indexes));
      }
    }
    for (String relation : expected.neverScans()) {
      String bare = relation.substring(relation.indexOf('.') + 1);
      if (scanned.contains(bare)) {
        problems.add("expected no sequential scan of " + relation + ", there is one");
      }
    }
    if (expected.maxBuffers().isPresent() && buffers > expected.maxBuffers().getAsLong()) {
      problems.add(
          "expected at most "
              + expected.maxBuffers().getAsLong()
              + " buffers, it touched "
              + buffers);
    }
    if (expected.initPlan() && !initPlan) {
      problems.add("expected an InitPlan (a call wrapped in (select …)), there is none");
    }
    return problems.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", problems));
  }

  private void walk(JsonNode node) {
    if (node.has("Index Name")) {
      indexes.add(node.get("Index Name").asText());
    }
    if (node.path("Node Type").asText().equals("Seq Scan")) {
      scanned.add(node.path("Relation Name").asText());
    }
    initPlan |= node.path("Parent Relationship").asText().equals("InitPlan");
    node.path("Plans").forEach(this::walk);
  }

  private static String orNone(Set<String> names) {
    return names.isEmpty() ? "no index" : String.join(", ", names);
  }
}
