package dev.pgrehearse.cli;

import dev.pgrehearse.changelog.ChangelogException;
import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.mutation.Mutation;
import java.util.List;

/**
 * In which changesets of a system faults can be planted; what cannot is said, never passed over.
 */
final class PlantableSql {

  private static final String WAY_OUT =
      "faults are planted in changesets that are SQL and no more, each way: formatted SQL, sql, or"
          + " sqlFile with splitStatements: false, without preconditions and modifySql";

  private final List<Changeset> skipped;
  private final boolean none;

  PlantableSql(Mutation mutation) {
    this.skipped = mutation.skipped();
    this.none = mutation.changesets() == skipped.size();
  }

  /** Refuses a system in which there is nothing to plant a fault in. */
  void require() {
    if (none && !skipped.isEmpty()) {
      throw new ChangelogException(
          skipped.get(0).location(), "no fault can be planted here or in what follows: " + WAY_OUT);
    }
  }

  /** What is left out. */
  List<String> notes() {
    return skipped.isEmpty()
        ? List.of()
        : List.of(
            "no fault is planted in %d of the changesets, the first at %s: %s"
                .formatted(skipped.size(), skipped.get(0).location(), WAY_OUT));
  }
}
