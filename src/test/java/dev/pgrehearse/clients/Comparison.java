package dev.pgrehearse.clients;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.TreeSet;

/** The answers of two databases to the same calls, side by side. */
final class Comparison {

  private static final int SHOWN = 300;

  private final List<Answer> before;
  private final List<Answer> after;

  Comparison(List<Answer> before, List<Answer> after) {
    if (before.size() != after.size()) {
      throw new AssertionError("%d calls before, %d after".formatted(before.size(), after.size()));
    }
    this.before = before;
    this.after = after;
  }

  /** Names of the calls that differ in a way that is not declared. */
  List<String> differing() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < before.size(); i++) {
      if (!undeclared(i).isEmpty()) {
        names.add(before.get(i).name());
      }
    }
    return names;
  }

  /** What is not declared, or declared and not so; a paragraph for each call. */
  List<String> complaints() {
    List<String> complaints = new ArrayList<>();
    for (int i = 0; i < before.size(); i++) {
      Answer call = before.get(i);
      List<String> undeclared = undeclared(i);
      if (!undeclared.isEmpty()) {
        complaints.add(
            "%s, as %s:%n  %s".formatted(call.name(), call.as(), String.join("\n  ", undeclared)));
      }
      for (String path : unseen(i)) {
        complaints.add(
            "%s, as %s: declared to differ at %s, and does not; drop the declaration"
                .formatted(call.name(), call.as(), path));
      }
    }
    return complaints;
  }

  private List<String> undeclared(int i) {
    return differences(i).stream()
        .filter(difference -> before.get(i).differs().stream().noneMatch(difference::isAt))
        .map(Difference::toString)
        .toList();
  }

  private List<String> unseen(int i) {
    return before.get(i).differs().stream()
        .filter(path -> differences(i).stream().noneMatch(difference -> difference.isAt(path)))
        .sorted()
        .toList();
  }

  private List<Difference> differences(int i) {
    List<Difference> differences = new ArrayList<>();
    compare("", before.get(i).json(), after.get(i).json(), differences);
    return differences;
  }

  private static void compare(
      String path, JsonNode before, JsonNode after, List<Difference> differences) {
    if (before.isObject() && after.isObject()) {
      if (!names(before).equals(names(after))) {
        differences.add(
            new Difference(path + ".keys", names(before).toString(), names(after).toString()));
      }
      TreeSet<String> both = new TreeSet<>(names(before));
      both.retainAll(names(after));
      for (String name : both) {
        String inner = path.isEmpty() ? name : path + "." + name;
        compare(inner, before.get(name), after.get(name), differences);
      }
    } else if (before.isArray() && after.isArray() && before.size() == after.size()) {
      for (int i = 0; i < before.size(); i++) {
        compare("%s[%d]".formatted(path, i), before.get(i), after.get(i), differences);
      }
    } else if (!before.equals(after)) {
      differences.add(new Difference(path, before.toString(), after.toString()));
    }
  }

  /** In their order, which a client may see as well. */
  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    Iterator<String> fields = object.fieldNames();
    fields.forEachRemaining(names::add);
    return names;
  }

  private record Difference(String path, String before, String after) {

    boolean isAt(String declared) {
      return path.equals(declared)
          || path.startsWith(declared + ".")
          || path.startsWith(declared + "[");
    }

    @Override
    public String toString() {
      return "%s: before %s, after %s".formatted(path, cut(before), cut(after));
    }

    private static String cut(String text) {
      return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
  }
}
