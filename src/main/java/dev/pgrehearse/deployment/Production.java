package dev.pgrehearse.deployment;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is known of the database that counts.
 *
 * @param tables how many rows a table has, by its schema-qualified name
 */
public record Production(Map<String, Rows> tables) {

  /** Nothing is known of it. */
  public static final Production UNSAID = new Production(Map.of());

  /**
   * A number of rows.
   *
   * @param by who says so, as a message names it
   */
  public record Rows(long count, String by) {}

  public Production {
    tables = Collections.unmodifiableMap(new TreeMap<>(tables));
  }

  /** The same, and from {@code other} what it does not say. */
  public Production orElse(Production other) {
    Map<String, Rows> all = new TreeMap<>(other.tables);
    all.putAll(tables);
    return new Production(all);
  }
}
