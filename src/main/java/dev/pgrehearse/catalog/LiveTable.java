package dev.pgrehearse.catalog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A table whose rows can be read, every name quoted where it must be.
 *
 * @param name with its schema
 * @param columns by name
 * @param key columns of the primary key in its order, or none
 * @param namesObjects whether rows may read otherwise when something else is renamed or goes away
 */
record LiveTable(
    long oid, String name, List<String> columns, List<String> key, boolean namesObjects) {

  static List<LiveTable> all(Statement statement, FingerprintScope scope) throws SQLException {
    try (ResultSet rows = statement.executeQuery(CatalogQueries.one("tables", scope))) {
      return read(rows);
    }
  }

  /** Those of the given relations that are such tables. */
  static List<LiveTable> of(Connection connection, FingerprintScope scope, Long[] relations)
      throws SQLException {
    CatalogQuery query = CatalogQuery.of("tables", CatalogQueries.one("tables", scope));
    try (PreparedStatement statement = query.about(connection, kind -> relations);
        ResultSet rows = statement.executeQuery()) {
      return read(rows);
    }
  }

  private static List<LiveTable> read(ResultSet rows) throws SQLException {
    List<LiveTable> tables = new ArrayList<>();
    while (rows.next()) {
      tables.add(
          new LiveTable(
              rows.getLong("oid"),
              rows.getString("name"),
              strings(rows, "columns"),
              strings(rows, "key"),
              rows.getBoolean("names_objects")));
    }
    return List.copyOf(tables);
  }

  private static List<String> strings(ResultSet rows, String column) throws SQLException {
    return Arrays.stream((Object[]) rows.getArray(column).getArray())
        .map(String.class::cast)
        .toList();
  }

  /** What tells a row from others: its primary key, or all of it. */
  List<String> identity() {
    return key.isEmpty() ? columns : key;
  }

  /**
   * An expression for the hash of the given columns. The text of a row is that of its values'
   * output functions, which every type has; jsonb cannot hold all that json can.
   */
  static String hash(List<String> columns) {
    return "pg_catalog.hashtextextended(row(%s)::text, 0)".formatted(String.join(", ", columns));
  }
}
