package dev.pgrehearse.mutant;

import dev.pgrehearse.sql.SqlToken;
import java.util.Optional;
import java.util.Set;

/** A literal, and one that it could be mistaken for: of the same type and length. */
final class Literal {

  private Literal() {}

  static Optional<String> other(Tokens tokens, int index) {
    return other(tokens, index, Set.of());
  }

  /**
   * @param taken what it must not be, as written
   */
  static Optional<String> other(Tokens tokens, int index, Set<String> taken) {
    String sql = tokens.sql(index);
    String word = tokens.word(index);
    if (word.equals("true") || word.equals("false")) {
      return Optional.of(word.equals("true") ? "false" : "true");
    }
    boolean number =
        word.matches("[0-9]{1,9}") && !tokens.at(index - 1, ".") && !tokens.at(index + 1, ".");
    if (number) {
      long value = Long.parseLong(word);
      while (taken.contains(String.valueOf(++value))) {
        // The next one.
      }
      return Optional.of(String.valueOf(value));
    }
    return tokens.kind(index) == SqlToken.Kind.STRING && sql.startsWith("'")
        ? string(sql, taken)
        : Optional.empty();
  }

  /** The last letter or digit becomes the next one. */
  private static Optional<String> string(String sql, Set<String> taken) {
    int at = sql.length() - 2;
    while (at > 0 && !Character.toString(sql.charAt(at)).matches("[a-zA-Z0-9]")) {
      at--;
    }
    if (at <= 0) {
      return sql.isEmpty() || sql.length() > 3 ? Optional.empty() : Optional.of("'x'");
    }
    String other = sql;
    for (int tries = 0; tries < 26; tries++) {
      other = other.substring(0, at) + next(other.charAt(at)) + other.substring(at + 1);
      if (!taken.contains(other) && !other.equals(sql)) {
        return Optional.of(other);
      }
    }
    return Optional.empty();
  }

  private static char next(char c) {
    return switch (c) {
      case 'z' -> 'a';
      case 'Z' -> 'A';
      case '9' -> '0';
      default -> (char) (c + 1);
    };
  }
}
