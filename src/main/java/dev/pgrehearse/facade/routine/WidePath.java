package dev.pgrehearse.facade.routine;

import java.util.List;
import java.util.Optional;

/**
 * The path that a routine cannot do without, however its own names are written.
 *
 * @param schemas with temporary objects last: what is not on it cannot be meant
 * @param why for who reads the SQL
 * @param obstacle why it must not be set either, if so
 */
record WidePath(List<String> schemas, String why, Optional<String> obstacle) {
  WidePath {
    schemas = List.copyOf(schemas);
  }
}
