package dev.pgrehearse.advice;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Questions about subselects and the casts around an expression. */
final class Scope {

  private static final int OF_ONE_VALUE = 4;
  private static final Set<Integer> ROLES = Set.of(9, 10, 11, 12);

  private Scope() {}

  /** What is left without casts that do not change the value. */
  static Node bare(Node node) {
    if ((node.is("RELABELTYPE") || node.is("COERCEVIAIO")) && !node.nodes("arg").isEmpty()) {
      return bare(node.nodes("arg").get(0));
    }
    return node;
  }

  /**
   * Whether it is {@code current_role}, {@code current_user}, {@code user} or {@code session_user}.
   */
  static boolean isRole(Node valueFunction) {
    return ROLES.contains(valueFunction.number("op"));
  }

  /** The value of {@code (select …)} without a from. */
  static Optional<Node> selected(Node subLink) {
    List<Node> query = subLink.nodes("subselect");
    if (subLink.number("subLinkType") != OF_ONE_VALUE
        || query.isEmpty()
        || hasFrom(query.get(0))
        || query.get(0).nodes("targetList").isEmpty()) {
      return Optional.empty();
    }
    return query.get(0).nodes("targetList").get(0).nodes("expr").stream().findFirst();
  }

  /** Whether the subselect is computed once a statement: it reads no table and no outer row. */
  static boolean isOnce(Node query) {
    return !hasFrom(query) && !readsOuterRow(query, 0);
  }

  static boolean hasFrom(Node query) {
    return query.nodes("jointree").stream().anyMatch(tree -> !tree.nodes("fromlist").isEmpty());
  }

  /** Whether a column of a row outside of the query is read in it. */
  static boolean readsOuterRow(Node node, int depth) {
    if (node.is("VAR") && node.number("varlevelsup") > depth) {
      return true;
    }
    return node.children()
        .anyMatch(
            child ->
                readsOuterRow(
                    child,
                    child.is("QUERY") || (node.is("QUERY") && child.is("CTE"))
                        ? depth + 1
                        : depth));
  }
}
