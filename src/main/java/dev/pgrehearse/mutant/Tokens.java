package dev.pgrehearse.mutant;

import dev.pgrehearse.sql.SqlLexer;
import dev.pgrehearse.sql.SqlToken;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A run of tokens of a file, comments left out; offsets are those of the file. An index outside of
 * it is no error: there is nothing there.
 */
final class Tokens {

  private static final String OPERATOR_CHARACTERS = "+-*/<>=~!@#%^&|?:";
  private static final String PLAIN_NAME = "\"[a-z_][a-z0-9_]*\"";

  private final String text;
  private final List<SqlToken> tokens;

  private Tokens(String text, List<SqlToken> tokens) {
    this.text = text;
    this.tokens = tokens;
  }

  static Tokens of(String text, List<SqlToken> tokens) {
    return new Tokens(text, withWholeOperators(text, tokens));
  }

  /** The lexer hands out {@code <>} as two symbols; here it is one, as Postgres reads it. */
  private static List<SqlToken> withWholeOperators(String text, List<SqlToken> tokens) {
    List<SqlToken> whole = new ArrayList<>();
    for (int i = 0; i < tokens.size(); ) {
      int end = endOfString(text, tokens, i);
      if (end > i + 1) {
        whole.add(
            new SqlToken(
                SqlToken.Kind.STRING, tokens.get(i).start(), tokens.get(end - 1).end(), true));
        i = end;
        continue;
      }
      while (end < tokens.size()
          && operator(text, tokens.get(i))
          && operator(text, tokens.get(end))
          && tokens.get(end - 1).end() == tokens.get(end).start()) {
        end++;
      }
      SqlToken first = tokens.get(i);
      while (end > i + 1
          && signAtTheEnd(text.substring(first.start(), tokens.get(end - 1).end()))) {
        end--;
      }
      if (end > i + 1) {
        whole.add(
            new SqlToken(SqlToken.Kind.SYMBOL, first.start(), tokens.get(end - 1).end(), true));
      } else if (first.kind() != SqlToken.Kind.COMMENT) {
        whole.add(first);
      }
      i = end;
    }
    return whole;
  }

  /** A quote in a string is written twice, and ends a string to the lexer. */
  private static int endOfString(String text, List<SqlToken> tokens, int from) {
    int end = from + 1;
    while (end < tokens.size()
        && tokens.get(from).kind() == SqlToken.Kind.STRING
        && tokens.get(end).kind() == SqlToken.Kind.STRING
        && text.charAt(tokens.get(end).start()) == '\''
        && tokens.get(end - 1).end() == tokens.get(end).start()) {
      end++;
    }
    return end;
  }

  /** {@code a=-1}: a sign ends an operator only if that has one of the rarer characters. */
  private static boolean signAtTheEnd(String operator) {
    return operator.matches("[^~!@#%^&|?]*[+-]");
  }

  private static boolean operator(String text, SqlToken token) {
    return token.kind() == SqlToken.Kind.SYMBOL
        && OPERATOR_CHARACTERS.indexOf(text.charAt(token.start())) >= 0;
  }

  String text() {
    return text;
  }

  int size() {
    return tokens.size();
  }

  boolean isEmpty() {
    return tokens.isEmpty();
  }

  SqlToken.Kind kind(int index) {
    return tokens.get(index).kind();
  }

  /** Lower case where case does not matter; empty outside. */
  String word(int index) {
    if (index < 0 || index >= tokens.size()) {
      return "";
    }
    SqlToken token = tokens.get(index);
    return token.literal() ? token.of(text) : token.of(text).toLowerCase(Locale.ROOT);
  }

  /** Whether these words stand at an index, one after the other. */
  boolean at(int index, String... words) {
    for (int i = 0; i < words.length; i++) {
      if (!word(index + i).equals(words[i])) {
        return false;
      }
    }
    return true;
  }

  boolean atAny(int index, Set<String> words) {
    return words.contains(word(index));
  }

  /** The first place of these words from an index on, not inside parentheses; -1 for none. */
  int find(int from, String... words) {
    for (int i = from; i < size(); i = next(i)) {
      if (at(i, words)) {
        return i;
      }
    }
    return -1;
  }

  boolean has(String... words) {
    return find(0, words) >= 0;
  }

  /** Behind a token, or behind the parenthesis that it opens. */
  int next(int index) {
    return opens(index) ? close(index) + 1 : index + 1;
  }

  boolean opens(int index) {
    return word(index).equals("(") || word(index).equals("[");
  }

  /** Where the parenthesis that opens at an index closes. */
  int close(int open) {
    int depth = 0;
    for (int i = open; i < size(); i++) {
      String word = word(i);
      if (word.equals("(") || word.equals("[")) {
        depth++;
      } else if ((word.equals(")") || word.equals("]")) && --depth == 0) {
        return i;
      }
    }
    return size() - 1;
  }

  /** What stands between a parenthesis and its end. */
  Tokens inside(int open) {
    return part(open + 1, close(open));
  }

  Tokens part(int from, int to) {
    return new Tokens(text, tokens.subList(Math.min(from, to), Math.min(to, size())));
  }

  Tokens from(int from) {
    return part(from, size());
  }

  /** The parts between commas that are not inside parentheses. */
  List<Tokens> items() {
    List<Tokens> items = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < size(); i = next(i)) {
      if (at(i, ",")) {
        items.add(part(from, i));
        from = i + 1;
      }
    }
    items.add(from(from));
    return items.stream().filter(item -> !item.isEmpty()).toList();
  }

  /** The name at an index, with its schema, in the spelling of the catalog. */
  String name(int index) {
    StringBuilder name = new StringBuilder();
    for (int i = index; i < afterName(index); i++) {
      String word = word(i);
      name.append(word.matches(PLAIN_NAME) ? word.substring(1, word.length() - 1) : word);
    }
    return name.toString();
  }

  int afterName(int index) {
    int i = index + 1;
    while (at(i, ".")) {
      i += 2;
    }
    return Math.min(i, size());
  }

  Span span() {
    return span(0, size());
  }

  Span span(int from, int to) {
    return new Span(tokens.get(from).start(), tokens.get(to - 1).end());
  }

  Span span(int index) {
    return span(index, index + 1);
  }

  int start(int index) {
    return tokens.get(index).start();
  }

  int end(int index) {
    return tokens.get(index).end();
  }

  /** As it is written, comments included. */
  String sql() {
    return isEmpty() ? "" : span().of(text);
  }

  String sql(int index) {
    return span(index).of(text);
  }

  /** Whether both are the same to Postgres, whatever the layout. */
  boolean saysWhat(Tokens other) {
    return normal().equals(other.normal());
  }

  /** In lower case with single blanks. */
  String normal() {
    StringBuilder normal = new StringBuilder();
    for (int i = 0; i < size(); i++) {
      normal.append(i == 0 ? "" : " ").append(word(i));
    }
    return normal.toString();
  }

  /** The SQL inside a dollar-quoted string. */
  Optional<Tokens> body(int index) {
    if (index < 0 || index >= size() || kind(index) != SqlToken.Kind.DOLLAR) {
      return Optional.empty();
    }
    SqlToken quoted = tokens.get(index);
    String sql = quoted.of(text);
    int tag = sql.indexOf('$', 1) + 1;
    if (sql.length() < 2 * tag) {
      return Optional.empty();
    }
    int shift = quoted.start() + tag;
    List<SqlToken> inner =
        new SqlLexer(sql.substring(tag, sql.length() - tag))
            .tokens().stream()
                .map(
                    token ->
                        new SqlToken(
                            token.kind(),
                            token.start() + shift,
                            token.end() + shift,
                            token.closed()))
                .toList();
    return Optional.of(of(text, inner));
  }

  @Override
  public String toString() {
    return Arrays.toString(tokens.stream().map(token -> token.of(text)).toArray());
  }
}
