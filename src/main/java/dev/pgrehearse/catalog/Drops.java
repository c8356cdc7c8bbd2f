package dev.pgrehearse.catalog;

import java.util.Comparator;
import java.util.List;

/** What takes away the things that a database should not have. */
final class Drops {

  /** Kinds whose name in a finding is what {@code drop} takes; what stands on others first. */
  private static final List<String> BY_NAME =
      List.of(
          "policy ",
          "trigger ",
          "index ",
          "view ",
          "materialized view ",
          "function ",
          "procedure ",
          "sequence ",
          "table ",
          "type ",
          "domain ",
          "extension ",
          "publication ",
          "schema ",
          "role ");

  private Drops() {}

  static List<String> of(List<Difference> differences) {
    return differences.stream()
        .filter(Difference.Extra.class::isInstance)
        .map(Difference::object)
        .filter(object -> rank(object) < BY_NAME.size())
        .sorted(Comparator.comparingInt(Drops::rank))
        .map(object -> "drop " + object + ";")
        .toList();
  }

  private static int rank(String object) {
    for (int i = 0; i < BY_NAME.size(); i++) {
      if (object.startsWith(BY_NAME.get(i))) {
        return i;
      }
    }
    return BY_NAME.size();
  }
}
