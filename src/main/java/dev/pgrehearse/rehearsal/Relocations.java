package dev.pgrehearse.rehearsal;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Relations that are the same as before under another name: what is said of the old name is said of
 * the new one.
 */
final class Relocations {

  /** Longer names first, so that none is taken for a part of another. */
  private final Map<String, String> names =
      new TreeMap<>(Comparator.comparing(String::length).reversed().thenComparing(s -> s));

  /**
   * Compares two moments of one database.
   *
   * @param before qualified names by oid
   * @param after likewise
   */
  static Relocations between(Map<Long, String> before, Map<Long, String> after) {
    Relocations relocations = new Relocations();
    before.forEach(
        (oid, name) -> {
          String now = after.getOrDefault(oid, name);
          if (!now.equals(name)) {
            relocations.names.put(name, now);
          }
        });
    return relocations;
  }

  /** The same text with today's names, all at once: two tables may have changed places. */
  String in(String text) {
    if (names.isEmpty()) {
      return text;
    }
    String any = names.keySet().stream().map(Pattern::quote).collect(Collectors.joining("|"));
    return Pattern.compile("(?<![\\w.\"$])(?:" + any + ")(?![\\w\"$])")
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(names.get(found.group())));
  }
}
