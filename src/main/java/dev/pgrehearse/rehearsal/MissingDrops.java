package dev.pgrehearse.rehearsal;

import dev.pgrehearse.catalog.Difference;
import java.util.List;

/** The drops that a rollback forgot, as SQL to paste. */
final class MissingDrops {

  private final List<Difference> differences;

  MissingDrops(List<Difference> differences) {
    this.differences = List.copyOf(differences);
  }

  /** " In the rollback: drop …; drop …;", or nothing where there is nothing to drop by name. */
  String toPaste() {
    List<String> drops = Difference.drops(differences);
    return drops.isEmpty() ? "" : " In the rollback: " + String.join(" ", drops);
  }
}
