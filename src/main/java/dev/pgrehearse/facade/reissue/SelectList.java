package dev.pgrehearse.facade.reissue;

import dev.pgrehearse.facade.catalog.Expression;
import dev.pgrehearse.facade.catalog.Names;
import dev.pgrehearse.facade.catalog.QualifiedName;
import dev.pgrehearse.sql.SqlLexer;
import dev.pgrehearse.sql.SqlToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The query of a view that lists columns of one table and does nothing else.
 *
 * @param alias of the table
 * @param expressions what each column shows, without the table's alias
 */
record SelectList(String alias, List<String> expressions) {

  SelectList {
    expressions = List.copyOf(expressions);
  }

  /** Reads a query as Postgres deparses it; absent where it does more than list columns. */
  static Optional<SelectList> read(String query, QualifiedName table, Names names) {
    List<SqlToken> tokens = new SqlLexer(query).tokens();
    List<String> items = new ArrayList<>();
    int depth = 0;
    int from = tokens.get(0).end();
    for (int i = 1; i < tokens.size(); i++) {
      String token = word(tokens.get(i), query);
      depth += token.equals("(") || token.equals("[") ? 1 : 0;
      depth -= token.equals(")") || token.equals("]") ? 1 : 0;
      if (depth == 0 && (token.equals(",") || token.equals("from"))) {
        items.add(query.substring(from, tokens.get(i).start()).strip());
        from = tokens.get(i).end();
      }
      if (depth == 0 && token.equals("from")) {
        String alias = alias(query.substring(from), table);
        return alias.isEmpty() || !word(tokens.get(0), query).equals("select")
            ? Optional.empty()
            : Optional.of(
                new SelectList(
                    alias, items.stream().map(item -> expression(item, alias, names)).toList()));
      }
    }
    return Optional.empty();
  }

  /** What the one table is called; empty where more is read, or some rows only. */
  private static String alias(String tail, QualifiedName table) {
    List<String> parts = new ArrayList<>();
    for (SqlToken token : new SqlLexer(tail).tokens()) {
      parts.add(Names.isName(token) ? Names.unquoted(token, tail) : token.of(tail));
    }
    parts.removeIf(";"::equals);
    boolean one =
        parts.size() >= 3
            && parts.size() <= 4
            && parts.get(0).equals(table.schema())
            && parts.get(1).equals(".")
            && parts.get(2).equals(table.name());
    return one ? parts.get(parts.size() - 1) : "";
  }

  private static String expression(String item, String alias, Names names) {
    List<SqlToken> tokens = new SqlLexer(item).tokens();
    int count = tokens.size();
    boolean named = count > 2 && word(tokens.get(count - 2), item).equals("as");
    return new Expression(named ? item.substring(0, tokens.get(count - 2).start()).strip() : item)
        .bare(alias, names);
  }

  private static String word(SqlToken token, String sql) {
    return token.kind() == SqlToken.Kind.WORD ? Names.unquoted(token, sql) : token.of(sql);
  }
}
