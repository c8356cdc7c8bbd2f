package dev.pgrehearse.changelog;

/**
 * A lock that a changeset held on an existing relation when it committed.
 *
 * @param relation schema-qualified name
 * @param mode as in pg_locks, e.g. {@code AccessExclusiveLock}
 * @param heldMs at most this long, in milliseconds: from the start of the transaction to its commit
 */
public record RelationLock(String relation, String mode, long heldMs) {}
