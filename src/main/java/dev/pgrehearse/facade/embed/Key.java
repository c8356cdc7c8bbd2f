package dev.pgrehearse.facade.embed;

import dev.pgrehearse.facade.catalog.LiveCatalog;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * A foreign key as the catalog has it.
 *
 * @param child the table that refers
 * @param parent the table that is referred to
 * @param operators how each pair of columns is compared
 * @param oneToOne whether a parent has at most one child by it
 */
record Key(
    String name,
    long child,
    long parent,
    List<String> childColumns,
    List<String> parentColumns,
    List<String> operators,
    boolean oneToOne) {

  Key {
    childColumns = List.copyOf(childColumns);
    parentColumns = List.copyOf(parentColumns);
    operators = List.copyOf(operators);
  }

  /** Those that leave a table or come to it. */
  static List<Key> of(LiveCatalog catalog, long table) throws SQLException {
    return catalog.rows("embed_keys", Key::of, table);
  }

  private static Key of(ResultSet row) throws SQLException {
    return new Key(
        row.getString("name"),
        row.getLong("child"),
        row.getLong("parent"),
        Exposed.strings(row, "child_columns"),
        Exposed.strings(row, "parent_columns"),
        Exposed.strings(row, "operators"),
        row.getBoolean("one_to_one"));
  }

  /** PostgREST tells the two directions of such a key apart on a view as on a table. */
  boolean ofItself() {
    return child == parent;
  }

  long otherThan(long table) {
    return table == child ? parent : child;
  }
}
