package dev.pgrehearse.rehearsal;

import dev.pgrehearse.server.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Rows for tables that have none, made of the catalog alone: one that is nobody's, and one for each
 * of some people. What a row of somebody's refers to is his as well where it can be.
 */
public final class StartingRows {

  private static final String REFERENCES =
      """
      select
          pg_catalog.format('%I.%I', n.nspname, c.relname) as name,
          pg_catalog.quote_ident(a.attname) as "column",
          pg_catalog.format('%I.%I', rn.nspname, r.relname) as referred,
          pg_catalog.quote_ident(ra.attname) as key
      from pg_catalog.pg_constraint as k
      join pg_catalog.pg_class as c on c.oid = k.conrelid
      join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
      join pg_catalog.pg_class as r on r.oid = k.confrelid
      join pg_catalog.pg_namespace as rn on rn.oid = r.relnamespace
      join pg_catalog.pg_attribute as a on a.attrelid = c.oid and a.attnum = k.conkey[1]
      join pg_catalog.pg_attribute as ra on ra.attrelid = r.oid and ra.attnum = k.confkey[1]
      where k.contype = 'f'
          and pg_catalog.cardinality(k.conkey) = 1
          and k.conrelid <> k.confrelid
          and k.conparentid = 0
      order by 1, k.conname
      """;

  private record Reference(String table, String column, String referred, String key) {}

  private final Database database;
  private final Map<String, Map<String, List<String>>> owned;
  private final int people;

  private StartingRows(
      Database database, Map<String, Map<String, List<String>>> owned, int people) {
    this.database = database;
    this.owned = owned;
    this.people = people;
  }

  /**
   * Writes what the tables take.
   *
   * @param owned table and column, as SQL names them, to an SQL expression for each of the people
   * @param people how many there are
   * @return the tables, those that others refer to first
   */
  public static List<String> write(
      Database database, Map<String, Map<String, List<String>>> owned, int people)
      throws SQLException {
    return new StartingRows(database, owned, people).write();
  }

  private List<String> write() throws SQLException {
    Map<String, RowTemplate> templates = new TreeMap<>();
    List<Reference> references;
    try (Connection connection = database.connectAsSuperuser()) {
      RowTemplate.all(connection).forEach(each -> templates.put(each.table(), each));
      references = references(connection);
    }
    List<String> order = order(templates.keySet(), references);
    new InventedRows(database).write(new LinkedHashSet<>(order));
    try (Connection connection = database.connectAsSuperuser()) {
      connection.setAutoCommit(false);
      OwnersInsert writer = new OwnersInsert(connection);
      for (String table : order) {
        for (int person = 0; person < people; person++) {
          writer.first(
              inserts(templates.get(table), references, person), templates.get(table).owner());
        }
      }
      connection.commit();
    }
    return order;
  }

  /** What a row of his could be; the last ones are as far from it as can be. */
  private List<String> inserts(RowTemplate template, List<Reference> references, int person) {
    Map<String, Optional<String>> his = new LinkedHashMap<>();
    owned
        .getOrDefault(template.table(), Map.of())
        .forEach((column, values) -> his.put(column, Optional.of(values.get(person))));
    Map<String, Optional<String>> all = new HashMap<>();
    for (Reference reference : references) {
      if (reference.table().equals(template.table())) {
        all.put(
            reference.column(),
            Optional.of(
                "(select %s from %s order by tableoid, ctid offset %d limit 1)"
                    .formatted(reference.key(), reference.referred(), person + 1)));
      }
    }
    all.putAll(his);
    List<String> inserts = new ArrayList<>(template.inserts(all, person + 1));
    inserts.addAll(template.inserts(his, person + 1));
    inserts.addAll(template.inserts(Map.of(), person + 1));
    return inserts;
  }

  /** Those that others refer to come first; in a circle, by name. */
  private static List<String> order(Set<String> tables, List<Reference> references) {
    Set<String> ordered = new LinkedHashSet<>();
    for (String table : tables) {
      add(table, tables, references, ordered, new LinkedHashSet<>());
    }
    return List.copyOf(ordered);
  }

  private static void add(
      String table,
      Set<String> tables,
      List<Reference> references,
      Set<String> ordered,
      Set<String> begun) {
    if (!tables.contains(table) || ordered.contains(table) || !begun.add(table)) {
      return;
    }
    references.stream()
        .filter(reference -> reference.table().equals(table))
        .forEach(reference -> add(reference.referred(), tables, references, ordered, begun));
    ordered.add(table);
  }

  private static List<Reference> references(Connection connection) throws SQLException {
    List<Reference> references = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(REFERENCES)) {
      while (row.next()) {
        references.add(
            new Reference(
                row.getString("name"),
                row.getString("column"),
                row.getString("referred"),
                row.getString("key")));
      }
    }
    return references;
  }
}
