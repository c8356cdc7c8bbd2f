package dev.pgrehearse.lock;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What is known of the sizes of tables in production. A table that is made here has none: nobody
 * waits for it.
 */
public final class TableSizes {

  private final TablesBefore before;
  private final Map<String, TableSize> said;
  private final boolean unknownCounts;
  private final boolean emptyCounts;

  /**
   * @param said sizes by schema-qualified name
   * @param unknownCounts whether a table of which nothing is said may be big
   * @param emptyCounts likewise, where it has no row here: its rows are elsewhere
   */
  public TableSizes(
      TablesBefore before,
      Map<String, TableSize> said,
      boolean unknownCounts,
      boolean emptyCounts) {
    this.before = before;
    this.said = Collections.unmodifiableMap(new TreeMap<>(said));
    this.unknownCounts = unknownCounts;
    this.emptyCounts = emptyCounts;
  }

  /** By the name that it had before the changelog, or by the one that it has now. */
  TableSize of(RelationEffect effect) {
    long oid = effect.oid();
    String name = before.names().get(oid);
    if (name == null) {
      return TableSize.NEW;
    }
    // Of a partition its own size counts, else that of the whole: it may have most of the rows.
    Long root = before.roots().get(oid);
    Optional<TableSize> size =
        Stream.of(name, effect.relation(), root == null ? name : before.names().get(root))
            .filter(said::containsKey)
            .findFirst()
            .map(said::get);
    if (size.isPresent()) {
      return size.get();
    }
    boolean counts = unknownCounts && (emptyCounts || before.filled().get(oid));
    return counts ? TableSize.UNKNOWN : TableSize.NEW;
  }
}
