package dev.pgrehearse.lock;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A table or index as it is at one moment.
 *
 * @param oid by which it is known when it is renamed
 * @param name schema-qualified
 * @param kind as {@code pg_class.relkind} has it
 * @param storage the file node, 0 for what has no rows of its own
 * @param table of an index
 * @param modes in which the session has it locked
 * @param scans how often this transaction has read it whole
 * @param read rows that it read so
 * @param changed rows that it updated or deleted
 * @param inserted rows that it inserted
 */
record RelationState(
    long oid,
    String name,
    char kind,
    long storage,
    OptionalLong table,
    Set<LockMode> modes,
    long scans,
    long read,
    long changed,
    long inserted) {

  /** The name of what this transaction has dropped. */
  static final String GONE = "";

  RelationState {
    modes = Set.copyOf(modes);
  }

  boolean isGone() {
    return name.equals(GONE);
  }

  boolean isIndex() {
    return table.isPresent();
  }

  Optional<LockMode> strongest() {
    return LockMode.strongest(modes);
  }
}
