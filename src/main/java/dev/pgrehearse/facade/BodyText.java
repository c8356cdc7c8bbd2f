package dev.pgrehearse.facade;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The text of a function's body, as names and what they stand for by where they stand. */
final class BodyText {
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

  /** Behind the table of these stands a list of its columns, and no call of a function. */
  private static final Set<String> BEFORE_COLUMNS = Set.of("into", "copy", "references", "analyze");

  private static final Set<String> FROM_OF_A_FUNCTION =
      Set.of("extract", "substring", "trim", "overlay", "position");

  /**
   * A name in the body.
   *
   * @param kind relation, type or function
   * @param schema empty where it is not qualified
   */
  record Mention(String kind, String schema, String name, int start, int end) {}

  private final BodyTokens tokens;
  private final List<Mention> mentions = new ArrayList<>();
  private final Set<String> operators = new HashSet<>();
  private final Set<String> commonTables = new HashSet<>();
  private final Deque<String> openers = new ArrayDeque<>();
  private final Deque<Boolean> inFrom = new ArrayDeque<>();
  private boolean expected;
  private boolean declaring;

  BodyText(String sql) {
    this.tokens = BodyTokens.of(sql);
    inFrom.push(false);
    for (int i = 0; i < tokens.size(); i++) {
      look(i);
    }
  }

  List<Mention> mentions() {
    return List.copyOf(mentions);
  }

  Set<String> operators() {
    return Set.copyOf(operators);
  }

  /** Names that {@code with} makes: they stand before every table of that name. */
  Set<String> commonTables() {
    return Set.copyOf(commonTables);
  }

  boolean dynamic() {
    return tokens.dynamic();
  }

  boolean quotes(String name) {
    return tokens.quotes(name);
  }

  List<String> strings() {
    return tokens.strings();
  }

  boolean says(String name) {
    return tokens.says(name);
  }

  String words() {
    return tokens.words();
  }

  private void look(int i) {
    switch (tokens.text(i)) {
      case "(" -> {
        openers.push(tokens.word(i - 1));
        inFrom.push(expected);
        return;
      }
      case ")" -> {
        if (!openers.isEmpty()) {
          openers.pop();
          inFrom.pop();
        }
        expected = false;
        return;
      }
      case "," -> {
        expected = inFrom.peek();
        return;
      }
      default -> {}
    }
    if (tokens.isSymbol(i)) {
      String operator = tokens.operator(i);
      if (!operator.isEmpty()) {
        operators.add(operator);
      }
      if (tokens.text(i).equals(";")) {
        from(false);
      }
      expected = false;
      return;
    }
    if (!tokens.isName(i) || tokens.text(i - 1).equals(".")) {
      return;
    }
    String word = tokens.word(i);
    section(word, i);
    if (BEFORE_RELATION.contains(word)) {
      keyword(word, i);
    } else if (ENDS_FROM.contains(word)) {
      from(false);
      expected = false;
    } else if (!word.equals("lateral") && !word.equals("if") && !word.equals("exists")) {
      name(i);
      expected = false;
    }
  }

  private void section(String word, int i) {
    if (word.equals("declare")) {
      declaring = true;
    } else if (word.equals("begin")) {
      declaring = false;
    }
    boolean named = tokens.text(i + 1).equals("as") || tokens.text(i + 1).equals("(");
    if (named
        && Set.of("with", "recursive", ",", ").").contains(tokens.text(i - 1))
        && isCommonTable(i)) {
      commonTables.add(tokens.unquoted(i));
    }
  }

  /** {@code name [(columns)] as [[not] materialized] (}. */
  private boolean isCommonTable(int i) {
    int at = i + 1;
    if (tokens.text(at).equals("(")) {
      while (at < tokens.size() && !tokens.text(at).equals(")")) {
        at++;
      }
      at++;
    }
    if (!tokens.text(at).equals("as")) {
      return false;
    }
    at++;
    while (tokens.text(at).equals("not") || tokens.text(at).equals("materialized")) {
      at++;
    }
    return tokens.text(at).equals("(");
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
    if (relation && (word.equals("from") || word.equals("using"))) {
      from(true);
    }
  }

  private void name(int i) {
    boolean qualified = tokens.text(i + 1).equals(".") && i + 2 < tokens.size();
    boolean twoParts = qualified && tokens.isName(i + 2);
    int last = twoParts ? i + 2 : i;
    String next = tokens.text(last + 1);
    if (next.equals("=") || (next.equals(":") && tokens.text(last + 2).equals("="))) {
      return;
    }
    boolean call = next.equals("(");
    if (expected && (!call || BEFORE_COLUMNS.contains(tokens.word(i - 1)))) {
      mention("relation", i, last, twoParts);
    } else if (isType(i, last)) {
      boolean columnType =
          twoParts && tokens.text(last + 1).equals("%") && tokens.word(last + 2).equals("type");
      mention("type", i, columnType && !hasThirdPart(i) ? i : last, twoParts && !columnType);
    } else if (call) {
      mention("function", i, last, twoParts);
    } else if (twoParts) {
      // A schema and a table before a column, or a table and its column: the dictionary knows.
      mention("column", i, last, true);
    }
  }

  private boolean hasThirdPart(int i) {
    return tokens.text(i + 3).equals(".");
  }

  private boolean isType(int i, int last) {
    boolean percent =
        tokens.text(last + 1).equals("%")
            && Set.of("rowtype", "type").contains(tokens.word(last + 2));
    boolean cast = tokens.text(i - 1).equals(":") && tokens.text(i - 2).equals(":");
    boolean castAs = tokens.text(i - 1).equals("as") && "cast".equals(openers.peek());
    boolean declared =
        declaring
            && i >= 2
            && tokens.isName(i - 1)
            && Set.of(";", "declare", "constant")
                .contains(tokens.word(i - 1).equals("constant") ? "constant" : tokens.text(i - 2));
    return percent || cast || castAs || declared;
  }

  private void mention(String kind, int first, int last, boolean qualified) {
    mentions.add(
        new Mention(
            kind,
            qualified ? tokens.unquoted(first) : "",
            tokens.unquoted(last),
            tokens.start(first),
            tokens.end(last)));
  }

  private void from(boolean is) {
    inFrom.pop();
    inFrom.push(is);
  }
}
