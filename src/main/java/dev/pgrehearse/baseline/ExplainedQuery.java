package dev.pgrehearse.baseline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A plan as {@code explain (analyze, buffers, verbose, timing off, format json)} gives it.
 *
 * <p>A condition that calls a function which is not immutable, or has a subquery that is not
 * hashed, works it out for each row that it tests: this is what an {@code auth.uid()} without its
 * {@code (select …)} costs, and buffers do not show it.
 */
final class ExplainedQuery {

  private static final List<String> CONDITIONS =
      List.of(
          "Index Cond",
          "Recheck Cond",
          "Hash Cond",
          "Merge Cond",
          "Join Filter",
          "Filter",
          "One-Time Filter");
  private static final List<String> BUFFERS =
      List.of(
          "Shared Hit Blocks",
          "Shared Read Blocks",
          "Local Hit Blocks",
          "Local Read Blocks",
          "Temp Read Blocks",
          "Temp Written Blocks");

  private final List<String> lines = new ArrayList<>();
  private final SortedSet<String> indexes = new TreeSet<>();
  private final SortedSet<String> scanned = new TreeSet<>();
  private final SortedMap<String, Long> calls = new TreeMap<>();
  private final Map<String, Set<String>> inConditions = new TreeMap<>();
  private final Map<String, Long> tested = new TreeMap<>();
  private final long buffers;
  private final long rows;

  ExplainedQuery(String json) {
    try {
      JsonNode root = new ObjectMapper().readTree(json).path(0);
      JsonNode plan = root.path("Plan");
      buffers = BUFFERS.stream().mapToLong(kind -> plan.path(kind).asLong()).sum();
      rows = rows(plan);
      walk(plan, 0);
      for (JsonNode trigger : root.path("Triggers")) {
        calls.merge(
            "trigger %s on %s"
                .formatted(
                    // The trigger of a foreign key is named by a number that is another each time.
                    trigger.path("Constraint Name").asText(trigger.path("Trigger Name").asText()),
                    trigger.path("Relation").asText()),
            trigger.path("Calls").asLong(),
            Long::sum);
      }
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("explain gave no JSON", e);
    }
  }

  long buffers() {
    return buffers;
  }

  long rows() {
    return rows;
  }

  PlanShape shape() {
    return new PlanShape(lines, indexes, scanned);
  }

  /** Names in conditions that may be functions which are not immutable. */
  Set<String> namesInConditions() {
    return inConditions.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
  }

  /**
   * Triggers, subqueries, and functions in conditions, with how often each ran.
   *
   * @param notImmutable those of {@link #namesInConditions} that are
   */
  SortedMap<String, Long> calls(Set<String> notImmutable) {
    SortedMap<String, Long> all = new TreeMap<>(calls);
    inConditions.forEach(
        (place, names) ->
            names.stream()
                .filter(notImmutable::contains)
                .filter(name -> tested.get(place) > 1)
                .forEach(
                    name ->
                        all.merge(
                            "%s in the filter of %s".formatted(name, place),
                            tested.get(place),
                            Long::sum)));
    return all;
  }

  /** What is written is not returned, and comes from the node below. */
  private static long rows(JsonNode plan) {
    JsonNode counted =
        plan.path("Node Type").asText().equals("ModifyTable") && plan.path("Plans").has(0)
            ? plan.path("Plans").get(0)
            : plan;
    return times(counted, "Actual Rows");
  }

  private static long times(JsonNode node, String number) {
    return Math.round(node.path(number).asDouble() * node.path("Actual Loops").asDouble());
  }

  private void walk(JsonNode node, int depth) {
    String relation = relation(node);
    String indent = "  ".repeat(depth);
    lines.add(indent + title(node, relation));
    if (node.has("Index Name")) {
      indexes.add(node.path("Index Name").asText());
    }
    if (node.path("Node Type").asText().equals("Seq Scan")) {
      scanned.add(relation);
    }
    for (String kind : CONDITIONS) {
      if (node.has(kind)) {
        lines.add(indent + "  " + kind + ": " + node.path(kind).asText());
      }
    }
    noteFilter(node, "Filter", relation.isEmpty() ? title(node, "") : relation);
    noteFilter(node, "Join Filter", "a join");
    if (isRunForEachRow(node)) {
      calls.merge(
          "a subquery for each row" + (relation.isEmpty() ? "" : " on " + relation),
          node.path("Actual Loops").asLong(),
          Long::sum);
    }
    node.path("Plans").forEach(child -> walk(child, depth + 1));
  }

  /** A hashed one runs once. */
  private static boolean isRunForEachRow(JsonNode node) {
    return node.path("Parent Relationship").asText().equals("SubPlan")
        && node.path("Actual Loops").asLong() > 1;
  }

  private void noteFilter(JsonNode node, String kind, String place) {
    Set<String> names = ConditionCalls.in(node.path(kind).asText());
    if (!names.isEmpty()) {
      inConditions.computeIfAbsent(place, p -> new TreeSet<>()).addAll(names);
      tested.merge(
          place, times(node, "Actual Rows") + times(node, "Rows Removed by " + kind), Long::sum);
    }
  }

  private static String relation(JsonNode node) {
    String name = node.path("Relation Name").asText(node.path("Function Name").asText());
    return name.isEmpty() || !node.has("Schema") ? name : node.path("Schema").asText() + "." + name;
  }

  private static String title(JsonNode node, String relation) {
    List<String> words = new ArrayList<>();
    if (node.has("Subplan Name")) {
      words.add(node.path("Subplan Name").asText() + ":");
    }
    words.add(node.path("Node Type").asText());
    for (String part : List.of("Operation", "Strategy", "Join Type")) {
      if (node.has(part)) {
        words.add("(" + node.path(part).asText() + ")");
      }
    }
    if (node.has("Index Name")) {
      words.add("using " + node.path("Index Name").asText());
    }
    if (!relation.isEmpty()) {
      words.add("on " + relation);
    }
    return String.join(" ", words);
  }
}
