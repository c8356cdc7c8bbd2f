package dev.pgrehearse.status;

import dev.pgrehearse.changelog.Changeset;

/**
 * A changeset that is not logged, played.
 *
 * @param atomic whether it is done as a whole or not at all
 * @param again what comes of applying it a second time, where that was tried
 */
record Pending(Changeset changeset, Effect effect, boolean atomic, Again again) {

  /** What a second application does. */
  sealed interface Again {

    /** Nobody needs to know. */
    record NotTried() implements Again {}

    /** Nothing. */
    record Harmless() implements Again {}

    /** It does not run. */
    record Fails(String message) implements Again {}

    /** It runs, and makes another database. */
    record Differs(String words) implements Again {}
  }
}
