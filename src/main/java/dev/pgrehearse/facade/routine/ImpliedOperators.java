package dev.pgrehearse.facade.routine;

import java.util.Set;

/** Operators that are looked up by their names where no operator is written. */
final class ImpliedOperators {

  private ImpliedOperators() {}

  static Set<String> of(BodyTokens tokens, int i) {
    return switch (tokens.word(i)) {
      case "in" ->
          // A loop goes over the rows of a query and compares nothing.
          tokens.text(i + 1).equals("(") && !tokens.word(i - 2).equals("for")
              ? Set.of("=", "<>")
              : Set.of();
      case "between" -> Set.of("<", "<=", ">", ">=");
      case "like" -> Set.of("~~", "!~~");
      case "ilike" -> Set.of("~~*", "!~~*");
      case "similar" -> Set.of("~", "!~");
      case "nullif", "natural" -> Set.of("=");
      case "case" -> tokens.word(i + 1).equals("when") ? Set.of() : Set.of("=");
      case "distinct" -> tokens.text(i + 1).equals("from") ? Set.of("=") : Set.of();
      case "using" -> tokens.text(i + 1).equals("(") ? Set.of("=") : Set.of();
      default -> Set.of();
    };
  }
}
