package dev.pgrehearse.facade.rowtype;

import dev.pgrehearse.facade.catalog.LiveCatalog;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * A function that takes a row of a table.
 *
 * @param identity its name with the types of its arguments
 * @param types of its arguments; empty for a row of the table
 * @param names of its arguments; empty where it has none
 * @param defaults of its arguments; empty where there is none
 * @param givesOwn whether it gives rows of the table as well
 * @param rows how many it is thought to give, 0 where it gives no set
 * @param inlined whether Postgres may put its body into the statement that calls it
 * @param callers who may call it, but for whoever runs the move; {@code public} alone for everybody
 * @param obstacle why none can be made like it, or empty
 */
record RowFunction(
    String identity,
    String schema,
    String name,
    List<String> types,
    List<String> names,
    List<String> defaults,
    String result,
    boolean givesSet,
    boolean givesOwn,
    String volatility,
    boolean strict,
    String parallel,
    int rows,
    boolean inlined,
    String comment,
    List<String> callers,
    Optional<String> obstacle) {

  RowFunction {
    types = List.copyOf(types);
    names = List.copyOf(names);
    defaults = List.copyOf(defaults);
    // What default privileges gave beside it differs from one database to the next.
    callers = callers.contains("public") ? List.of("public") : List.copyOf(callers);
  }

  static List<RowFunction> of(LiveCatalog catalog, long table) throws SQLException {
    return catalog.rows("row_functions", RowFunction::of, table);
  }

  private static RowFunction of(ResultSet row) throws SQLException {
    return new RowFunction(
        row.getString("identity"),
        row.getString("schema"),
        row.getString("name"),
        strings(row, "types"),
        strings(row, "names"),
        strings(row, "defaults"),
        row.getString("result"),
        row.getBoolean("gives_set"),
        row.getBoolean("gives_own"),
        row.getString("volatility"),
        row.getBoolean("strict"),
        row.getString("parallel"),
        row.getInt("rows"),
        row.getBoolean("inlined"),
        row.getString("comment"),
        strings(row, "callers"),
        Optional.ofNullable(row.getString("obstacle")));
  }

  /** Whether what it gives has columns of its own. */
  boolean givesTable() {
    return result.startsWith("TABLE(");
  }

  private static List<String> strings(ResultSet row, String column) throws SQLException {
    Array array = row.getArray(column);
    return array == null ? List.of() : List.of((String[]) array.getArray());
  }
}
