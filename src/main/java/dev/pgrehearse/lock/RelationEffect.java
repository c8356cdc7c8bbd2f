package dev.pgrehearse.lock;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a statement did to one table.
 *
 * @param oid of the table
 * @param relation its schema-qualified name before the statement
 * @param taken the modes that the statement was the first of its transaction to take
 * @param held the strongest mode that is held after it, by whichever statement of the transaction
 * @param rewritten whether all its rows were written anew
 * @param emptied whether it was truncated
 * @param built indexes that were built over all its rows
 * @param scanned how often it was read from end to end
 * @param read rows that were read so
 * @param changed rows that were updated or deleted
 * @param inserted rows that were inserted
 */
public record RelationEffect(
    long oid,
    String relation,
    Set<LockMode> taken,
    Optional<LockMode> held,
    boolean rewritten,
    boolean emptied,
    List<String> built,
    long scanned,
    long read,
    long changed,
    long inserted) {

  public RelationEffect {
    taken = Set.copyOf(taken);
    built = List.copyOf(built);
  }

  /** Whether there is anything to tell of it. */
  boolean isSomething() {
    return !taken.isEmpty()
        || rewritten
        || emptied
        || !built.isEmpty()
        || scanned + changed + inserted > 0;
  }

  /** The strongest mode that the statement took, or else that is held while it works. */
  public Optional<LockMode> strongest() {
    return LockMode.strongest(taken)
        .or(() -> rewritten || !built.isEmpty() || scanned > 0 ? held : Optional.empty());
  }

  boolean stopsWrites() {
    return held.filter(LockMode::stopsWrites).isPresent();
  }
}
