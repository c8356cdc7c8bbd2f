package dev.pgrehearse.rehearsal;

import dev.pgrehearse.lock.TableSize;
import dev.pgrehearse.lock.TablesBefore;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many rows a volume file has put into which table.
 *
 * @param by the file's name
 * @param rows by the tables' oids
 */
record FilledTables(String by, Map<Long, Long> rows) {

  static final FilledTables NONE = new FilledTables("", Map.of());

  FilledTables {
    rows = Map.copyOf(rows);
  }

  /** What stands in a database that was just filled, by one session whose counters are in. */
  static FilledTables in(Stage full, String by) throws SQLException {
    Map<Long, Long> rows = new TreeMap<>();
    try (Connection connection = full.database().connectAsSuperuser();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select s.relid, s.n_live_tup from pg_catalog.pg_stat_all_tables as s"
                    + " where s.n_live_tup > 0 and s.relid >= 16384")) {
      while (row.next()) {
        rows.put(row.getLong(1), row.getLong(2));
      }
    }
    return new FilledTables(by, rows);
  }

  /** How big the tables are that are in the way of a changeset. */
  Map<String, TableSize> sizes(TablesBefore tables) {
    Map<String, TableSize> sizes = new TreeMap<>();
    rows.forEach(
        (oid, count) -> {
          if (tables.names().containsKey(oid)) {
            sizes.put(tables.names().get(oid), TableSize.of(count, by));
          }
        });
    return sizes;
  }
}
