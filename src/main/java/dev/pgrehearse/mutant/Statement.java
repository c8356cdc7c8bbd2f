package dev.pgrehearse.mutant;

import java.util.Optional;
import java.util.Set;

/**
 * One statement of a file, with what it makes or changes.
 *
 * @param tokens without the semicolon
 * @param half which half of its changeset the file is
 * @param kind its first words without options, as in {@code create policy}
 * @param nameAt index of the name of what it is about; -1 where it has none
 */
record Statement(Tokens tokens, Mutant.Half half, String kind, int nameAt) {

  private static final Set<String> ABOUT_AN_OBJECT = Set.of("create", "alter", "drop");
  private static final Set<String> OPTIONS =
      Set.of(
          "or",
          "replace",
          "unique",
          "constraint",
          "temp",
          "temporary",
          "unlogged",
          "recursive",
          "concurrently",
          "if",
          "not",
          "exists",
          "only",
          "global",
          "local");

  static Statement of(Tokens tokens, Mutant.Half half) {
    String first = tokens.word(0);
    if (!ABOUT_AN_OBJECT.contains(first)) {
      return new Statement(tokens, half, first, nameOfOther(tokens));
    }
    int at = skip(tokens, 1);
    String object = tokens.word(at);
    if (Set.of("materialized", "foreign", "event").contains(object)) {
      at++;
      object = object + " " + tokens.word(at);
    }
    return new Statement(tokens, half, first + " " + object, skip(tokens, at + 1));
  }

  private static int skip(Tokens tokens, int from) {
    int at = from;
    while (tokens.atAny(at, OPTIONS)) {
      at++;
    }
    return at;
  }

  private static int nameOfOther(Tokens tokens) {
    return switch (tokens.word(0)) {
      case "update" -> tokens.at(1, "only") ? 2 : 1;
      case "set" -> tokens.at(1, "local") || tokens.at(1, "session") ? 2 : 1;
      case "insert", "delete" -> tokens.at(2, "only") ? 3 : 2;
      case "comment" -> tokens.at(2, "materialized") ? 4 : 3;
      case "grant", "revoke" -> {
        int on = tokens.find(0, "on");
        yield on < 0 ? -1 : on + (tokens.at(on + 2, ",") || single(tokens, on + 1) ? 1 : 2);
      }
      default -> -1;
    };
  }

  /** Whether a grant names its object without saying what kind it is. */
  private static boolean single(Tokens tokens, int at) {
    int behind = tokens.afterName(at);
    return tokens.at(behind, "to") || tokens.at(behind, "from") || tokens.at(behind, ",");
  }

  boolean is(String... kinds) {
    return Set.of(kinds).contains(kind);
  }

  boolean createsView() {
    return is("create view", "create materialized view");
  }

  boolean createsRoutine() {
    return is("create function", "create procedure");
  }

  /** The name of what it is about, with its schema where that is written. */
  String name() {
    return nameAt < 0 || nameAt >= tokens.size() ? "" : tokens.name(nameAt);
  }

  /** The table that a policy, a trigger or an index is on, or that is altered. */
  Optional<String> table() {
    if (is("create table", "alter table")) {
      return Optional.of(name());
    }
    int on = tokens.find(Math.max(nameAt, 0), "on");
    return on < 0 || on + 1 >= tokens.size()
        ? Optional.empty()
        : Optional.of(tokens.name(tokens.at(on + 1, "only") ? on + 2 : on + 1));
  }

  /** What the fault is in, for people: a policy's own name, a table's, or what is done. */
  String subject() {
    String name = name().equals("on") ? table().orElse("") : name();
    return name.isEmpty() ? kind : name;
  }

  /** The statement with its semicolon. */
  Span whole() {
    Span span = tokens.span();
    String text = tokens.text();
    int at = span.end();
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at < text.length() && text.charAt(at) == ';' ? new Span(span.start(), at + 1) : span;
  }
}
