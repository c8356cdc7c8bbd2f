package dev.pgrehearse.changelog;

import java.util.Set;

/**
 * A lock that a changeset held on an existing relation when it committed.
 *
 * @param relation schema-qualified name
 * @param mode as in pg_locks, e.g. {@code AccessExclusiveLock}
 * @param heldMs at most this long, in milliseconds: from the start of the transaction to its commit
 * @param limited whether the transaction had set a {@code lock_timeout}, so that it would not have
 *     waited for this lock, and made others wait behind it, without end
 */
public record RelationLock(String relation, String mode, long heldMs, boolean limited) {

  private static final Set<String> BLOCKING =
      Set.of("ShareLock", "ShareRowExclusiveLock", "ExclusiveLock", "AccessExclusiveLock");

  /** Whether others who write, or read, have to wait for it. */
  public boolean blocks() {
    return BLOCKING.contains(mode);
  }
}
