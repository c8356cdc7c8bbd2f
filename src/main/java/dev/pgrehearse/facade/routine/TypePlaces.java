package dev.pgrehearse.facade.routine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/** Where in a text a name is the name of a type. */
final class TypePlaces {
  private static final Set<String> BEGINS_QUERY =
      Set.of("select", "with", "values", "table", "insert", "update", "delete", "merge", "(");

  /** Behind these a list in parentheses says what is in which column or argument. */
  private static final Set<String> BEFORE_DEFINITIONS = Set.of("cursor", "columns");

  /** Behind a closing parenthesis these are no alias, and what follows is no list of columns. */
  private static final Set<String> NO_ALIAS =
      Set.of(
          "filter",
          "over",
          "group",
          "values",
          "and",
          "or",
          "not",
          "in",
          "like",
          "ilike",
          "is",
          "between",
          "when",
          "then",
          "else",
          "where",
          "on",
          "using",
          "join",
          "having",
          "by",
          "returning",
          "select",
          "union",
          "except",
          "intersect",
          "exists",
          "any",
          "all",
          "some");

  /** These begin something else than a column. */
  private static final Set<String> NO_COLUMN =
      Set.of("not", "all", "distinct", "variadic", "where", "order", "partition", "case", "row");

  private final BodyTokens tokens;
  private final Deque<Boolean> definitions = new ArrayDeque<>();
  private final Deque<String> openers = new ArrayDeque<>();
  private boolean declaring;

  TypePlaces(BodyTokens tokens) {
    this.tokens = tokens;
  }

  void section(String word) {
    if (word.equals("declare")) {
      declaring = true;
    } else if (word.equals("begin")) {
      declaring = false;
    }
  }

  void opened(int i) {
    openers.push(tokens.word(i - 1));
    definitions.push(opensDefinitions(i));
  }

  void closed() {
    openers.pop();
    definitions.pop();
  }

  /**
   * {@code f(…) as x (}, {@code f(…) as (}, {@code create table x (}, {@code cursor (}; a query in
   * parentheses is none of them.
   */
  private boolean opensDefinitions(int i) {
    if (BEGINS_QUERY.contains(tokens.text(i + 1))) {
      return false;
    }
    if (BEFORE_DEFINITIONS.contains(tokens.word(i - 1))) {
      return true;
    }
    int before = i - 1;
    if (NO_ALIAS.contains(tokens.word(before))) {
      return false;
    }
    if (tokens.isName(before) && !tokens.word(before).equals("as")) {
      before--;
      if (Set.of("table", "exists").contains(tokens.word(before))) {
        return true;
      }
    }
    return tokens.text(tokens.word(before).equals("as") ? before - 1 : before).equals(")");
  }

  /**
   * Whether the name is a type's.
   *
   * @param first of its tokens
   * @param last likewise, where it has a schema
   */
  boolean isType(int first, int last) {
    String before = tokens.text(first - 1);
    boolean percent =
        tokens.text(last + 1).equals("%")
            && Set.of("rowtype", "type").contains(tokens.word(last + 2));
    boolean cast = before.equals(":") && tokens.text(first - 2).equals(":");
    boolean castAs = before.equals("as") && "cast".equals(openers.peek());
    return percent
        || cast
        || castAs
        || tokens.isString(last + 1)
        || isDeclared(first)
        || isDefined(first);
  }

  /** {@code name type} or {@code name constant type}, behind the declaration before. */
  private boolean isDeclared(int first) {
    return declaring
        && openers.isEmpty()
        && first >= 2
        && tokens.isName(first - 1)
        && (tokens.word(first - 1).equals("constant")
            || Set.of(";", "declare").contains(tokens.text(first - 2)));
  }

  /** {@code name type} in a list of such. */
  private boolean isDefined(int first) {
    return Boolean.TRUE.equals(definitions.peek())
        && tokens.isName(first - 1)
        && !NO_COLUMN.contains(tokens.word(first - 1))
        && Set.of("(", ",").contains(tokens.text(first - 2));
  }

  /** {@code table%rowtype}. */
  boolean isOfARow(int last) {
    return tokens.text(last + 1).equals("%") && tokens.word(last + 2).equals("rowtype");
  }

  /** {@code table.column%type}: the two names are no schema and its table. */
  boolean isOfAColumn(int first, int last) {
    return tokens.text(last + 1).equals("%")
        && tokens.word(last + 2).equals("type")
        && !tokens.text(first + 3).equals(".");
  }
}
