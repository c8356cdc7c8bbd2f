package dev.pgrehearse.mutation;

import dev.pgrehearse.changelog.Changelog;
import dev.pgrehearse.changelog.Changeset;
import java.util.Optional;

/**
 * The two halves of a changeset as text.
 *
 * @param changeset whose they are
 * @param forward absent where the changeset is not one plain SQL file: then Liquibase plays it
 * @param back likewise
 * @param inTransaction whether each half is one transaction
 */
record Script(
    Changeset changeset, Optional<String> forward, Optional<String> back, boolean inTransaction) {

  static Script of(Changelog changelog, Changeset changeset) {
    boolean plain = changelog.isPlainSql(changeset);
    return new Script(
        changeset,
        changeset.sqlFile().filter(file -> plain).map(file -> changelog.text(file)),
        changeset.rollbackFile().filter(file -> plain).map(file -> changelog.text(file)),
        changelog.runsInTransaction(changeset));
  }

  Script withForward(String text) {
    return new Script(changeset, Optional.of(text), back, inTransaction);
  }
}
