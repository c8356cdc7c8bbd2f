package dev.pgrehearse.advice;

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
    return flat(fields.getOrDefault(field, List.of())).toList();
  }

  /** All nodes below this one, field by field. */
  Stream<Node> children() {
    return fields.values().stream().flatMap(Node::flat);
  }

  /** This node and all that are below it. */
  Stream<Node> all() {
    return Stream.concat(Stream.of(this), children().flatMap(Node::all));
  }

  private static Stream<Node> flat(List<?> parts) {
    return parts.stream()
        .flatMap(
            part -> {
              if (part instanceof Node node) {
                return Stream.of(node);
              }
              return part instanceof List<?> list ? flat(list) : Stream.empty();
            });
  }
}
