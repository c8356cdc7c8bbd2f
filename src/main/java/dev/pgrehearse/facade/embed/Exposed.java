package dev.pgrehearse.facade.embed;

import dev.pgrehearse.facade.catalog.LiveCatalog;
import dev.pgrehearse.facade.catalog.QualifiedName;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A table as clients have it, by its own name or behind a facade.
 *
 * @param columns of the table to what clients call them; without those that they do not see
 * @param readers roles that may read some of it, {@code public} for everybody, but for whoever runs
 *     the move
 * @param partReaders those of them that may read some of its columns only
 * @param own functions of ours that take its row
 * @param others functions of somebody else that take its row
 */
record Exposed(
    QualifiedName name,
    boolean facade,
    Map<String, String> columns,
    List<String> readers,
    List<String> partReaders,
    Set<String> own,
    Set<String> others) {

  Exposed {
    columns = Map.copyOf(columns);
    readers = List.copyOf(readers);
    partReaders = List.copyOf(partReaders);
    own = Set.copyOf(own);
    others = Set.copyOf(others);
  }

  /** Absent where the schema shows no such table. */
  static Optional<Exposed> read(LiveCatalog catalog, long table, String schema)
      throws SQLException {
    return catalog.rows("exposed", Exposed::of, table, schema).stream().findFirst();
  }

  private static Exposed of(ResultSet row) throws SQLException {
    List<String> stored = strings(row, "stored");
    List<String> shown = strings(row, "shown");
    Map<String, String> columns = new TreeMap<>();
    for (int i = 0; i < stored.size(); i++) {
      columns.put(stored.get(i), shown.get(i));
    }
    return new Exposed(
        new QualifiedName(row.getString("schema"), row.getString("name")),
        row.getBoolean("facade"),
        columns,
        strings(row, "readers"),
        strings(row, "part_readers"),
        Set.copyOf(strings(row, "own_functions")),
        Set.copyOf(strings(row, "other_functions")));
  }

  /** No array stands for an empty one. */
  static List<String> strings(ResultSet row, String column) throws SQLException {
    Array array = row.getArray(column);
    return array == null ? List.of() : List.of((String[]) array.getArray());
  }

  /** The same table once a facade stands for it, which has no functions of ours yet. */
  Exposed behind(Map<String, String> shown, Set<String> functions) {
    return new Exposed(name, true, shown, readers, partReaders, Set.of(), functions);
  }

  /** A facade that shows these columns of its table. */
  Exposed showing(Map<String, String> shown) {
    return new Exposed(name, facade, shown, readers, partReaders, own, others);
  }

  Exposed with(Set<String> functions) {
    return new Exposed(name, facade, columns, readers, partReaders, functions, others);
  }
}
