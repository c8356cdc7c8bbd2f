package dev.pgrehearse.catalog;

import java.util.List;
import java.util.SortedMap;

/** The first words of an object's name: {@code materialized view}, {@code policy}. */
final class ObjectKind {
  private static final List<String> OF_MORE_THAN_ONE_WORD =
      List.of(
          "access method",
          "default privileges",
          "domain constraint",
          "event trigger",
          "foreign-data wrapper",
          "foreign table",
          "materialized view",
          "operator class",
          "operator family",
          "statistics object",
          "text search configuration",
          "text search dictionary",
          "text search parser",
          "text search template",
          "user mapping");

  private ObjectKind() {}

  static String of(String object) {
    return OF_MORE_THAN_ONE_WORD.stream()
        .filter(kind -> object.startsWith(kind + " "))
        .findFirst()
        .orElseGet(() -> object.split(" ", 2)[0]);
  }

  /** {@code 3 columns, 1 index and 2 policies}. */
  static String counted(SortedMap<String, Integer> counts) {
    List<String> words =
        counts.entrySet().stream()
            .map(entry -> entry.getValue() + " " + plural(entry.getKey(), entry.getValue()))
            .toList();
    int last = words.size() - 1;
    return last == 0
        ? words.get(0)
        : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
  }

  private static String plural(String kind, int count) {
    if (count == 1) {
      return kind;
    }
    if (kind.endsWith("x")) {
      return kind + "es";
    }
    if (kind.endsWith("cy") || kind.endsWith("ry") || kind.endsWith("ly")) {
      return kind.substring(0, kind.length() - 1) + "ies";
    }
    return kind.endsWith("s") ? kind : kind + "s";
  }
}
