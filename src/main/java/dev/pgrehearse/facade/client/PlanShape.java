package dev.pgrehearse.facade.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pgrehearse.facade.catalog.QualifiedName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A plan without its costs: what is done to which relation, by which index, joined how, under which
 * conditions.
 *
 * @param steps from the top, each deeper one behind that which asks it
 * @param relations that it reads or writes, as they were called before any of them moved
 * @param conflicts relations into which it inserts with {@code on conflict}, by their names now
 * @param asked the functions, parameters and constants of its conditions
 * @param columns types of its result, as oids; empty where it gives none or the server does not say
 */
record PlanShape(
    List<Step> steps,
    Set<QualifiedName> relations,
    Set<QualifiedName> conflicts,
    Set<String> asked,
    String columns)
    implements PlanningSide.Response {
  private static final List<String> CONDITIONS =
      List.of(
          "Index Cond",
          "Recheck Cond",
          "Hash Cond",
          "Merge Cond",
          "TID Cond",
          "Join Filter",
          "Filter",
          "One-Time Filter");

  /** A column with its alias, which is another through a view; functions keep their schema. */
  private static final Pattern COLUMN =
      Pattern.compile("(?<![\\w\"'.:])(?:\\w+|\"[^\"]+\")\\.(?:\\w+|\"[^\"]+\")(?![\\w\"(.])");

  /** A part of the plan itself, whose number says nothing. */
  private static final Pattern PART =
      Pattern.compile("(?:hashed )?(?:Init|Sub)Plan \\d+\\)?(?:\\.col\\d+)?");

  private static final Pattern ASKED = Pattern.compile("'(?:[^']|'')*'|[\\w.$]+");

  /**
   * A part of a plan.
   *
   * @param words for people
   * @param key equal where the parts are
   */
  record Step(int depth, String words, String key) {}

  PlanShape {
    steps = List.copyOf(steps);
    relations = Set.copyOf(relations);
    conflicts = Set.copyOf(conflicts);
    asked = Set.copyOf(asked);
  }

  /** Reads {@code explain (verbose, costs off, format json)}. */
  static PlanShape of(String json, String columns, RelationNames names) {
    try {
      Reader reader = new Reader(names);
      reader.walk(new ObjectMapper().readTree(json).path(0).path("Plan"), 0);
      return new PlanShape(reader.steps, reader.relations, reader.conflicts, reader.asked, columns);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("explain gave no JSON", e);
    }
  }

  /** In what the other differs, in words; empty when it does not. */
  List<String> differences(PlanShape other) {
    List<String> found = new ArrayList<>();
    List<Step> gone = without(steps, other.steps);
    List<Step> come = without(other.steps, steps);
    if (!gone.isEmpty() || !come.isEmpty()) {
      found.add("%s instead of %s".formatted(words(come), words(gone)));
    } else if (!keys(steps).equals(keys(other.steps))) {
      found.add("the same steps in another order");
    }
    if (!columns.equals(other.columns)) {
      found.add("columns of other types or in another number");
    }
    return found;
  }

  /** What this one's conditions ask and none of the other's: without it other rows may come. */
  Set<String> askedNoMoreBy(PlanShape other) {
    TreeSet<String> lost = new TreeSet<>(asked);
    lost.removeAll(other.asked);
    // Two conditions at one place are two at two places, under another plan.
    lost.remove("AND");
    return lost;
  }

  private static List<Step> without(List<Step> some, List<Step> others) {
    List<String> left = new ArrayList<>(others.stream().map(Step::key).toList());
    return some.stream().filter(step -> !left.remove(step.key())).toList();
  }

  private static List<String> keys(List<Step> steps) {
    return steps.stream().map(step -> step.depth() + " " + step.key()).toList();
  }

  private static String words(List<Step> steps) {
    return steps.isEmpty()
        ? "nothing"
        : String.join(" and ", steps.stream().map(Step::words).toList());
  }

  private static final class Reader {
    private final RelationNames names;
    private final List<Step> steps = new ArrayList<>();
    private final Set<QualifiedName> relations = new HashSet<>();
    private final Set<QualifiedName> conflicts = new HashSet<>();
    private final Set<String> asked = new HashSet<>();

    private Reader(RelationNames names) {
      this.names = names;
    }

    private void walk(JsonNode node, int depth) {
      String what = what(node);
      StringBuilder words = new StringBuilder(what);
      StringBuilder key = new StringBuilder(what);
      for (String condition : CONDITIONS) {
        if (node.has(condition)) {
          String text = node.get(condition).asText();
          String shape = COLUMN.matcher(text).replaceAll("column");
          words.append(", %s %s".formatted(condition.toLowerCase(Locale.ROOT), text));
          key.append(", %s %s".formatted(condition, shape));
          ASKED
              .matcher(PART.matcher(shape).replaceAll("subquery"))
              .results()
              .map(MatchResult::group)
              .forEach(asked::add);
        }
      }
      steps.add(new Step(depth, words.toString(), key.toString()));
      node.path("Plans").forEach(child -> walk(child, depth + 1));
    }

    private String what(JsonNode node) {
      StringBuilder what = new StringBuilder();
      add(what, node, "Subplan Name", "%s: ");
      String type = node.path("Node Type").asText();
      what.append(type.equals("ModifyTable") ? node.path("Operation").asText() : type);
      add(what, node, "Strategy", " (%s)");
      add(what, node, "Join Type", " %s");
      add(what, node, "Conflict Resolution", " on conflict %s");
      if (node.has("Index Name")) {
        what.append(" by ").append(names.index(node.get("Index Name").asText()));
      }
      if (node.has("Relation Name") && node.has("Schema")) {
        QualifiedName now =
            new QualifiedName(node.path("Schema").asText(), node.get("Relation Name").asText());
        names.relation(now).ifPresent(relations::add);
        if (node.has("Conflict Resolution")) {
          conflicts.add(now);
        }
        what.append(" on ").append(names.words(now));
      }
      add(what, node, "Function Name", " of %s");
      return what.toString();
    }

    private static void add(StringBuilder what, JsonNode node, String field, String form) {
      if (node.has(field)) {
        what.append(form.formatted(node.get(field).asText()));
      }
    }
  }
}
