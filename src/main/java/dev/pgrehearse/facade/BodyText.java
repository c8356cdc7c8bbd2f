package dev.pgrehearse.facade;

import dev.pgrehearse.sql.SqlLexer;
import dev.pgrehearse.sql.SqlToken;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
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
  private static final Set<String> FROM_OF_A_FUNCTION =
      Set.of("extract", "substring", "trim", "overlay", "position");
  private static final String OPERATOR_CHARACTERS = "+-*/<>=~!@#%^&|`?";

  /**
   * A name in the body.
   *
   * @param kind relation, type or function
   * @param schema empty where it is not qualified
   */
  record Mention(String kind, String schema, String name, int start, int end) {}

  private final String sql;
  private final List<SqlToken> tokens;
  private final List<Mention> mentions = new ArrayList<>();
  private final Set<String> operators = new HashSet<>();
  private final Set<String> commonTables = new HashSet<>();
  private final Deque<String> openers = new ArrayDeque<>();
  private final Deque<Boolean> inFrom = new ArrayDeque<>();
  private boolean expected;
  private boolean declaring;

  BodyText(String sql) {
    this.sql = sql;
    this.tokens =
        new SqlLexer(sql)
            .tokens().stream().filter(token -> token.kind() != SqlToken.Kind.COMMENT).toList();
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

  /** Whether it builds SQL when it runs, which nobody can read before. */
  boolean dynamic() {
    for (int i = 0; i < tokens.size(); i++) {
      if (word(i).equals("execute") && !word(i - 1).equals("grant")) {
        return true;
      }
    }
    return false;
  }

  /** Whether a string in it holds the name. */
  boolean quotes(String name) {
    return tokens.stream()
        .filter(
            token -> token.kind() == SqlToken.Kind.STRING || token.kind() == SqlToken.Kind.DOLLAR)
        .anyMatch(
            token ->
                token
                    .of(sql)
                    .matches("(?s).*(?<![\\p{L}\\p{N}_])\\Q" + name + "\\E(?![\\p{L}\\p{N}_]).*"));
  }

  /** What its plain strings hold, quotes taken off. */
  List<String> strings() {
    return tokens.stream()
        .filter(token -> token.kind() == SqlToken.Kind.STRING)
        .map(token -> token.of(sql))
        .filter(text -> text.startsWith("'") && text.endsWith("'") && text.length() > 1)
        .map(text -> text.substring(1, text.length() - 1).replace("''", "'"))
        .toList();
  }

  /** Whether a word of it, or a name in quotes, is this name. */
  boolean says(String name) {
    return tokens.stream()
        .filter(Whereabouts::isName)
        .anyMatch(token -> Whereabouts.unquoted(token, sql).equals(name));
  }

  /** Its words in lower case with single blanks, strings left out: to look for forms in. */
  String words() {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < tokens.size(); i++) {
      words.append(' ').append(text(i));
    }
    return words.append(' ').toString();
  }

  private void look(int i) {
    switch (text(i)) {
      case "(" -> {
        openers.push(word(i - 1));
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
    if (isSymbol(i)) {
      operator(i);
      if (text(i).equals(";")) {
        from(false);
      }
      expected = false;
      return;
    }
    if (!Whereabouts.isName(tokens.get(i)) || text(i - 1).equals(".")) {
      return;
    }
    String word = word(i);
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
    boolean named = text(i + 1).equals("as") || text(i + 1).equals("(");
    if (named && Set.of("with", "recursive", ",", ").").contains(text(i - 1)) && isCommonTable(i)) {
      commonTables.add(unquoted(i));
    }
  }

  /** {@code name [(columns)] as [[not] materialized] (}. */
  private boolean isCommonTable(int i) {
    int at = i + 1;
    if (text(at).equals("(")) {
      while (at < tokens.size() && !text(at).equals(")")) {
        at++;
      }
      at++;
    }
    if (!text(at).equals("as")) {
      return false;
    }
    at++;
    while (text(at).equals("not") || text(at).equals("materialized")) {
      at++;
    }
    return text(at).equals("(");
  }

  private void keyword(String word, int i) {
    String before = word(i - 1);
    boolean relation =
        switch (word) {
          case "from" ->
              !before.equals("distinct")
                  && !(openers.peek() != null && FROM_OF_A_FUNCTION.contains(openers.peek()));
          case "into" -> before.equals("insert") || before.equals("merge");
          case "update" ->
              !Set.of("for", "do", "on", "key", "or").contains(before)
                  && !(before.equals("then") && text(i + 1).equals("set"));
          case "using" -> !text(i + 1).equals("(") || before.isEmpty();
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
    boolean qualified = text(i + 1).equals(".") && i + 2 < tokens.size();
    boolean twoParts = qualified && Whereabouts.isName(tokens.get(i + 2));
    int last = twoParts ? i + 2 : i;
    String next = text(last + 1);
    if (next.equals("=") || (next.equals(":") && text(last + 2).equals("="))) {
      return;
    }
    boolean call = next.equals("(");
    if (expected && (!call || word(i - 1).equals("into"))) {
      mention("relation", i, last, twoParts);
    } else if (isType(i, last)) {
      boolean columnType = twoParts && text(last + 1).equals("%") && word(last + 2).equals("type");
      mention("type", i, columnType && !hasThirdPart(i) ? i : last, twoParts && !columnType);
    } else if (call) {
      mention("function", i, last, twoParts);
    } else if (twoParts) {
      // A schema and a table before a column, or a table and its column: the dictionary knows.
      mention("column", i, last, true);
    }
  }

  private boolean hasThirdPart(int i) {
    return text(i + 3).equals(".");
  }

  private boolean isType(int i, int last) {
    boolean percent =
        text(last + 1).equals("%") && Set.of("rowtype", "type").contains(word(last + 2));
    boolean cast = text(i - 1).equals(":") && text(i - 2).equals(":");
    boolean castAs = text(i - 1).equals("as") && "cast".equals(openers.peek());
    boolean declared =
        declaring
            && i >= 2
            && Whereabouts.isName(tokens.get(i - 1))
            && Set.of(";", "declare", "constant")
                .contains(word(i - 1).equals("constant") ? "constant" : text(i - 2));
    return percent || cast || castAs || declared;
  }

  private void mention(String kind, int first, int last, boolean qualified) {
    mentions.add(
        new Mention(
            kind,
            qualified ? unquoted(first) : "",
            unquoted(last),
            tokens.get(first).start(),
            tokens.get(last).end()));
  }

  private void operator(int i) {
    if (OPERATOR_CHARACTERS.contains(text(i)) && !joins(i - 1, i)) {
      int end = i;
      while (joins(end, end + 1)) {
        end++;
      }
      operators.add(sql.substring(tokens.get(i).start(), tokens.get(end).end()));
    }
  }

  private boolean joins(int one, int other) {
    return one >= 0
        && other < tokens.size()
        && isSymbol(one)
        && isSymbol(other)
        && OPERATOR_CHARACTERS.contains(text(one))
        && OPERATOR_CHARACTERS.contains(text(other))
        && tokens.get(one).end() == tokens.get(other).start();
  }

  private void from(boolean is) {
    inFrom.pop();
    inFrom.push(is);
  }

  private boolean isSymbol(int i) {
    return i >= 0 && i < tokens.size() && tokens.get(i).kind() == SqlToken.Kind.SYMBOL;
  }

  private String unquoted(int i) {
    return Whereabouts.unquoted(tokens.get(i), sql);
  }

  /** In lower case; empty for what is no word. */
  private String word(int i) {
    return i >= 0 && i < tokens.size() && tokens.get(i).kind() == SqlToken.Kind.WORD ? text(i) : "";
  }

  private String text(int i) {
    if (i < 0 || i >= tokens.size()) {
      return "";
    }
    return switch (tokens.get(i).kind()) {
      case STRING, DOLLAR -> "''";
      case IDENTIFIER -> tokens.get(i).of(sql);
      default -> tokens.get(i).of(sql).toLowerCase(Locale.ROOT);
    };
  }
}
