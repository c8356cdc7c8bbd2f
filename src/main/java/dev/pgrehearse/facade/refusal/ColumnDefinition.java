package dev.pgrehearse.facade.refusal;

import dev.pgrehearse.facade.catalog.Expression;
import dev.pgrehearse.sql.SqlLexer;
import dev.pgrehearse.sql.SqlToken;
import java.util.Optional;

/** {@code TYPE [default EXPRESSION] [not null]}, as a column that is added is defined. */
record ColumnDefinition(String sql) {

  ColumnDefinition {
    sql = sql.strip();
  }

  Optional<String> problem() {
    return new Expression(typeOnly())
        .problem()
        .or(() -> byDefault().flatMap(value -> new Expression(value).problem()));
  }

  boolean required() {
    return stripped() != sql.length();
  }

  Optional<String> byDefault() {
    int at = defaultAt();
    return at < 0
        ? Optional.empty()
        : Optional.of(sql.substring(at + "default".length(), stripped()).strip());
  }

  /** What a row gets that says nothing of it. */
  String value() {
    return "(%s)::%s".formatted(byDefault().orElse("null"), typeOnly());
  }

  private String typeOnly() {
    int at = defaultAt();
    return sql.substring(0, at < 0 ? stripped() : at).strip();
  }

  private int defaultAt() {
    for (SqlToken token : new SqlLexer(sql).tokens()) {
      if (token.kind() == SqlToken.Kind.WORD && token.of(sql).equalsIgnoreCase("default")) {
        return token.start();
      }
    }
    return -1;
  }

  /** Where it ends without the {@code not null} at its end. */
  private int stripped() {
    return sql.replaceFirst("(?i)\\s+not\\s+null$", "").length();
  }
}
