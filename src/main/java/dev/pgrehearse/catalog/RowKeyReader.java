package dev.pgrehearse.catalog;

import dev.pgrehearse.server.QuietTransaction;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** One query that names the tables, and few that hash the keys of them all. */
final class RowKeyReader {
  private static final int FETCH_SIZE = 10_000;

  /** More would have the server plan for longer than it reads. */
  private static final int AT_ONCE = 100;

  private static final String KEYS =
      """
      select %d as position, pg_catalog.to_hex(%s) as hash, 1 as copies
      from only %s
      """;

  private static final String KEYLESS =
      """
      select %d as position, pg_catalog.to_hex(%s) as hash, pg_catalog.count(*) as copies
      from only %s
      group by hash
      """;

  private final FingerprintScope scope;

  RowKeyReader(FingerprintScope scope) {
    this.scope = scope;
  }

  RowKeys read(Connection connection) throws SQLException {
    try (QuietTransaction transaction = QuietTransaction.on(connection);
        Statement statement = transaction.statement()) {
      List<LiveTable> tables = LiveTable.all(statement, scope);
      SortedMap<String, SortedSet<String>> keys = new TreeMap<>();
      tables.forEach(table -> keys.put(table.name(), new TreeSet<>()));
      statement.setFetchSize(FETCH_SIZE);
      for (int from = 0; from < tables.size(); from += AT_ONCE) {
        int to = Math.min(tables.size(), from + AT_ONCE);
        try (ResultSet rows = statement.executeQuery(query(tables, from, to))) {
          while (rows.next()) {
            LiveTable table = tables.get(rows.getInt("position"));
            String columns = String.join(",", table.identity());
            for (long copy = 1; copy <= rows.getLong("copies"); copy++) {
              keys.get(table.name())
                  .add(columns + " " + rows.getString("hash") + (copy == 1 ? "" : "#" + copy));
            }
          }
        }
      }
      return new RowKeys(keys);
    }
  }

  private static String query(List<LiveTable> tables, int from, int to) {
    List<String> queries = new ArrayList<>();
    for (int i = from; i < to; i++) {
      LiveTable table = tables.get(i);
      queries.add(
          (table.key().isEmpty() ? KEYLESS : KEYS)
              .formatted(i, LiveTable.hash(table.identity()), table.name()));
    }
    return String.join("union all\n", queries);
  }
}
