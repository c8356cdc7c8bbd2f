package dev.pgrehearse.catalog;

import dev.pgrehearse.server.QuietTransaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/** Everything that a database is, apart from its rows: no oids, no statistics, no passwords. */
public final class Fingerprint {

  /** The attribute that names the object without which this one would not be. */
  static final String PARENT = "belongs to";

  private final SortedMap<String, SortedMap<String, String>> objects;

  private Fingerprint(SortedMap<String, SortedMap<String, String>> objects) {
    this.objects = Collections.unmodifiableSortedMap(objects);
  }

  /**
   * Of what is at hand already.
   *
   * @param objects an object in a DBA's words ({@code policy select_own on public.orders}) to its
   *     attributes ({@code using}) and their values
   */
  public static Fingerprint of(SortedMap<String, SortedMap<String, String>> objects) {
    TreeMap<String, SortedMap<String, String>> copy = new TreeMap<>();
    objects.forEach(
        (object, attributes) ->
            copy.put(object, Collections.unmodifiableSortedMap(new TreeMap<>(attributes))));
    return new Fingerprint(copy);
  }

  /** Of maps that nobody will change any more. */
  static Fingerprint sharing(SortedMap<String, SortedMap<String, String>> objects) {
    return new Fingerprint(objects);
  }

  /** Reads the catalog in one round trip. The connection is left as it was found. */
  public static Fingerprint of(Connection superuser, FingerprintScope scope) throws SQLException {
    try (QuietTransaction look = QuietTransaction.on(superuser)) {
      return CatalogImage.of(new CatalogReader(scope).all(look.connection())).fingerprint();
    }
  }

  /** Objects by their names, each with its attributes; cannot be changed. */
  public SortedMap<String, SortedMap<String, String>> objects() {
    return objects;
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

  @Override
  public String toString() {
    return objects.toString();
  }

  /** Whether two maps have the same keys and values that are the same to {@code same}. */
  static <V> boolean inStep(
      SortedMap<String, V> one, SortedMap<String, V> other, BiPredicate<V, V> same) {
    if (one == other) {
      return true;
    }
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
