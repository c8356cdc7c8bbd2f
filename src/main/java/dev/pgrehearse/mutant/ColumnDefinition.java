package dev.pgrehearse.mutant;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A column as create table and add column define it.
 *
 * @param constraints each with its keyword first, or the name that it was given
 */
record ColumnDefinition(String name, String type, List<Tokens> constraints) {

  private static final Set<String> STARTS =
      Set.of(
          "constraint",
          "null",
          "check",
          "default",
          "generated",
          "unique",
          "primary",
          "references",
          "collate",
          "compression",
          "storage");

  static ColumnDefinition of(Tokens element) {
    int behindName = element.afterName(0);
    List<Integer> starts = new ArrayList<>();
    for (int i = behindName; i < element.size(); i = element.next(i)) {
      if (starts(element, i)) {
        starts.add(i);
      }
    }
    starts.add(element.size());
    List<Tokens> constraints = new ArrayList<>();
    for (int i = 0; i + 1 < starts.size(); i++) {
      constraints.add(element.part(starts.get(i), starts.get(i + 1)));
    }
    return new ColumnDefinition(
        element.name(0), element.part(behindName, starts.get(0)).normal(), constraints);
  }

  /** Where the keyword of a constraint stands that may have been given a name. */
  static int keyword(Tokens constraint) {
    return constraint.at(0, "constraint") ? 2 : 0;
  }

  private static boolean starts(Tokens element, int at) {
    if (element.at(at - 2, "constraint")) {
      return false;
    }
    if (element.at(at, "not", "null")) {
      return true;
    }
    if (!element.atAny(at, STARTS)) {
      return false;
    }
    boolean partOfAnother =
        element.at(at - 1, "not")
            || element.at(at - 1, "set")
            || element.at(at - 1, "by")
            || element.at(at - 1, "default");
    return !partOfAnother;
  }
}
