package dev.pgrehearse.advice;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a {@code pg_node_tree}: the text that Postgres itself reads back. */
final class NodeTree {

  private final String text;
  private int at;

  private NodeTree(String text) {
    this.text = text;
  }

  /** The nodes at the top: one for an expression, one for each query of a view. */
  static List<Node> read(String text) {
    List<Object> parts = new NodeTree(text).parts();
    return new Node("", Map.of("top", parts)).nodes("top");
  }

  /** Parts up to the end of the list, of the node, or to the next field. */
  private List<Object> parts() {
    List<Object> parts = new ArrayList<>();
    while (true) {
      skipBlanks();
      if (at >= text.length()) {
        return parts;
      }
      char c = text.charAt(at);
      if (c == ')' || c == '}' || (c == ':' && at > 0 && text.charAt(at - 1) == ' ')) {
        return parts;
      }
      if (c == '(') {
        at++;
        parts.add(list());
      } else if (c == '{') {
        at++;
        parts.add(node());
      } else {
        parts.add(token());
      }
    }
  }

  private List<Object> list() {
    List<Object> all = new ArrayList<>();
    while (at < text.length()) {
      all.addAll(parts());
      if (at < text.length() && text.charAt(at) == ':') {
        all.add(token());
      } else {
        at++;
        return all;
      }
    }
    return all;
  }

  private Node node() {
    String type = token();
    Map<String, List<Object>> fields = new LinkedHashMap<>();
    while (at < text.length()) {
      skipBlanks();
      if (at < text.length() && text.charAt(at) == '}') {
        at++;
        break;
      }
      String field = token();
      fields.put(field.startsWith(":") ? field.substring(1) : field, parts());
    }
    return new Node(type, fields);
  }

  private String token() {
    StringBuilder token = new StringBuilder();
    skipBlanks();
    while (at < text.length() && " \n\t(){}".indexOf(text.charAt(at)) < 0) {
      if (text.charAt(at) == '\\' && at + 1 < text.length()) {
        at++;
      }
      token.append(text.charAt(at++));
    }
    if (token.isEmpty()) {
      at++;
    }
    return token.toString();
  }

  private void skipBlanks() {
    while (at < text.length() && " \n\t".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }
}
