package dev.pgrehearse.facade.move;

import dev.pgrehearse.facade.catalog.LiveCatalog;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The schema that a table goes to, and the one that it comes from.
 *
 * @param version {@code server_version_num}
 * @param takenThere names in use in the new schema, those of earlier moves included
 * @param takenHere names in use in the old one
 * @param functionsThere names of functions without arguments in the new schema, those of earlier
 *     moves included
 * @param strangers roles that may not look up names in the new one
 */
public record Destination(
    int version,
    boolean exists,
    Set<String> takenThere,
    Set<String> takenHere,
    Set<String> functionsThere,
    Set<String> strangers) {

  public Destination {
    takenThere = Set.copyOf(takenThere);
    takenHere = Set.copyOf(takenHere);
    functionsThere = Set.copyOf(functionsThere);
    strangers = Set.copyOf(strangers);
  }

  public static Destination read(LiveCatalog catalog, Move move, Whereabouts whereabouts)
      throws SQLException {
    TreeSet<String> there = new TreeSet<>(catalog.strings("taken", move.toSchema()));
    there.addAll(whereabouts.arrivedIn(move.toSchema()));
    TreeSet<String> functions = new TreeSet<>(catalog.strings("taken_functions", move.toSchema()));
    functions.addAll(whereabouts.functionsIn(move.toSchema()));
    List<String> schema =
        catalog.rowsOf(
            "select n.nspname from pg_catalog.pg_namespace as n where n.nspname = ?",
            row -> row.getString(1),
            move.toSchema());
    List<Integer> version =
        catalog.rowsOf(
            "select pg_catalog.current_setting('server_version_num')::integer",
            row -> row.getInt(1));
    return new Destination(
        version.get(0),
        !schema.isEmpty(),
        there,
        new TreeSet<>(catalog.strings("taken", move.fromSchema())),
        functions,
        new TreeSet<>(catalog.strings("strangers", move.toSchema())));
  }

  /** The new name comes first where the old one is taken in the new schema. */
  public boolean renameFirst(Move move) {
    return move.changesName() && move.changesSchema() && takenThere.contains(move.fromName());
  }
}
