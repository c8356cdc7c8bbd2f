package dev.pgrehearse.access;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pgrehearse.access.Relation.Column;
import java.util.List;
import java.util.stream.Collectors;

/** Values as SQL. */
final class Literal {

  private Literal() {}

  static String of(Column column, JsonNode value) {
    return value.isNull() ? "null" : text(value.asText()) + "::" + column.type();
  }

  /** That a row has these values in these columns. */
  static String condition(Relation relation, List<String> columns, JsonNode doc) {
    return columns.stream()
        .map(
            name ->
                "%s = %s"
                    .formatted(
                        Relation.quoted(name),
                        of(relation.column(name).orElseThrow(), doc.path(name))))
        .collect(Collectors.joining(" and "));
  }

  /** A whole row, to be put into {@code relation}. */
  static String insert(Relation relation, List<Column> columns, JsonNode doc) {
    String list = columns.stream().map(Column::quoted).collect(Collectors.joining(", "));
    return "insert into %s (%s) select %s from pg_catalog.jsonb_populate_record(null::%s, %s::jsonb)"
        .formatted(relation.name(), list, list, relation.name(), text(doc.toString()));
  }

  static String text(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
