package dev.pgrehearse.facade.routine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/** Where in a body a name is that of a relation, found out word by word. */
final class RelationPlaces {
  private static final Set<String> BEFORE_RELATION =
      Set.of(
          "from",
          "join",
          "into",
          "update",
          "only",
          "table",
          "truncate",
          "using",
          "lock",
          "references",
          "copy",
          "analyze",
          "view");
  private static final Set<String> ENDS_FROM =
      Set.of(
          "where",
          "group",
          "order",
          "having",
          "limit",
          "offset",
          "fetch",
          "union",
          "intersect",
          "except",
          "window",
          "returning",
          "set",
          "for",
          "loop",
          "into",
          "then",
          "select",
          ";");

  /** Behind these stand tables with commas between them. */
  private static final Set<String> BEFORE_LIST =
      Set.of("from", "using", "truncate", "lock", "drop");

  /** Behind the table of these stands a list of its columns, and no call of a function. */
  private static final Set<String> BEFORE_COLUMNS = Set.of("into", "copy", "references", "analyze");

  private static final Set<String> FROM_OF_A_FUNCTION =
      Set.of("extract", "substring", "trim", "overlay", "position");

  private static final Set<String> BETWEEN = Set.of("lateral", "if", "exists");

  private final BodyTokens tokens;
  private final Deque<String> openers = new ArrayDeque<>();
  private final Deque<Boolean> inFrom = new ArrayDeque<>();
  private boolean expected;

  RelationPlaces(BodyTokens tokens) {
    this.tokens = tokens;
    inFrom.push(false);
  }

  void opened(int i) {
    openers.push(tokens.word(i - 1));
    inFrom.push(expected);
  }

  /** Whether there was something to close. */
  boolean closed() {
    boolean open = !openers.isEmpty();
    if (open) {
      openers.pop();
      inFrom.pop();
    }
    expected = false;
    return open;
  }

  void comma() {
    expected = inFrom.peek();
  }

  void symbol(int i) {
    if (tokens.text(i).equals(";")) {
      from(false);
    }
    expected = false;
  }

  /** Takes a word that says what follows; whether it was one, and no name. */
  boolean taken(String word, int i) {
    if (BEFORE_RELATION.contains(word)) {
      keyword(word, i);
      return true;
    }
    if (ENDS_FROM.contains(word)) {
      from(false);
      expected = false;
      return true;
    }
    return BETWEEN.contains(word);
  }

  boolean isRelation(int i, boolean call) {
    return expected && (!call || BEFORE_COLUMNS.contains(tokens.word(i - 1)));
  }

  void named() {
    expected = false;
  }

  private void keyword(String word, int i) {
    String before = tokens.word(i - 1);
    boolean relation =
        switch (word) {
          case "from" ->
              !before.equals("distinct")
                  && !(openers.peek() != null && FROM_OF_A_FUNCTION.contains(openers.peek()));
          case "into" -> before.equals("insert") || before.equals("merge");
          case "update" ->
              !Set.of("for", "do", "on", "key", "or").contains(before)
                  && !(before.equals("then") && tokens.text(i + 1).equals("set"));
          case "using" -> !tokens.text(i + 1).equals("(") || before.isEmpty();
          case "lock" -> !before.equals("for");
          default -> true;
        };
    if (word.equals("into") && !relation) {
      from(false);
    }
    expected = relation;
    boolean list = BEFORE_LIST.contains(word) || BEFORE_LIST.contains(before);
    if (relation && list) {
      from(true);
    }
  }

  private void from(boolean is) {
    inFrom.pop();
    inFrom.push(is);
  }
}
