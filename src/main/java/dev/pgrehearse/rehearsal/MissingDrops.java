package dev.pgrehearse.rehearsal;

import dev.pgrehearse.catalog.Difference;
import dev.pgrehearse.changelog.ChangelogFormat;
import java.util.List;

/** The drops that a rollback forgot, as SQL to paste. */
final class MissingDrops {

  private final List<Difference> differences;

  MissingDrops(List<Difference> differences) {
    this.differences = List.copyOf(differences);
  }

  /**
   * " In the rollback: drop …; drop …;", or nothing where there is nothing to drop by name.
   *
   * @param file in which the rollback is written
   */
  String toPaste(String file) {
    List<String> drops = Difference.drops(differences);
    return drops.isEmpty() ? "" : " In the rollback: " + ChangelogFormat.of(file).sql(drops);
  }
}
