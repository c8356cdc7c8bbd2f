package dev.pgrehearse.sql;

import java.util.ArrayList;
import java.util.List;
import org.postgresql.core.Parser;

/**
 * Cuts SQL the way Postgres does; the quoting rules are the JDBC driver's own. A parameter of
 * Liquibase ({@code ${schema}}) is part of the word that it stands in.
 */
public final class SqlLexer {

  private final char[] text;

  public SqlLexer(String sql) {
    this.text = sql.toCharArray();
  }

  /** Every token, comments included, in order. */
  public List<SqlToken> tokens() {
    List<SqlToken> tokens = new ArrayList<>();
    int at = 0;
    while (at < text.length) {
      if (Character.isWhitespace(text[at])) {
        at++;
      } else {
        SqlToken token = next(at);
        tokens.add(token);
        at = token.end();
      }
    }
    return tokens;
  }

  /** Whether every string, quoted name and comment ends. */
  public boolean closed() {
    return tokens().stream().allMatch(SqlToken::closed);
  }

  private SqlToken next(int at) {
    return switch (text[at]) {
      case '\'' -> quoted(SqlToken.Kind.STRING, at, at, true);
      case '"' -> toEnd(SqlToken.Kind.IDENTIFIER, at, Parser.parseDoubleQuotes(text, at));
      case '$' -> dollar(at);
      case '-' -> comment(at, Parser.parseLineComment(text, at), false);
      case '/' -> comment(at, Parser.parseBlockComment(text, at), true);
      default -> wordOrSymbol(at);
    };
  }

  private SqlToken quoted(SqlToken.Kind kind, int start, int quote, boolean standard) {
    return toEnd(kind, start, Parser.parseSingleQuotes(text, quote, standard));
  }

  private SqlToken dollar(int at) {
    int last = Parser.parseDollarQuotes(text, at);
    return last == at ? wordOrSymbol(at) : toEnd(SqlToken.Kind.DOLLAR, at, last);
  }

  private SqlToken comment(int at, int last, boolean block) {
    if (last == at) {
      return new SqlToken(SqlToken.Kind.SYMBOL, at, at + 1, true);
    }
    int end = Math.min(last + 1, text.length);
    return new SqlToken(SqlToken.Kind.COMMENT, at, end, !block || last < text.length);
  }

  /** The driver answers with the length of the text when the closing quote is not there. */
  private SqlToken toEnd(SqlToken.Kind kind, int start, int last) {
    return new SqlToken(kind, start, Math.min(last + 1, text.length), last < text.length);
  }

  private SqlToken wordOrSymbol(int at) {
    int end = endOfWord(at);
    if (end == at) {
      return new SqlToken(SqlToken.Kind.SYMBOL, at, at + 1, true);
    }
    if (end == at + 1 && end < text.length && text[end] == '\'') {
      boolean escapes = text[at] == 'e' || text[at] == 'E';
      return quoted(SqlToken.Kind.STRING, at, end, !escapes);
    }
    return new SqlToken(SqlToken.Kind.WORD, at, end, true);
  }

  private int endOfWord(int at) {
    int end = at;
    while (end < text.length) {
      int parameter = endOfParameter(end);
      if (parameter > end) {
        end = parameter;
      } else if (inWord(text[end]) && !(end == at && text[end] == '$')) {
        end++;
      } else {
        return end;
      }
    }
    return end;
  }

  /** Behind {@code ${name}}, where one begins here. */
  private int endOfParameter(int at) {
    if (at + 2 >= text.length || text[at] != '$' || text[at + 1] != '{') {
      return at;
    }
    int end = at + 2;
    while (end < text.length && (inWord(text[end]) || text[end] == '.' || text[end] == '-')) {
      end++;
    }
    return end > at + 2 && end < text.length && text[end] == '}' ? end + 1 : at;
  }

  private static boolean inWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '$' || c > 127;
  }
}
