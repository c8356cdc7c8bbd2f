package dev.pgrehearse.catalog;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Sends the catalog queries, and gathers what they say.
 *
 * <p>A row has the object, where it can be asked about alone its class and id, and either an
 * attribute and its value or a column for each attribute, null where the object has none.
 */
final class CatalogReader {
  private static final List<String> NOT_ATTRIBUTES =
      List.of("object", "class", "id", "attribute", "value");

  private final List<CatalogQuery> queries;
  private final CatalogWording wording;

  CatalogReader(FingerprintScope scope) {
    this.queries = CatalogQueries.all(scope);
    this.wording = new CatalogWording(scope.roleAliases());
  }

  /** All there is, in one round trip. */
  List<CatalogEntry> all(Connection connection) throws SQLException {
    List<CatalogEntry> entries = new ArrayList<>();
    try (PreparedStatement statement =
        CatalogQuery.prepared(connection, together(queries, CatalogQuery::whole))) {
      readAll(queries, statement, entries);
    }
    return entries;
  }

  /** What is said of the objects that were touched, and all of what is few and not as it was. */
  List<CatalogEntry> some(Connection connection, Touched touched, List<String> few)
      throws SQLException {
    List<CatalogEntry> entries = new ArrayList<>();
    if (!touched.objects().isEmpty()) {
      parts(connection, touched, entries);
    }
    for (CatalogQuery query : queries) {
      if (few.contains(query.name())) {
        try (PreparedStatement statement = CatalogQuery.prepared(connection, query.whole())) {
          statement.execute();
          read(query, statement, entries);
        }
      }
    }
    // An oid is that of one object in each catalog, not in all of them together.
    entries.removeIf(
        entry -> entry.address().catalog() != 0 && !touched.objects().contains(entry.address()));
    return entries;
  }

  private void parts(Connection connection, Touched touched, List<CatalogEntry> entries)
      throws SQLException {
    List<CatalogQuery> parts = queries.stream().filter(CatalogQuery::hasParts).toList();
    Map<String, Array> oids = new HashMap<>();
    for (String kind : List.of("relations", "routines", "types", "objects")) {
      oids.put(kind, connection.createArrayOf("oid", touched.oids(kind)));
    }
    try (PreparedStatement statement =
        CatalogQuery.prepared(connection, together(parts, CatalogQuery::part))) {
      int parameter = 0;
      for (CatalogQuery query : parts) {
        for (String kind : query.given()) {
          statement.setArray(++parameter, oids.get(kind));
        }
      }
      readAll(parts, statement, entries);
    }
  }

  private static String together(List<CatalogQuery> queries, Function<CatalogQuery, String> text) {
    return queries.stream().map(text).collect(Collectors.joining(";\n"));
  }

  private void readAll(
      List<CatalogQuery> asked, PreparedStatement statement, List<CatalogEntry> entries)
      throws SQLException {
    boolean more = statement.execute();
    for (CatalogQuery query : asked) {
      if (!more) {
        throw new IllegalStateException("no answer to " + query.name() + ".sql");
      }
      read(query, statement, entries);
      more = statement.getMoreResults();
    }
  }

  private void read(CatalogQuery query, PreparedStatement answered, List<CatalogEntry> entries)
      throws SQLException {
    Map<ObjectAddress, Map<String, SortedMap<String, String>>> said = new LinkedHashMap<>();
    try (ResultSet rows = answered.getResultSet()) {
      List<String> columns = columns(rows.getMetaData());
      List<String> attributes = columns.stream().filter(c -> !NOT_ATTRIBUTES.contains(c)).toList();
      while (rows.next()) {
        ObjectAddress address =
            columns.contains("class")
                ? new ObjectAddress(rows.getLong("class"), rows.getLong("id"))
                : few(query.name());
        SortedMap<String, String> object =
            said.computeIfAbsent(address, a -> new LinkedHashMap<>())
                .computeIfAbsent(wording.object(rows.getString("object")), o -> new TreeMap<>());
        if (attributes.isEmpty()) {
          add(query, object, rows.getString("attribute"), rows.getString("value"));
        }
        for (String attribute : attributes) {
          add(query, object, attribute, rows.getString(attribute));
        }
      }
    }
    said.forEach(
        (address, objects) ->
            objects.forEach(
                (object, values) ->
                    entries.add(new CatalogEntry(query.name(), address, object, values))));
  }

  private static List<String> columns(ResultSetMetaData row) throws SQLException {
    List<String> columns = new ArrayList<>();
    for (int i = 1; i <= row.getColumnCount(); i++) {
      columns.add(row.getColumnLabel(i));
    }
    return columns;
  }

  private void add(
      CatalogQuery query, SortedMap<String, String> object, String attribute, String value) {
    if (value == null) {
      return;
    }
    String name = wording.attribute(attribute);
    String worded = wording.value(attribute, value);
    String present = object.putIfAbsent(name, worded);
    if (present != null && !present.equals(worded)) {
      throw new IllegalStateException(
          "%s.sql gives %s twice: %s and %s".formatted(query.name(), name, present, worded));
    }
  }

  /** Where everything stands that a query without parts says. */
  static ObjectAddress few(String query) {
    return new ObjectAddress(0, CatalogQueries.FILES.indexOf(query));
  }
}
