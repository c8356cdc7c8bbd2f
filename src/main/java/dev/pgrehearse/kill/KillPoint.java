package dev.pgrehearse.kill;

/**
 * Where a deployment of one changeset is killed.
 *
 * @param statement of the changeset's own, counted from 1; the last one where it is behind all
 * @param of how many it has
 */
record KillPoint(Kind kind, int statement, int of) {

  /** In the order of a deployment. */
  enum Kind {
    /** The lock is taken, and nothing of the statement is done. */
    BEFORE_STATEMENT,
    /** It is being executed, and the server ends the session as well. */
    DURING_STATEMENT,
    /** All statements are done, and what comes next is not. */
    AFTER_STATEMENTS,
    /** They are committed, and the history does not know it. */
    BEFORE_HISTORY,
    /** The history knows it, and the lock is held. */
    BEFORE_UNLOCK
  }

  /** Behind "killed". */
  String words() {
    return switch (kind) {
      case BEFORE_STATEMENT ->
          statement == 1
              ? "before its first statement"
              : "between its statements %d and %d of %d".formatted(statement - 1, statement, of);
      case DURING_STATEMENT -> "during its statement %d of %d".formatted(statement, of);
      case AFTER_STATEMENTS -> "after its last statement";
      case BEFORE_HISTORY -> "between the change and its history row";
      case BEFORE_UNLOCK -> "before the changelog lock was released";
    };
  }
}
