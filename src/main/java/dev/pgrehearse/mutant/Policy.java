package dev.pgrehearse.mutant;

import java.util.List;
import java.util.Optional;

/** The clauses of a create policy or alter policy. */
final class Policy {

  private final Tokens tokens;
  private final String table;
  private final int behindTable;

  Policy(Statement statement) {
    this.tokens = statement.tokens();
    this.table = statement.table().orElse("");
    int on = tokens.find(statement.nameAt(), "on");
    this.behindTable = on < 0 ? tokens.size() : tokens.afterName(on + 1);
  }

  static boolean in(Statement statement) {
    return statement.is("create policy", "alter policy");
  }

  String table() {
    return table;
  }

  /** The offset behind the table's name, where the clauses begin. */
  int behindTable() {
    return tokens.end(behindTable - 1);
  }

  /** The offset at which {@code for} belongs. */
  int behindMode() {
    return mode().map(mode -> mode.span().end()).orElse(behindTable());
  }

  Optional<Tokens> mode() {
    return behind("as").map(mode -> mode.part(0, 1));
  }

  Optional<Tokens> command() {
    return behind("for").map(command -> command.part(0, 1));
  }

  List<Tokens> roles() {
    return behind("to").map(to -> Roles.listed(to, 0)).orElse(List.of());
  }

  Optional<Tokens> using() {
    return condition(behind("using"));
  }

  Optional<Tokens> check() {
    return condition(behind("with", "check"));
  }

  private static Optional<Tokens> condition(Optional<Tokens> clause) {
    return clause
        .filter(written -> written.opens(0))
        .map(written -> written.inside(0))
        .filter(inside -> !inside.isEmpty());
  }

  /** {@code using (…)}, whole. */
  Span usingClause() {
    int at = tokens.find(behindTable, "using");
    return tokens.span(at, tokens.next(at + 1));
  }

  /** {@code with check (…)}, whole. */
  Span checkClause() {
    int at = tokens.find(behindTable, "with", "check");
    return tokens.span(at, tokens.next(at + 2));
  }

  private Optional<Tokens> behind(String... words) {
    int at = tokens.find(behindTable, words);
    return at < 0 ? Optional.empty() : Optional.of(tokens.from(at + words.length));
  }
}
