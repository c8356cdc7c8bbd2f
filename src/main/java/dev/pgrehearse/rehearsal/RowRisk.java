package dev.pgrehearse.rehearsal;

import dev.pgrehearse.catalog.Difference;
import dev.pgrehearse.changelog.RolledBack;
import java.util.List;
import java.util.Map;

/**
 * Whether a changeset and its rollback could do anything to rows written in between. Most cannot: a
 * changeset that only adds a function, a policy, an index or a trigger, and whose rollback writes
 * to no table, makes none anew and empties none.
 */
final class RowRisk {

  private static final List<String> HOLDS_NO_ROWS =
      List.of("function ", "procedure ", "aggregate ", "policy ", "index ", "trigger ", "view ");

  private static final List<String> HOLDS_NOTHING = List.of("privileges", "comment");

  private final Snapshot before;
  private final Snapshot after;
  private final RolledBack rolledBack;
  private final Map<String, String> storageBefore;
  private final Map<String, String> storageAfter;

  /**
   * @param storageBefore the place of each table's rows just before the rollback
   * @param storageAfter and just after
   */
  RowRisk(
      Snapshot before,
      Snapshot after,
      RolledBack rolledBack,
      Map<String, String> storageBefore,
      Map<String, String> storageAfter) {
    this.before = before;
    this.after = after;
    this.rolledBack = rolledBack;
    this.storageBefore = Map.copyOf(storageBefore);
    this.storageAfter = Map.copyOf(storageAfter);
  }

  boolean isThere() {
    List<Difference> differences = before.catalog().differencesTo(after.catalog());
    return rolledBack.locks().stream().anyMatch(lock -> lock.mode().equals("RowExclusiveLock"))
        || before.rows().tables().keySet().stream().anyMatch(this::isMadeAnew)
        || differences.stream().anyMatch(difference -> !isHarmless(difference))
        || (!rolledBack.inTransaction() && differences.stream().noneMatch(RowRisk::isIndex));
  }

  private boolean isMadeAnew(String table) {
    String place = storageBefore.get(table);
    return place == null || !place.equals(storageAfter.get(table));
  }

  /** The usual reason to do without a transaction, and then all that the rollback is about. */
  private static boolean isIndex(Difference difference) {
    return difference.object().startsWith("index ");
  }

  private static boolean isHarmless(Difference difference) {
    if (difference instanceof Difference.Changed changed
        && HOLDS_NOTHING.stream().anyMatch(changed.attribute()::startsWith)) {
      return true;
    }
    return HOLDS_NO_ROWS.stream().anyMatch(difference.object()::startsWith)
        && !(difference instanceof Difference.Missing);
  }
}
