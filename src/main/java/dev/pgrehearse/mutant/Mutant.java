package dev.pgrehearse.mutant;

import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.finding.Location;

/**
 * A file of a changelog with one fault in it.
 *
 * @param id stable while the file is: operator, place and object
 * @param half which of the changeset's two files it is
 * @param at the first line that is different
 * @param what the edit in words
 * @param sql the whole text of the file with the fault
 */
public record Mutant(
    String id,
    Changeset changeset,
    Half half,
    Operator operator,
    Location at,
    String what,
    String sql) {

  /** The two files of a changeset. */
  public enum Half {
    FORWARD,
    ROLLBACK
  }
}
