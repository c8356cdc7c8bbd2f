package dev.pgrehearse.rehearsal;

import dev.pgrehearse.catalog.Difference;
import java.util.List;

/** The drops that a rollback forgot, as SQL to paste. */
final class MissingDrops {

  /** Kinds whose name in a finding is what {@code drop} takes. */
  private static final List<String> DROPPED_BY_NAME =
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
          "schema ");

  private final List<Difference> differences;

  MissingDrops(List<Difference> differences) {
    this.differences = List.copyOf(differences);
  }

  /** " In the rollback: drop …; drop …;", or nothing where there is nothing to drop by name. */
  String toPaste() {
    List<String> drops =
        differences.stream()
            .filter(Difference.Extra.class::isInstance)
            .map(Difference::object)
            .filter(object -> DROPPED_BY_NAME.stream().anyMatch(object::startsWith))
            .sorted(java.util.Comparator.comparingInt(MissingDrops::rank))
            .map(object -> "drop " + object + ";")
            .toList();
    return drops.isEmpty() ? "" : " In the rollback: " + String.join(" ", drops);
  }

  /** What stands on others goes before them. */
  private static int rank(String object) {
    for (int i = 0; i < DROPPED_BY_NAME.size(); i++) {
      if (object.startsWith(DROPPED_BY_NAME.get(i))) {
        return i;
      }
    }
    return DROPPED_BY_NAME.size();
  }
}
