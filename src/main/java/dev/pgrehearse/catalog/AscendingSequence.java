package dev.pgrehearse.catalog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * A sequence that counts upwards for ever.
 *
 * @param name with its schema, quoted where it must be
 */
record AscendingSequence(long oid, String name, long increment) {

  static List<AscendingSequence> all(Statement statement, FingerprintScope scope)
      throws SQLException {
    try (ResultSet rows =
        statement.executeQuery(CatalogQueries.one("ascending_sequences", scope))) {
      return read(rows);
    }
  }

  /** Those of the given relations that are such sequences. */
  static List<AscendingSequence> of(Connection connection, FingerprintScope scope, Long[] relations)
      throws SQLException {
    CatalogQuery query =
        CatalogQuery.of("ascending_sequences", CatalogQueries.one("ascending_sequences", scope));
    try (PreparedStatement statement = query.about(connection, kind -> relations);
        ResultSet rows = statement.executeQuery()) {
      return read(rows);
    }
  }

  private static List<AscendingSequence> read(ResultSet rows) throws SQLException {
    List<AscendingSequence> sequences = new ArrayList<>();
    while (rows.next()) {
      sequences.add(
          new AscendingSequence(
              rows.getLong("oid"), rows.getString("name"), rows.getLong("increment")));
    }
    return List.copyOf(sequences);
  }
}
