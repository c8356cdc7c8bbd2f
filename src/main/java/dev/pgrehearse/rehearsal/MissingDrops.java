package dev.pgrehearse.rehearsal;

import dev.pgrehearse.catalog.Difference;
import dev.pgrehearse.changelog.ChangelogFormat;
import java.util.ArrayList;
import java.util.List;

/** What a rollback forgot to drop, or to change back in columns, as SQL to paste. */
final class MissingDrops {

  private final List<Difference> differences;

  MissingDrops(List<Difference> differences) {
    this.differences = List.copyOf(differences);
  }

  /**
   * " In the rollback: drop …; drop …;", or nothing where nothing is known by name.
   *
   * @param file in which the rollback is written
   */
  String toPaste(String file) {
    List<String> statements = new ArrayList<>(Difference.drops(differences));
    statements.addAll(new ColumnRepairs(differences).statements());
    return statements.isEmpty()
        ? ""
        : " In the rollback: " + ChangelogFormat.of(file).sql(statements);
  }
}
