package dev.pgrehearse.facade.refusal;

import dev.pgrehearse.facade.catalog.Names;
import dev.pgrehearse.sql.SqlLexer;
import dev.pgrehearse.sql.SqlToken;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What a function's body takes from its row variables, {@code new.title} for instance. */
record RowFields(String body) {

  /** Those of the variables of which it takes the column, in comments and strings not counted. */
  Set<String> of(List<String> variables, String column) {
    Set<String> found = new TreeSet<>();
    List<SqlToken> tokens = new SqlLexer(body).tokens();
    for (int i = 0; i + 2 < tokens.size(); i++) {
      if (Names.isName(tokens.get(i))
          && tokens.get(i + 1).of(body).equals(".")
          && Names.isName(tokens.get(i + 2))
          && Names.unquoted(tokens.get(i + 2), body).equals(column)) {
        String variable = Names.unquoted(tokens.get(i), body);
        if (variables.contains(variable)) {
          found.add(variable);
        }
      }
    }
    return found;
  }
}
