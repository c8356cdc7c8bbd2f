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

  /** Whether it changes the schema of the tables, or a function whose body names one. */
  boolean isMigration() {
    return (!named.isEmpty() || called.isPresent())
        && text.filter(ClientText::changesSchema).isPresent();
  }
}
