package dev.pgrehearse.catalog;

import dev.pgrehearse.server.QuietTransaction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.SortedMap;
import java.util.TreeMap;
import org.postgresql.PGStatement;

/**
 * Sends all catalog queries at once, and gathers their (object, attribute, value) rows. They are
 * prepared: who looks again through the same connection does not have twenty long queries parsed
 * and planned again.
 */
final class CatalogReader {
  private final FingerprintScope scope;
  private final SortedMap<String, SortedMap<String, String>> objects = new TreeMap<>();

  CatalogReader(FingerprintScope scope) {
    this.scope = scope;
  }

  Fingerprint read(Connection connection) throws SQLException {
    CatalogWording wording = new CatalogWording(scope.roleAliases());
    try (QuietTransaction transaction = QuietTransaction.on(connection);
        PreparedStatement statement =
            transaction.connection().prepareStatement(CatalogQueries.all(scope))) {
      statement.unwrap(PGStatement.class).setPrepareThreshold(1);
      boolean more = statement.execute();
      while (more) {
        try (ResultSet rows = statement.getResultSet()) {
          while (rows.next()) {
            add(
                wording.object(rows.getString("object")),
                wording.attribute(rows.getString("attribute")),
                wording.value(rows.getString("attribute"), rows.getString("value")));
          }
        }
        more = statement.getMoreResults();
      }
    }
    return new Fingerprint(objects);
  }

  private void add(String object, String attribute, String value) {
    String present =
        objects.computeIfAbsent(object, name -> new TreeMap<>()).putIfAbsent(attribute, value);
    if (present != null && !present.equals(value)) {
      throw new IllegalStateException(
          "the catalog queries give %s of %s twice: %s and %s"
              .formatted(attribute, object, present, value));
    }
  }
}
