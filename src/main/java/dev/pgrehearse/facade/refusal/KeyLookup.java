package dev.pgrehearse.facade.refusal;

import dev.pgrehearse.facade.routine.BodyText;
import java.util.List;

/** Statements in which a client asks the catalog for keys. */
final class KeyLookup {

  /** Programs for people, which show what is there and count on nothing: psql, pg_dump, pgAdmin. */
  private static final List<String> OF_PEOPLE = List.of("indisclustered", "pg_get_indexdef");

  private KeyLookup() {}

  static boolean in(BodyText text) {
    boolean indexes = text.says("pg_index") && text.says("indisprimary");
    boolean constraints =
        text.says("information_schema")
            && (text.says("table_constraints") || text.says("key_column_usage"));
    return (indexes || constraints) && OF_PEOPLE.stream().noneMatch(text::says);
  }
}
