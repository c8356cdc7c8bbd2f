package dev.pgrehearse.systems;

/**
 * What plpgsql_check says of one function.
 *
 * @param function with its argument types
 * @param relation whose trigger it was checked for, or ""
 * @param line in the function's body; 0 where it concerns the whole
 * @param level error, warning, performance, security and the like
 * @param message as plpgsql_check words it
 * @param detail with the hint, or ""
 */
record PlpgsqlFinding(
    String function, String relation, int line, String level, String message, String detail) {

  /** Whether a line of docs/plpgsql-check.md explains it: the same function, the same words. */
  boolean isExplainedBy(ExplainedFinding explained) {
    return function.equals(explained.function())
        && (level + ": " + message).equals(explained.message());
  }

  @Override
  public String toString() {
    return "%s%s, line %d: %s: %s %s"
        .formatted(
            function,
            relation.isEmpty() ? "" : " for triggers on " + relation,
            line,
            level,
            message,
            detail)
        .trim();
  }
}
