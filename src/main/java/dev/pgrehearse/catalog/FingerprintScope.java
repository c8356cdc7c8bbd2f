package dev.pgrehearse.catalog;

import java.util.Map;
import java.util.Set;

/**
 * What is looked at, and under which names.
 *
 * @param excludedSchemas left out besides {@code pg_catalog}, {@code information_schema}, {@code
 *     pg_toast} and {@code pg_temp*}
 * @param roleAliases role name to the name it is printed under: a run's login is called {@code
 *     migration_role}, so that two runs read alike
 */
public record FingerprintScope(Set<String> excludedSchemas, Map<String, String> roleAliases) {

  public FingerprintScope {
    excludedSchemas = Set.copyOf(excludedSchemas);
    roleAliases = Map.copyOf(roleAliases);
    if (roleAliases.containsKey("") || roleAliases.containsValue("")) {
      throw new IllegalArgumentException("a role and its alias have a name: " + roleAliases);
    }
  }

  /** All schemas that are not Postgres's own, all roles under their names. */
  public static FingerprintScope everything() {
    return new FingerprintScope(Set.of(), Map.of());
  }
}
