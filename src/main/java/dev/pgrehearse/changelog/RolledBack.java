package dev.pgrehearse.changelog;

import java.util.List;

/**
 * What a changeset's rollback did.
 *
 * @param ms milliseconds from opening it to its commit
 * @param locks on relations that existed before it, when it committed
 * @param atomicity whether it was done as a whole
 * @param inTransaction whether it ran in one; otherwise most locks were gone before they were seen
 */
public record RolledBack(
    long ms, List<RelationLock> locks, Atomicity atomicity, boolean inTransaction) {
  public RolledBack {
    locks = List.copyOf(locks);
  }
}
