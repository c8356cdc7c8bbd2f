package dev.pgrehearse.spec;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Somebody who uses the database.
 *
 * @param name how checks and findings call them
 * @param role the Postgres role they act as; empty for the migration role itself
 * @param claims of their verified token, without {@code role}; plain JSON values
 */
public record Identity(String name, String role, Map<String, Object> claims) {

  /** The migration role, which every system has. */
  public static final Identity MIGRATION = new Identity("migration", "", Map.of());

  public Identity {
    claims = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(claims));
  }
}
