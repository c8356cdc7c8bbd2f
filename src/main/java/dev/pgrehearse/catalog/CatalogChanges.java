package dev.pgrehearse.catalog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Asks the catalog which of its rows are of young transactions.
 *
 * @param kinds by their names in changes.sql
 */
record CatalogChanges(Map<String, Kind> kinds) {

  /** Objects that are read again one by one. */
  static final List<String> SINGLE =
      List.of(
          "relation",
          "routine",
          "type",
          "schema",
          "role",
          "constraint",
          "index",
          "trigger",
          "trigger of a key",
          "policy",
          "rule",
          "inheritance",
          "comment",
          "label of an enum");

  /** Parts of such objects that go with them. */
  static final List<String> PARTS = List.of("column", "part of a relation");

  /** What is few, to the queries that read all of it. */
  static final Map<String, List<String>> FEW =
      Map.of(
          "server", List.of("database", "roles", "server_privileges", "server_comments"),
          "foreign", List.of("foreign", "server_privileges"),
          "event trigger", List.of("event_triggers"),
          "default privileges", List.of("default_privileges"),
          "publication", List.of("publications"),
          "operator", List.of("operators", "server_privileges"));

  /** When there is news of what is called so, all is read anew. */
  static final String ANYTHING = "anything";

  /** Kinds of which it is known only how many there are. */
  static final List<String> COUNTED =
      Stream.concat(FEW.keySet().stream().sorted(), Stream.of(ANYTHING)).toList();

  private static final int NEVER = Integer.MIN_VALUE;
  private static final int ALWAYS = Integer.MAX_VALUE;

  /**
   * Rows of one kind.
   *
   * @param total how many there are, where that is counted
   * @param fresh how many of them are of young transactions
   * @param things those
   */
  record Kind(long total, long fresh, List<CatalogThing> things) {
    static final Kind NONE = new Kind(0, 0, List.of());

    Kind {
      things = List.copyOf(things);
    }
  }

  CatalogChanges {
    kinds = Map.copyOf(kinds);
  }

  /** Rows of transactions no older than {@code age}, of all kinds. */
  static CatalogChanges since(Connection connection, int age) throws SQLException {
    List<String> all = new ArrayList<>(SINGLE);
    all.addAll(PARTS);
    all.addAll(COUNTED);
    return read(connection, 0, age, false, all);
  }

  /** How many there are of some kinds, and no rows. */
  static CatalogChanges counted(Connection connection, Collection<String> kinds)
      throws SQLException {
    return read(connection, ALWAYS, NEVER, false, kinds);
  }

  /** All rows of some kinds. */
  static CatalogChanges listed(Connection connection, Collection<String> kinds)
      throws SQLException {
    return read(connection, NEVER, ALWAYS, false, kinds);
  }

  /** Likewise, but no more of them than their keys. */
  static CatalogChanges keys(Connection connection, Collection<String> kinds) throws SQLException {
    return read(connection, NEVER, ALWAYS, true, kinds);
  }

  private static CatalogChanges read(
      Connection connection, int youngest, int oldest, boolean isBrief, Collection<String> kinds)
      throws SQLException {
    Map<String, Kind> read = new TreeMap<>();
    try (PreparedStatement statement =
        CatalogQuery.prepared(
            connection, CatalogQueries.one("changes", FingerprintScope.everything()))) {
      statement.setInt(1, youngest);
      statement.setInt(2, oldest);
      statement.setBoolean(3, isBrief);
      statement.setArray(4, connection.createArrayOf("text", kinds.toArray()));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          read.put(
              rows.getString("kind"),
              new Kind(
                  rows.getLong("total"),
                  rows.getLong("fresh"),
                  CatalogThing.list(rows.getString("things"))));
        }
      }
    }
    return new CatalogChanges(read);
  }

  Kind of(String kind) {
    return kinds.getOrDefault(kind, Kind.NONE);
  }
}
