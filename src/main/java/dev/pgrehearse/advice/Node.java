package dev.pgrehearse.advice;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A node of an expression as the catalog stores it.
 *
 * @param type such as {@code FUNCEXPR}
 * @param fields a field's name to its parts: words, nodes, and lists of parts
 */
record Node(String type, Map<String, List<Object>> fields) {

  boolean is(String wanted) {
    return type.equals(wanted);
  }

  /** The first word of a field, or nothing. */
  String word(String field) {
    return fields.getOrDefault(field, List.of()).stream()
        .filter(String.class::isInstance)
        .map(String.class::cast)
        .findFirst()
        .orElse("");
  }

  int number(String field) {
    String word = word(field);
    return word.matches("-?\\d+") ? Integer.parseInt(word) : 0;
  }

  long oid(String field) {
    String word = word(field);
    return word.matches("\\d+") ? Long.parseLong(word) : 0;
  }

  /** The nodes of a field, lists laid flat. */
  List<Node> nodes(String field) {
    List<Node> nodes = new ArrayList<>();
    addTo(nodes, fields.getOrDefault(field, List.of()));
    return nodes;
  }

  /** All nodes below this one, field by field. */
  Stream<Node> children() {
    return below().stream();
  }

  /**
   * This node and all that are below it. Streams within streams would have each node go up through
   * all that are above it.
   */
  Stream<Node> all() {
    List<Node> all = new ArrayList<>();
    Deque<Node> waiting = new ArrayDeque<>(List.of(this));
    while (!waiting.isEmpty()) {
      Node node = waiting.pop();
      all.add(node);
      List<Node> children = node.below();
      for (int i = children.size() - 1; i >= 0; i--) {
        waiting.push(children.get(i));
      }
    }
    return all.stream();
  }

  private List<Node> below() {
    List<Node> nodes = new ArrayList<>();
    fields.values().forEach(parts -> addTo(nodes, parts));
    return nodes;
  }

  private static void addTo(List<Node> nodes, List<?> parts) {
    for (Object part : parts) {
      if (part instanceof Node node) {
        nodes.add(node);
      } else if (part instanceof List<?> list) {
        addTo(nodes, list);
      }
    }
  }
}
