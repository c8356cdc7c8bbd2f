package dev.pgrehearse.facade;

import dev.pgrehearse.sql.SqlLexer;
import dev.pgrehearse.sql.SqlToken;
import java.util.List;
import java.util.Locale;

/** The tokens of a function's body, by their places; comments are none. */
record BodyTokens(String sql, List<SqlToken> tokens) {
  private static final String OPERATOR_CHARACTERS = "+-*/<>=~!@#%^&|`?";

  BodyTokens {
    tokens = List.copyOf(tokens);
  }

  static BodyTokens of(String sql) {
    return new BodyTokens(
        sql,
        new SqlLexer(sql)
            .tokens().stream().filter(token -> token.kind() != SqlToken.Kind.COMMENT).toList());
  }

  int size() {
    return tokens.size();
  }

  int start(int i) {
    return tokens.get(i).start();
  }

  int end(int i) {
    return tokens.get(i).end();
  }

  boolean isName(int i) {
    return Whereabouts.isName(tokens.get(i));
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

  /** The operator that begins here; empty where none does, or one goes on. */
  String operator(int i) {
    if (!OPERATOR_CHARACTERS.contains(text(i)) || joins(i - 1, i)) {
      return "";
    }
    int end = i;
    while (joins(end, end + 1)) {
      end++;
    }
    return sql.substring(start(i), end(end));
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

  boolean isSymbol(int i) {
    return i >= 0 && i < tokens.size() && tokens.get(i).kind() == SqlToken.Kind.SYMBOL;
  }

  /** A name as the catalog holds it. */
  String unquoted(int i) {
    return Whereabouts.unquoted(tokens.get(i), sql);
  }

  /** In lower case; empty for what is no word. */
  String word(int i) {
    return i >= 0 && i < tokens.size() && tokens.get(i).kind() == SqlToken.Kind.WORD ? text(i) : "";
  }

  /** In lower case, but for quoted names; a string is an empty one. */
  String text(int i) {
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
