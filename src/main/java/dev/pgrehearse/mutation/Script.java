package dev.pgrehearse.mutation;

import dev.pgrehearse.changelog.Changelog;
import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.changelog.PlacedSql;
import java.util.Optional;

/**
 * The two halves of a changeset as text.
 *
 * @param changeset whose they are
 * @param forward absent where the changeset is not one plain SQL text: then Liquibase plays it
 * @param back likewise
 * @param inTransaction whether each half is one transaction
 */
record Script(
    Changeset changeset, Optional<String> forward, Optional<String> back, boolean inTransaction) {

  static Script of(Changelog changelog, Changeset changeset) {
    return new Script(
        changeset,
        changelog.forwardSql(changeset).map(PlacedSql::text),
        changelog.rollbackSql(changeset).map(PlacedSql::text),
        changelog.runsInTransaction(changeset));
  }

  Script withForward(String text) {
    return new Script(changeset, Optional.of(text), back, inTransaction);
  }
}
