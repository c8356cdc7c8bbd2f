package dev.pgrehearse.catalog;

import java.util.Set;

/**
 * What may have changed in a catalog between two looks: never less than what did.
 *
 * @param everything whether it cannot be told
 * @param settings whether roles changed, or what is set for them or for the database
 * @param objects by their addresses, also those that are gone
 */
record Touched(boolean everything, boolean settings, Set<ObjectAddress> objects) {
  static final Touched EVERYTHING = new Touched(true, true, Set.of());

  Touched {
    objects = Set.copyOf(objects);
  }

  /** Oids of the tables, views, indexes and sequences among them. */
  Set<Long> relations() {
    return Set.of(oids("relations"));
  }

  Long[] oids(String kind) {
    return objects.stream()
        .filter(
            object ->
                switch (kind) {
                  case "relations" -> object.catalog() == ObjectAddress.RELATION;
                  case "routines" -> object.catalog() == ObjectAddress.ROUTINE;
                  case "types" -> object.catalog() == ObjectAddress.TYPE;
                  default -> true;
                })
        .map(ObjectAddress::id)
        .distinct()
        .sorted()
        .toArray(Long[]::new);
  }
}
