package dev.pgrehearse.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything that a database is, apart from its rows: no oids, no statistics, no passwords.
 *
 * @param objects an object in a DBA's words ({@code policy select_own on public.orders}) to its
 *     attributes ({@code using}) and their values
 */
public record Fingerprint(SortedMap<String, SortedMap<String, String>> objects) {

  /** The attribute that names the object without which this one would not be. */
  static final String PARENT = "belongs to";

  public Fingerprint {
    TreeMap<String, SortedMap<String, String>> copy = new TreeMap<>();
    objects.forEach(
        (object, attributes) ->
            copy.put(object, Collections.unmodifiableSortedMap(new TreeMap<>(attributes))));
    objects = Collections.unmodifiableSortedMap(copy);
  }

  /** Reads the catalog in one round trip. The connection is left as it was found. */
  public static Fingerprint of(Connection superuser, FingerprintScope scope) throws SQLException {
    return new CatalogReader(scope).read(superuser);
  }

  /**
   * What it takes to get from this one, the expected, to {@code found}; empty when they are equal.
   */
  public List<Difference> differencesTo(Fingerprint found) {
    return new FingerprintComparison(this, found).differences();
  }
}
