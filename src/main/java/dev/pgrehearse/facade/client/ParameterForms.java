package dev.pgrehearse.facade.client;

import dev.pgrehearse.sql.SqlLexer;
import dev.pgrehearse.sql.SqlToken;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Recorded SQL in which a parameter stands where the grammar takes constants only: {@code interval
 * $1} is what is recorded of {@code interval '1 day'}, and no SQL.
 */
final class ParameterForms {

  /** Types whose constants are written with their name first. */
  private static final Set<String> TYPES =
      Set.of(
          "interval",
          "date",
          "time",
          "timetz",
          "timestamp",
          "timestamptz",
          "uuid",
          "json",
          "jsonb",
          "text",
          "numeric",
          "integer",
          "bigint",
          "boolean",
          "bytea",
          "inet",
          "point",
          "daterange",
          "tsrange",
          "tstzrange");

  private final String sql;
  private final List<SqlToken> tokens;
  private final StringBuilder text = new StringBuilder();
  private int done;

  ParameterForms(String sql) {
    this.sql = sql;
    this.tokens =
        new SqlLexer(sql)
            .tokens().stream().filter(token -> token.kind() != SqlToken.Kind.COMMENT).toList();
  }

  /** The same as SQL. */
  String sql() {
    for (int i = 0; i < tokens.size(); i++) {
      int type = typeEnd(i);
      if (type > 0 && isParameter(type)) {
        replace(i, type + 1, "%s::%s".formatted(between(type, type + 1), between(i, type - 1)));
      } else if (word(i).equals("extract")
          && word(i + 1).equals("(")
          && isParameter(i + 2)
          && word(i + 4).equals("from")) {
        replace(i, i, "pg_catalog.extract");
        replace(i + 4, i + 4, ",");
      }
    }
    return text.append(sql.substring(done)).toString();
  }

  /** The token behind the name of a type that begins here; 0 where none does. */
  private int typeEnd(int i) {
    if (word(i).equals("double") && word(i + 1).equals("precision")) {
      return i + 2;
    }
    boolean zoned =
        Set.of("time", "timestamp").contains(word(i))
            && Set.of("with", "without").contains(word(i + 1))
            && word(i + 2).equals("time")
            && word(i + 3).equals("zone");
    if (zoned) {
      return i + 4;
    }
    return TYPES.contains(word(i)) ? i + 1 : 0;
  }

  private boolean isParameter(int i) {
    return word(i).equals("$")
        && i + 1 < tokens.size()
        && tokens.get(i).end() == tokens.get(i + 1).start()
        && word(i + 1).matches("\\d+");
  }

  private void replace(int first, int last, String by) {
    text.append(sql, done, tokens.get(first).start()).append(by);
    done = tokens.get(last).end();
  }

  private String between(int first, int last) {
    return sql.substring(tokens.get(first).start(), tokens.get(last).end());
  }

  private String word(int i) {
    return i < tokens.size() ? tokens.get(i).of(sql).toLowerCase(Locale.ROOT) : "";
  }
}
