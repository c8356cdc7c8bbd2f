package dev.pgrehearse.access;

import dev.pgrehearse.access.OwnRows.OwnRow;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One statement to be tried.
 *
 * @param person by whom, by name
 * @param sql the statement
 * @param reads whether it gives one value, a JSON document
 * @param watched the tables whose rows are compared before and after
 * @param control whether the superuser tries it too, where it did not just work
 * @param always whether he does even then
 * @param own the row that is made for this one statement; 0 for none
 */
record Probe(
    String person,
    String sql,
    boolean reads,
    List<Long> watched,
    boolean control,
    boolean always,
    int own) {

  static Probe read(String person, String sql) {
    return new Probe(person, sql, true, List.of(), false, false, 0);
  }

  static Probe act(String person, String sql) {
    return new Probe(person, sql, false, List.of(), false, false, 0);
  }

  static Probe change(String person, String sql, List<Relation> watched) {
    return new Probe(
        person, sql, false, watched.stream().map(Relation::id).toList(), true, false, 0);
  }

  Probe controlled() {
    return new Probe(person, sql, reads, watched, true, true, own);
  }

  /** The same while there is a row more. */
  Probe with(OwnRow row) {
    return new Probe(person, sql, reads, watched, control, always, row.id());
  }

  /** A query for what it changed, one JSON list; empty where nothing is watched. */
  String look() {
    return watched.isEmpty()
        ? ""
        : watched.stream()
            .map("pg_temp.pgrehearse_look_%d()"::formatted)
            .collect(Collectors.joining(" || ", "select '[]'::jsonb || ", ""));
  }
}
