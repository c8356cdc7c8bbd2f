package dev.pgrehearse.baseline;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Functions that a condition of a plan calls. */
final class ConditionCalls {

  private static final Pattern STRING = Pattern.compile("'(?:[^']|'')*'");
  private static final Pattern CALL =
      Pattern.compile(
          "((?:[a-z_][\\w$]*|\"(?:[^\"]|\"\")+\")\\.)?([a-z_][\\w$]*|\"(?:[^\"]|\"\")+\")\\(");

  private ConditionCalls() {}

  /** Their names as Postgres prints them, with what only looks like one (a type with a length). */
  static Set<String> in(String condition) {
    Set<String> names = new TreeSet<>();
    Matcher call = CALL.matcher(STRING.matcher(condition).replaceAll("''"));
    while (call.find()) {
      names.add((call.group(1) == null ? "" : call.group(1)) + call.group(2));
    }
    return names;
  }
}
