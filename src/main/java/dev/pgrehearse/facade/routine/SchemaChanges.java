package dev.pgrehearse.facade.routine;

import dev.pgrehearse.facade.catalog.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Statements of a text that change the schema, or end a transaction, when it runs. */
final class SchemaChanges {
  private static final Set<String> BEFORE_STATEMENT =
      Set.of("", ";", "begin", "then", "else", "loop");
  private static final Set<String> COMMANDS =
      Set.of("create", "alter", "drop", "comment", "grant", "revoke", "cluster", "reindex");
  private static final Set<String> ENDS_TRANSACTION = Set.of("commit", "rollback");

  private static final Set<String> AFTER_END = Set.of(";", "and");

  private final BodyTokens tokens;
  private final List<Integer> bare = new ArrayList<>();
  private final List<String> temporary = new ArrayList<>();
  private boolean endsTransactions;

  SchemaChanges(BodyTokens tokens) {
    this.tokens = tokens;
    for (int i = 0; i < tokens.size(); i++) {
      if (BEFORE_STATEMENT.contains(tokens.text(i - 1))) {
        endsTransactions |=
            ENDS_TRANSACTION.contains(tokens.word(i)) && AFTER_END.contains(tokens.text(i + 1));
        if (COMMANDS.contains(tokens.word(i)) && !isColumn(i)) {
          statement(i);
        }
      }
    }
  }

  /** {@code case when … then comment}. */
  private boolean isColumn(int i) {
    return tokens.word(i).equals("comment") && !tokens.word(i + 1).equals("on");
  }

  /** Whether it has {@code commit} or {@code rollback}, which a routine with settings may not. */
  boolean endsTransactions() {
    return endsTransactions;
  }

  /** Whether there is a change of the schema in it. */
  boolean any() {
    return !bare.isEmpty() || !temporary.isEmpty();
  }

  /** Names that temporary tables get: from then on they stand before every table of that name. */
  List<String> temporaryTables() {
    return List.copyOf(temporary);
  }

  /**
   * Whether one of the statements names the table.
   *
   * @param found the schema in which its name without a schema is found
   */
  boolean name(QualifiedName table, Optional<String> found) {
    return bare.stream()
        .filter(i -> tokens.unquoted(i).equals(table.name()))
        .anyMatch(
            i ->
                tokens.text(i - 1).equals(".")
                    ? tokens.unquoted(i - 2).equals(table.schema())
                    : found.equals(Optional.of(table.schema())));
  }

  /** A name without a schema in them that stands for one of these, at none of the places. */
  Optional<String> unqualified(Set<Integer> places, Set<String> names) {
    return bare.stream()
        .filter(i -> !tokens.text(i - 1).equals(".") && !tokens.text(i + 1).equals("."))
        .filter(i -> !places.contains(tokens.start(i)))
        .map(tokens::unquoted)
        .filter(names::contains)
        .findFirst();
  }

  private void statement(int first) {
    if (Set.of("temp", "temporary").contains(tokens.word(first + 1))) {
      int name = first + 2;
      while (Set.of("table", "if", "not", "exists").contains(tokens.word(name))) {
        name++;
      }
      if (tokens.isName(name)) {
        temporary.add(tokens.unquoted(name));
      }
      return;
    }
    for (int i = first + 1; i < tokens.size() && !tokens.text(i).equals(";"); i++) {
      if (tokens.word(i).equals("as")) {
        return;
      }
      if (tokens.isName(i)) {
        bare.add(i);
      }
    }
  }
}
