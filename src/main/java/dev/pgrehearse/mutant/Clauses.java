package dev.pgrehearse.mutant;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds every condition in a piece of SQL or PL/pgSQL: its clauses, and what is nested in them. */
final class Clauses {

  private static final Set<String> ENDS =
      Set.of(
          "where",
          "group",
          "having",
          "order",
          "limit",
          "offset",
          "fetch",
          "window",
          "union",
          "intersect",
          "except",
          "for",
          "returning",
          "into",
          "join",
          "left",
          "right",
          "inner",
          "full",
          "cross",
          "natural",
          "on",
          "then",
          "loop",
          ";",
          "when",
          "else",
          "elsif",
          "elseif",
          "end",
          "do",
          "from",
          "set",
          "with",
          "using");
  private static final Set<String> QUERIES =
      Set.of("select", "with", "insert", "update", "delete", "values", "where", "table");
  private final List<Condition> found = new ArrayList<>();

  private Clauses() {}

  /** The conditions in statements. */
  static List<Condition> in(Tokens statements) {
    Clauses clauses = new Clauses();
    clauses.statements(statements);
    return List.copyOf(clauses.found);
  }

  /** A condition and those inside it. */
  static List<Condition> of(Tokens condition) {
    Clauses clauses = new Clauses();
    clauses.condition(condition, condition.part(0, 0));
    return List.copyOf(clauses.found);
  }

  /** Behind a token, a parenthesis or a case. */
  static int next(Tokens tokens, int index) {
    return opensCase(tokens, index) ? endOfCase(tokens, index) + 1 : tokens.next(index);
  }

  private static boolean opensCase(Tokens tokens, int index) {
    return tokens.at(index, "case") && !tokens.at(index - 1, "end");
  }

  private static int endOfCase(Tokens tokens, int index) {
    int depth = 0;
    for (int i = index; i < tokens.size(); i++) {
      if (opensCase(tokens, i)) {
        depth++;
      } else if (tokens.at(i, "end")
          && !tokens.at(i + 1, "if")
          && !tokens.at(i + 1, "loop")
          && --depth == 0) {
        return i;
      }
    }
    return tokens.size() - 1;
  }

  /** Where a clause that starts at an index ends. */
  static int end(Tokens tokens, int from) {
    int i = from;
    while (i < tokens.size() && !ends(tokens, i)) {
      i = next(tokens, i);
    }
    return Math.min(i, tokens.size());
  }

  private static boolean ends(Tokens tokens, int i) {
    if (!tokens.atAny(i, ENDS)) {
      return false;
    }
    boolean function = (tokens.at(i, "left") || tokens.at(i, "right")) && tokens.at(i + 1, "(");
    boolean distinctFrom = tokens.at(i, "from") && tokens.at(i - 1, "distinct");
    boolean timeZone = tokens.at(i, "with") && tokens.at(i + 2, "zone");
    return !function && !distinctFrom && !timeZone;
  }

  private void statements(Tokens tokens) {
    int i = 0;
    while (i < tokens.size()) {
      if (tokens.opens(i)) {
        parenthesis(tokens.inside(i));
        i = tokens.next(i);
      } else if (opensCase(tokens, i)) {
        // Its parts are clauses like any other: when … then.
        i++;
      } else {
        i = clause(tokens, i);
      }
    }
  }

  /** Takes one clause, or steps over one token. */
  private int clause(Tokens tokens, int i) {
    int start = i + 1;
    switch (tokens.word(i)) {
      case "where", "having" -> {
        int end = end(tokens, start);
        int comma = comma(tokens, start, end);
        condition(
            tokens.part(start, comma),
            tokens.at(i, "where") ? tokens.part(i, start) : tokens.part(0, 0));
        return comma;
      }
      case "on" -> {
        return joins(tokens, i) ? single(tokens, start) : start;
      }
      case "if", "elsif", "elseif", "while", "when" -> {
        int end = end(tokens, start);
        boolean tests =
            tokens.at(end, "then")
                || (tokens.at(i, "while") && tokens.at(end, "loop"))
                || (tokens.at(i, "when") && tokens.at(end, ";"));
        boolean exception = tokens.at(i, "when") && exception(tokens, i);
        return tests && !exception ? single(tokens, start) : start;
      }
      case ":=", "return" -> {
        return tokens.at(start, "query") || tokens.at(start, "next") || tokens.at(start, ";")
            ? start
            : single(tokens, start);
      }
      case "select", "perform" -> {
        return selected(tokens, start);
      }
      case "set" -> {
        return assigned(tokens, start);
      }
      default -> {
        return start;
      }
    }
  }

  /** An {@code on} can be many things; behind a join that has none yet it is a condition. */
  private static boolean joins(Tokens tokens, int on) {
    for (int i = on - 1; i >= 0 && !tokens.at(i, ";") && !tokens.at(i, "on"); i--) {
      if (tokens.at(i, "join")) {
        return true;
      }
    }
    return false;
  }

  private static boolean exception(Tokens tokens, int when) {
    return tokens.at(when - 1, "exception") || tokens.at(when + 1, "others");
  }

  private int single(Tokens tokens, int start) {
    int end = end(tokens, start);
    int comma = comma(tokens, start, end);
    condition(tokens.part(start, comma), tokens.part(0, 0));
    return Math.max(comma, start);
  }

  private static int comma(Tokens tokens, int from, int to) {
    int comma = tokens.part(0, to).find(from, ",");
    return comma < 0 ? to : comma;
  }

  private int selected(Tokens tokens, int start) {
    int end = end(tokens, start);
    for (Tokens item : tokens.part(start, end).items()) {
      int named = item.at(item.size() - 2, "as") ? item.size() - 2 : item.size();
      condition(item.part(0, named), tokens.part(0, 0));
    }
    return Math.max(end, start);
  }

  /** What an update assigns; the first {@code =} of each is no comparison. */
  private int assigned(Tokens tokens, int start) {
    int end = end(tokens, start);
    for (Tokens item : tokens.part(start, end).items()) {
      int equals = item.find(0, "=");
      if (equals > 0) {
        condition(item.from(equals + 1), tokens.part(0, 0));
      }
    }
    return Math.max(end, start);
  }

  private void parenthesis(Tokens inside) {
    if (inside.atAny(0, QUERIES)) {
      statements(inside);
    } else {
      inside.items().forEach(item -> condition(item, inside.part(0, 0)));
    }
  }

  private void condition(Tokens whole, Tokens where) {
    if (whole.isEmpty()) {
      return;
    }
    Condition condition = Condition.of(whole, where);
    found.add(condition);
    for (Tokens operand : condition.operands()) {
      inside(operand);
    }
  }

  private void inside(Tokens operand) {
    for (int i = 0; i < operand.size(); i = next(operand, i)) {
      if (operand.opens(i)) {
        parenthesis(operand.inside(i));
      } else if (opensCase(operand, i)) {
        statements(operand.part(i + 1, endOfCase(operand, i)));
      }
    }
  }
}
