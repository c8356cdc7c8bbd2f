package dev.pgrehearse.clients;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A place where two answers are not the same.
 *
 * @param path into both; of an object's names it ends in {@code .keys}
 */
record Difference(String path, JsonNode before, JsonNode after) {

  private static final int SHOWN = 300;

  static List<Difference> between(JsonNode before, JsonNode after) {
    List<Difference> differences = new ArrayList<>();
    compare("", before, after, differences);
    return differences;
  }

  private static void compare(String path, JsonNode before, JsonNode after, List<Difference> all) {
    if (before.isObject() && after.isObject()) {
      compareObjects(path, before, after, all);
    } else if (before.isArray() && after.isArray() && before.size() == after.size()) {
      for (int i = 0; i < before.size(); i++) {
        compare("%s[%d]".formatted(path, i), before.get(i), after.get(i), all);
      }
    } else if (!before.equals(after)) {
      all.add(new Difference(path, before, after));
    }
  }

  private static void compareObjects(
      String path, JsonNode before, JsonNode after, List<Difference> all) {
    String inside = path.isEmpty() ? "" : path + ".";
    if (!names(before).equals(names(after))) {
      all.add(new Difference(inside + "keys", names(before), names(after)));
    }
    before
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (after.has(name)) {
                compare(inside + name, before.get(name), after.get(name), all);
              }
            });
  }

  /** In their order, which a client may see as well. */
  private static ArrayNode names(JsonNode object) {
    ArrayNode names = JsonNodeFactory.instance.arrayNode();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** Whether it is declared, and afterwards there is what the declaration says. */
  boolean isAmong(Map<String, JsonNode> declared) {
    JsonNode expected = declared.get(path);
    return expected != null && fits(expected, after);
  }

  /** Of an object, the members that are named. */
  private static boolean fits(JsonNode expected, JsonNode heard) {
    if (!expected.isObject()) {
      return expected.equals(heard);
    }
    for (Map.Entry<String, JsonNode> member : expected.properties()) {
      if (!member.getValue().equals(heard.path(member.getKey()))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return "%s: before %s, after %s".formatted(path, cut(before), cut(after));
  }

  private static String cut(JsonNode node) {
    String text = node.toString();
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
  }
}
