package dev.pgrehearse.start;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Rows of a database as the statements that put them into another. */
final class ExportedRows {

  private static final String COLUMNS =
      """
      select /* pgrehearse */
          pg_catalog.quote_ident(a.attname),
          pg_catalog.pg_get_serial_sequence('@table', a.attname) as sequence
      from pg_catalog.pg_attribute as a
      where a.attrelid = '@table'::pg_catalog.regclass
          and a.attnum > 0
          and not a.attisdropped
          and a.attgenerated = ''
      order by a.attnum
      """;

  private record Column(String name, String sequence) {}

  private final Connection connection;

  ExportedRows(Connection connection) {
    this.connection = connection;
  }

  /**
   * One statement a row, and one for each sequence of the table.
   *
   * @param table as SQL names it
   * @param where which of them, as a condition on {@code t}
   */
  List<String> of(String table, String where) throws SQLException {
    List<Column> columns = columns(table);
    if (columns.isEmpty()) {
      return List.of();
    }
    List<String> statements = new ArrayList<>();
    String names = columns.stream().map(Column::name).collect(Collectors.joining(", "));
    String texts =
        columns.stream()
            .map(column -> "pg_catalog.quote_nullable(t.%s::text)".formatted(column.name()))
            .collect(Collectors.joining(", "));
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      try (ResultSet row =
          statement.executeQuery(
              "select /* pgrehearse */ array[%s] from %s as t where %s order by t.tableoid, t.ctid"
                  .formatted(texts, table, where))) {
        while (row.next()) {
          statements.add(
              "insert into %s (%s)\noverriding system value\nvalues (%s)"
                  .formatted(
                      table,
                      names,
                      Arrays.stream((Object[]) row.getArray(1).getArray())
                          .map(String.class::cast)
                          .collect(Collectors.joining(", "))));
        }
      }
    }
    if (!statements.isEmpty()) {
      columns.stream()
          .filter(column -> column.sequence() != null)
          .map(column -> counted(table, column))
          .forEach(statements::add);
    }
    return statements;
  }

  /** The next number is one that no row has. */
  private static String counted(String table, Column column) {
    return "select pg_catalog.setval('%s', pg_catalog.max(%s)) from %s"
        .formatted(column.sequence().replace("'", "''"), column.name(), table);
  }

  private List<Column> columns(String table) throws SQLException {
    List<Column> columns = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(COLUMNS.replace("@table", table.replace("'", "''")))) {
      while (row.next()) {
        columns.add(new Column(row.getString(1), row.getString("sequence")));
      }
    }
    return columns;
  }
}
