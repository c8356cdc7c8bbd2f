package dev.pgrehearse.lock;

import dev.pgrehearse.changelog.SentStatement;
import java.util.List;

/**
 * A statement of a changeset and what it did.
 *
 * @param sent as it was sent
 * @param limited whether a {@code lock_timeout} was in force
 * @param heldMs at most so long it held what it took: from its start to the end of its transaction
 * @param effects by table, in the order of their names
 */
public record TracedStatement(
    SentStatement sent, boolean limited, long heldMs, List<RelationEffect> effects) {
  public TracedStatement {
    effects = List.copyOf(effects);
  }
}
