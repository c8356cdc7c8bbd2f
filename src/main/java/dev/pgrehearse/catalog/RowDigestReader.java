package dev.pgrehearse.catalog;

import dev.pgrehearse.catalog.RowDigests.TableDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One query that digests the rows of tables, and one that reads where sequences stand. */
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

  /** More would have the server plan for longer than it reads. */
  private static final int AT_ONCE = 100;

  private RowDigestReader() {}

  static Map<Long, TableDigest> tables(Statement statement, List<LiveTable> tables)
      throws SQLException {
    Map<Long, TableDigest> digests = new HashMap<>();
    for (int from = 0; from < tables.size(); from += AT_ONCE) {
      List<String> queries = new ArrayList<>();
      for (int i = from; i < Math.min(tables.size(), from + AT_ONCE); i++) {
        LiveTable table = tables.get(i);
        queries.add(DIGEST.formatted(i, LiveTable.hash(table.columns()), table.name()));
      }
      try (ResultSet rows = statement.executeQuery(inOne(queries))) {
        while (rows.next()) {
          digests.put(
              tables.get(rows.getInt("position")).oid(),
              new TableDigest(rows.getLong("rows"), rows.getString("digest")));
        }
      }
    }
    return digests;
  }

  static Map<Long, Long> sequences(Statement statement, List<AscendingSequence> sequences)
      throws SQLException {
    Map<Long, Long> positions = new HashMap<>();
    for (int from = 0; from < sequences.size(); from += AT_ONCE) {
      List<String> queries = new ArrayList<>();
      for (int i = from; i < Math.min(sequences.size(), from + AT_ONCE); i++) {
        AscendingSequence sequence = sequences.get(i);
        queries.add(POSITION.formatted(i, sequence.increment(), sequence.name()));
      }
      try (ResultSet rows = statement.executeQuery(inOne(queries))) {
        while (rows.next()) {
          positions.put(sequences.get(rows.getInt("position")).oid(), rows.getLong("value"));
        }
      }
    }
    return positions;
  }

  private static String inOne(List<String> queries) {
    return String.join("union all\n", queries) + "order by position\n";
  }
}
