package dev.pgrehearse.facade.client;

import dev.pgrehearse.facade.catalog.StatementLog;
import dev.pgrehearse.facade.move.Move;
import java.util.Optional;
import java.util.Set;

/**
 * A recorded statement with what it says of the tables that move.
 *
 * @param text absent where it is hidden or lost
 * @param named moves whose table it names
 * @param through in words, a view in it that reads such a table
 * @param called in words, a function in it that reaches such a table, or one of its sequences
 * @param sequence what to write instead of a sequence in it that leaves with its table
 */
record Candidate(
    StatementLog.Sent sent,
    SenderPath path,
    Optional<ClientText> text,
    Set<Move> named,
    Optional<String> through,
    Optional<String> called,
    Optional<String> sequence) {
  Candidate {
    named = Set.copyOf(named);
  }

  /** Whether it changes the schema of the tables, or a function whose body names one. */
  boolean isMigration() {
    return (!named.isEmpty() || called.isPresent() || sequence.isPresent())
        && text.filter(ClientText::changesSchema).isPresent();
  }
}
