package dev.pgrehearse.changelog;

import dev.pgrehearse.sql.SqlLexer;
import dev.pgrehearse.sql.SqlToken;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What Liquibase sends to the server, one string per call. */
final class Calls {

  private final List<String> texts;
  private final boolean comments;
  private final Once<Boolean> closed;

  /**
   * @param comments whether Liquibase saw comments in the SQL, stripped or not
   */
  Calls(List<String> texts, boolean comments) {
    this.texts = List.copyOf(texts);
    this.comments = comments;
    this.closed =
        new Once<>(() -> this.texts.stream().allMatch(call -> new SqlLexer(call).closed()));
  }

  List<String> texts() {
    return texts;
  }

  boolean comments() {
    return comments;
  }

  /** Whether every string, quoted name and comment that starts in a call ends in it. */
  boolean closed() {
    return closed.get();
  }

  /** The first of those tokens of {@code sql} that no call holds as it is written. */
  Optional<SqlToken> firstLost(String sql, Predicate<SqlToken> wanted) {
    Set<String> sent = literals();
    return new SqlLexer(sql)
        .tokens().stream().filter(wanted).filter(token -> !holds(sent, token.of(sql))).findFirst();
  }

  private boolean holds(Set<String> sent, String token) {
    return sent.contains(token) || texts.stream().anyMatch(call -> call.contains(token));
  }

  /** Most tokens are sent as they are: these need not be looked for in every call. */
  private Set<String> literals() {
    Set<String> literals = new HashSet<>();
    for (String call : texts) {
      for (SqlToken token : new SqlLexer(call).tokens()) {
        if (token.literal()) {
          literals.add(token.of(call));
        }
      }
    }
    return literals;
  }
}
