package dev.pgrehearse.rehearsal;

import dev.pgrehearse.catalog.Difference;
import java.util.List;
import java.util.Map;

/**
 * Where the columns of a table stand. One that was dropped and comes back is the last; Postgres has
 * no statement that moves it, short of making the table anew. A table that was made anew and has
 * another order could have had the old one.
 */
final class ColumnOrder {

  private final Map<String, String> storageBefore;
  private final Map<String, String> storageAfter;

  /**
   * Compares two moments of one database, see {@link Stage#storage()}.
   *
   * @param storageBefore before the columns came back
   * @param storageAfter and after
   */
  ColumnOrder(Map<String, String> storageBefore, Map<String, String> storageAfter) {
    this.storageBefore = Map.copyOf(storageBefore);
    this.storageAfter = Map.copyOf(storageAfter);
  }

  /** Of what differs, what no rollback can bring back. */
  List<Difference.Changed> lost(List<Difference> differences) {
    return differences.stream()
        .filter(this::isLost)
        .map(difference -> (Difference.Changed) difference)
        .toList();
  }

  /** Of what differs, all else. */
  List<Difference> without(List<Difference> differences) {
    return differences.stream().filter(difference -> !isLost(difference)).toList();
  }

  /** What differs but for the order of columns, once the way back of each changeset is judged. */
  static List<Difference> leftAside(List<Difference> differences) {
    return differences.stream().filter(difference -> !isOrder(difference)).toList();
  }

  private boolean isLost(Difference difference) {
    return isOrder(difference) && isSameTable(name(difference));
  }

  private boolean isSameTable(String table) {
    String before = storageBefore.get(table);
    String after = storageAfter.get(table);
    return before != null && after != null && oid(before).equals(oid(after));
  }

  private static boolean isOrder(Difference difference) {
    return difference instanceof Difference.Changed changed && changed.isOrderOfColumns();
  }

  /** Without its kind: {@code table public.orders} is {@code public.orders}. */
  private static String name(Difference difference) {
    return difference.object().replaceFirst("^(foreign )?table ", "");
  }

  private static String oid(String storage) {
    return storage.substring(0, storage.indexOf(' '));
  }
}
