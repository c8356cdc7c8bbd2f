package dev.pgrehearse.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiPredicate;

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
   * Side by side, in the order that both have: looking each name up in a tree of thousands that
   * begin alike took longer than all other work of a rehearsal in this process.
   */
  @Override
  public boolean equals(Object other) {
    return other instanceof Fingerprint that
        && inStep(objects, that.objects, (here, there) -> inStep(here, there, String::equals));
  }

  @Override
  public int hashCode() {
    return objects.hashCode();
  }

  /** Whether two maps have the same keys and values that are the same to {@code same}. */
  static <V> boolean inStep(
      SortedMap<String, V> one, SortedMap<String, V> other, BiPredicate<V, V> same) {
    if (one.size() != other.size()) {
      return false;
    }
    Iterator<Map.Entry<String, V>> others = other.entrySet().iterator();
    for (Map.Entry<String, V> here : one.entrySet()) {
      Map.Entry<String, V> there = others.next();
      if (!here.getKey().equals(there.getKey()) || !same.test(here.getValue(), there.getValue())) {
        return false;
      }
    }
    return true;
  }

  /**
   * What it takes to get from this one, the expected, to {@code found}; empty when they are equal.
   */
  public List<Difference> differencesTo(Fingerprint found) {
    return new FingerprintComparison(this, found).differences();
  }
}
