package dev.pgrehearse.facade.routine;

import dev.pgrehearse.facade.catalog.Names;
import dev.pgrehearse.sql.SqlLexer;
import dev.pgrehearse.sql.SqlToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The tokens of a function's body, by their places; comments are none. */
record BodyTokens(String sql, List<SqlToken> tokens) {
  /** Functions that are told a relation by its name. */
  private static final Set<String> OF_A_NAME =
      Set.of(
          "to_regclass",
          "pg_relation_size",
          "pg_table_size",
          "pg_indexes_size",
          "pg_total_relation_size",
          "pg_get_serial_sequence",
          "row_security_active");

  private static final Set<String> LEVELS =
      Set.of("raise", "exception", "warning", "notice", "info", "log", "debug");
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
    return i >= 0 && i < tokens.size() && Names.isName(tokens.get(i));
  }

  boolean isString(int i) {
    return i >= 0 && i < tokens.size() && tokens.get(i).kind() == SqlToken.Kind.STRING;
  }

  boolean isLiteral(int i) {
    return isString(i)
        || (i >= 0 && i < tokens.size() && tokens.get(i).kind() == SqlToken.Kind.DOLLAR);
  }

  /** What a string holds, without quotes and with what is written for them taken back. */
  String content(int i) {
    String text = tokens.get(i).of(sql);
    if (text.startsWith("$")) {
      int tag = text.indexOf('$', 1) + 1;
      return text.substring(tag, Math.max(tag, text.length() - tag));
    }
    boolean escapes = text.startsWith("e") || text.startsWith("E");
    String bare = text.replaceFirst("^\\w?'", "").replaceFirst("'$", "").replace("''", "'");
    return escapes ? bare.replaceAll("\\\\[nrt]", " ").replace("\\'", "'") : bare;
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

  /** Its strings without their quotes, but for those of messages. */
  List<String> literals() {
    List<String> found = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      SqlToken.Kind kind = tokens.get(i).kind();
      if ((kind == SqlToken.Kind.STRING || kind == SqlToken.Kind.DOLLAR)
          && !LEVELS.contains(word(i - 1))) {
        found.add(tokens.get(i).of(sql).replaceFirst("^(?i)(e?'|\\$\\w*\\$)", ""));
      }
    }
    return found;
  }

  /** {@code set constraints [schema .] name}, or in a list; those of no schema are looked up. */
  boolean setsConstraint(String schema, String name) {
    for (int i = 1; i < tokens.size(); i++) {
      if (word(i).equals("constraints") && word(i - 1).equals("set")) {
        for (int at = i + 1; at < tokens.size() && !text(at).equals(";"); at++) {
          boolean other = text(at - 1).equals(".") && !unquoted(at - 2).equals(schema);
          if (isName(at) && unquoted(at).equals(name) && !other) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /**
   * What stands in plain strings that are cast to {@code regclass} and the like, or used as one.
   */
  List<String> objectNames() {
    List<String> found = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      boolean cast = text(i + 1).equals(":") && word(i + 3).startsWith("reg");
      boolean asked = text(i - 1).equals("(") && OF_A_NAME.contains(word(i - 2));
      if (isString(i) && (cast || asked)) {
        found.add(tokens.get(i).of(sql).replaceAll("^'|'$", ""));
      }
    }
    return found;
  }

  /**
   * {@code natural join}, {@code t.*}, {@code (select *}, which may stand behind an operator, and
   * {@code as x (a, b)}, which gives columns other names.
   */
  boolean comparesRows() {
    for (int i = 0; i < tokens.size(); i++) {
      boolean all =
          text(i).equals("*")
              && (text(i - 1).equals(".")
                  || (word(i - 1).equals("select") && text(i - 2).equals("(")));
      boolean renamed = text(i).equals("(") && isName(i - 1) && word(i - 2).equals("as");
      if (all || renamed || word(i).equals("natural")) {
        return true;
      }
    }
    return false;
  }

  /** {@code insert into x}, {@code update [only] x} or {@code delete from [only] x}. */
  boolean isWritten(int start) {
    for (int i = 0; i < tokens.size(); i++) {
      if (start(i) == start) {
        int before = word(i - 1).equals("only") ? i - 2 : i - 1;
        return word(before).equals("update")
            || (word(before).equals("into") && word(before - 1).equals("insert"))
            || (word(before).equals("from") && word(before - 1).equals("delete"));
      }
    }
    return false;
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

  /**
   * The name before {@code = 'string'}, {@code in ('a', 'string')} and the like; empty where none
   * is.
   */
  String comparedTo(int string) {
    int at = string - 1;
    while (text(at).equals(",") || isLiteral(at)) {
      at--;
    }
    if (text(at).equals("(") && word(at - 1).equals("in")) {
      at -= word(at - 2).equals("not") ? 3 : 2;
    } else if (at == string - 1 && (!operator(at).isEmpty() || text(at).equals(">"))) {
      at -= text(at).equals(">") && text(at - 1).equals("<") ? 2 : 1;
    } else {
      return "";
    }
    boolean cast = text(at - 1).equals(":") && text(at - 2).equals(":");
    return word(cast ? at - 3 : at);
  }

  /** Whether a word of it, or a name in quotes, is this name. */
  boolean says(String name) {
    return tokens.stream()
        .filter(Names::isName)
        .anyMatch(token -> Names.unquoted(token, sql).equals(name));
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
    return Names.unquoted(tokens.get(i), sql);
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
