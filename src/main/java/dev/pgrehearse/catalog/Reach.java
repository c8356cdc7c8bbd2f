package dev.pgrehearse.catalog;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** How far a change reaches through what depends on it. */
final class Reach {
  private Reach() {}

  /**
   * What has to be said anew.
   *
   * @param renamed may be called otherwise now, and so may be what names them
   * @param changed likewise what has changed by itself alone
   */
  static Set<ObjectAddress> of(
      Connection connection, Collection<ObjectAddress> renamed, Collection<ObjectAddress> changed)
      throws SQLException {
    Set<ObjectAddress> reached = new HashSet<>(changed);
    reached.addAll(renamed);
    if (reached.isEmpty()) {
      return reached;
    }
    try (PreparedStatement statement =
        CatalogQuery.prepared(
            connection, CatalogQueries.one("reach", FingerprintScope.everything()))) {
      statement.setArray(1, oids(connection, renamed, true));
      statement.setArray(2, oids(connection, renamed, false));
      statement.setArray(3, oids(connection, changed, true));
      statement.setArray(4, oids(connection, changed, false));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          reached.add(new ObjectAddress(rows.getLong("class"), rows.getLong("id")));
          reached.add(new ObjectAddress(rows.getLong("host_class"), rows.getLong("host")));
        }
      }
    }
    return reached;
  }

  private static Array oids(
      Connection connection, Collection<ObjectAddress> addresses, boolean ofCatalogs)
      throws SQLException {
    List<Long> oids = addresses.stream().map(a -> ofCatalogs ? a.catalog() : a.id()).toList();
    return connection.createArrayOf("oid", oids.toArray());
  }
}
