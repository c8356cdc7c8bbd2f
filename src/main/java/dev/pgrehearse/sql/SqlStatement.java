package dev.pgrehearse.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One statement as Postgres would cut it.
 *
 * @param normal in lower case with single blanks, without comments, and with {@code ''} and {@code
 *     $$} for strings: what is inside quotes cannot be mistaken for SQL
 * @param offset where it starts in the text it comes from
 */
public record SqlStatement(String normal, int offset) {

  /** The statements of {@code sql}, in order. */
  public static List<SqlStatement> split(String sql) {
    return cut(sql).stream()
        .map(tokens -> new SqlStatement(normal(tokens, sql), tokens.get(0).start()))
        .toList();
  }

  /** The tokens of each statement, without comments and without the semicolon behind it. */
  public static List<List<SqlToken>> cut(String sql) {
    List<List<SqlToken>> statements = new ArrayList<>();
    List<SqlToken> current = new ArrayList<>();
    int depth = 0;
    for (SqlToken token : new SqlLexer(sql).tokens()) {
      if (token.kind() == SqlToken.Kind.COMMENT) {
        continue;
      }
      String text = token.of(sql).toLowerCase(Locale.ROOT);
      if (text.equals(";") && depth == 0) {
        add(statements, current);
        continue;
      }
      if (text.equals("atomic") && previous(current, sql).equals("begin")) {
        depth = 1;
      } else if (depth > 0 && text.equals("case")) {
        depth++;
      } else if (depth > 0 && text.equals("end")) {
        depth--;
      }
      current.add(token);
    }
    add(statements, current);
    return statements;
  }

  private static String previous(List<SqlToken> tokens, String sql) {
    return tokens.isEmpty() ? "" : tokens.get(tokens.size() - 1).of(sql).toLowerCase(Locale.ROOT);
  }

  private static void add(List<List<SqlToken>> statements, List<SqlToken> tokens) {
    if (!tokens.isEmpty()) {
      statements.add(List.copyOf(tokens));
      tokens.clear();
    }
  }

  private static String normal(List<SqlToken> tokens, String sql) {
    StringBuilder normal = new StringBuilder();
    for (SqlToken token : tokens) {
      String text =
          switch (token.kind()) {
            case STRING -> "''";
            case DOLLAR -> "$$";
            case IDENTIFIER -> name(token.of(sql));
            default -> token.of(sql).toLowerCase(Locale.ROOT);
          };
      boolean joined =
          normal.isEmpty() || text.equals(".") || normal.charAt(normal.length() - 1) == '.';
      normal.append(joined ? "" : " ").append(text);
    }
    return normal.toString();
  }

  /** A quoted name that needs no quotes is the same name without them. */
  private static String name(String quoted) {
    return quoted.matches("\"[a-z_][a-z0-9_]*\"")
        ? quoted.substring(1, quoted.length() - 1)
        : quoted;
  }
}
