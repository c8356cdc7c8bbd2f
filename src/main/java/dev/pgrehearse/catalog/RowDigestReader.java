package dev.pgrehearse.catalog;

import dev.pgrehearse.catalog.RowDigests.TableDigest;
import dev.pgrehearse.server.QuietTransaction;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** One query that names the tables and sequences, and one that digests them all. */
final class RowDigestReader {
  private static final String DIGEST =
      """
      select
          %d as position,
          pg_catalog.count(*) as rows,
          coalesce(pg_catalog.sum(%s), 0)::text as digest
      from only %s
      """;

  private static final String POSITION =
      """
      select %d as position, case when is_called then last_value else last_value - %d end as value
      from %s
      """;

  private final FingerprintScope scope;

  RowDigestReader(FingerprintScope scope) {
    this.scope = scope;
  }

  RowDigests read(Connection connection) throws SQLException {
    try (QuietTransaction transaction = QuietTransaction.on(connection);
        Statement statement = transaction.statement()) {
      return new RowDigests(tables(statement), sequences(statement));
    }
  }

  private SortedMap<String, TableDigest> tables(Statement statement) throws SQLException {
    List<LiveTable> tables = LiveTable.all(statement, scope);
    SortedMap<String, TableDigest> digests = new TreeMap<>();
    if (tables.isEmpty()) {
      return digests;
    }
    List<String> queries = new ArrayList<>();
    for (LiveTable table : tables) {
      queries.add(DIGEST.formatted(queries.size(), LiveTable.hash(table.columns()), table.name()));
    }
    try (ResultSet rows = statement.executeQuery(inOne(queries))) {
      while (rows.next()) {
        digests.put(
            tables.get(rows.getInt("position")).name(),
            new TableDigest(rows.getLong("rows"), rows.getString("digest")));
      }
    }
    return digests;
  }

  private SortedMap<String, Long> sequences(Statement statement) throws SQLException {
    List<String> names = new ArrayList<>();
    List<String> queries = new ArrayList<>();
    try (ResultSet rows =
        statement.executeQuery(CatalogQueries.one("ascending_sequences", scope))) {
      while (rows.next()) {
        queries.add(
            POSITION.formatted(names.size(), rows.getLong("increment"), rows.getString("name")));
        names.add(rows.getString("name"));
      }
    }
    SortedMap<String, Long> positions = new TreeMap<>();
    if (names.isEmpty()) {
      return positions;
    }
    try (ResultSet rows = statement.executeQuery(inOne(queries))) {
      while (rows.next()) {
        positions.put(names.get(rows.getInt("position")), rows.getLong("value"));
      }
    }
    return positions;
  }

  private static String inOne(List<String> queries) {
    return String.join("union all\n", queries) + "order by position\n";
  }
}
