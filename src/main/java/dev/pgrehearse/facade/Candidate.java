package dev.pgrehearse.facade;

import java.util.Optional;
import java.util.Set;

/**
 * A recorded statement with what it says of the tables that move.
 *
 * @param text absent where it is hidden
 * @param named moves whose table it names
 * @param called in words, a function in it whose body names such a table
 */
record Candidate(
    StatementLog.Sent sent, Optional<ClientText> text, Set<Move> named, Optional<String> called) {
  Candidate {
    named = Set.copyOf(named);
  }

  /** Whether it is the tables' own schema that it changes. */
  boolean isMigration() {
    return !named.isEmpty() && text.filter(ClientText::changesSchema).isPresent();
  }
}
