package dev.pgrehearse.rehearsal;

import dev.pgrehearse.catalog.Fingerprint;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The catalog before a changeset and after it, asked about a table's columns and constraints. */
record BothStates(
    SortedMap<String, SortedMap<String, String>> before,
    SortedMap<String, SortedMap<String, String>> after) {

  private static final Pattern WORD = Pattern.compile("\\w+|\"(?:[^\"]|\"\")+\"");
  private static final Pattern LABEL = Pattern.compile("'(?:[^']|'')*'");

  static BothStates of(Fingerprint before, Fingerprint after) {
    return new BothStates(before.objects(), after.objects());
  }

  /** The table that a constraint or an index is on, where it is there before and after. */
  Optional<String> table(SortedMap<String, String> was) {
    String parent = was.getOrDefault("belongs to", "");
    boolean both = before.containsKey(parent) && after.containsKey(parent);
    return both && parent.startsWith("table ") && !isPartition(parent)
        ? Optional.of(parent.substring("table ".length()))
        : Optional.empty();
  }

  boolean isPartition(String table) {
    return !value(after.getOrDefault(table, new TreeMap<>()), "partition").isEmpty();
  }

  /** Under whatever name: a constraint that was only renamed refuses what it did. */
  boolean stillHolds(String table, String definition) {
    return after.entrySet().stream()
        .filter(entry -> value(entry.getValue(), "belongs to").equals("table " + table))
        .anyMatch(entry -> value(entry.getValue(), "definition").equals(definition));
  }

  /** A column that was renamed, or dropped: nothing can be written to it, under this name. */
  boolean namesWhatIsGone(String table, String definition) {
    SortedMap<String, String> is = columns(after, table);
    SortedMap<String, String> was = columns(before, table);
    return words(definition).stream()
        .anyMatch(word -> was.containsKey(word) && !is.containsKey(word));
  }

  /** The expressions of the checks that a table or a domain has after it. */
  List<String> checksNow(String parent) {
    return after.values().stream()
        .filter(is -> value(is, "belongs to").equals(parent))
        .map(is -> value(is, "definition"))
        .filter(definition -> definition.startsWith("CHECK "))
        .map(BothStates::expression)
        .toList();
  }

  /** What a check asks. */
  static String expression(String definition) {
    return definition.substring("CHECK ".length());
  }

  /** Names of a table's columns to their types, as they are after it. */
  SortedMap<String, String> columnsAfter(String table) {
    return columns(after, table);
  }

  private static SortedMap<String, String> columns(
      SortedMap<String, SortedMap<String, String>> objects, String table) {
    SortedMap<String, String> columns = new TreeMap<>();
    String prefix = "column " + table + ".";
    objects.tailMap(prefix).entrySet().stream()
        .takeWhile(entry -> entry.getKey().startsWith(prefix))
        .filter(entry -> !entry.getValue().containsKey("generated"))
        .forEach(
            entry ->
                columns.put(
                    entry.getKey().substring(prefix.length()), value(entry.getValue(), "type")));
    return columns;
  }

  /** Of an enumeration, each in its quotes. */
  static List<String> labels(String quoted) {
    return LABEL.matcher(quoted).results().map(MatchResult::group).toList();
  }

  static List<String> words(String list) {
    return WORD.matcher(list).results().map(MatchResult::group).toList();
  }

  static String value(SortedMap<String, String> attributes, String name) {
    return Optional.ofNullable(attributes.get(name)).orElse("");
  }
}
