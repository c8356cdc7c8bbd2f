package dev.pgrehearse.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pgrehearse.server.PlatformSchemas;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What there is to ask about, read from the catalog once for each state. */
record Surroundings(
    Map<Long, Relation> relations,
    List<Routine> routines,
    List<String> sequences,
    Wording wording) {

  /** Liquibase's tables, which no migration speaks of. */
  private static final String HISTORY = "pgrehearse_history";

  private static final String SEQUENCES =
      """
      select pg_catalog.format('%I.%I', n.nspname, c.relname)
      from pg_catalog.pg_class as c
      join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
      where c.relkind = 'S'
          and n.nspname !~ '^pg_'
          and n.nspname <> 'information_schema'
          and n.nspname <> all (:excluded)
      order by 1
      """;

  /** What functions may say, and what the server names in what it says. */
  private static final String BODIES =
      """
      select f.prosrc
      from pg_catalog.pg_proc as f
      join pg_catalog.pg_namespace as n on n.oid = f.pronamespace
      where n.nspname !~ '^pg_'
          and n.nspname <> 'information_schema'
          and n.nspname <> all (:excluded)
      order by 1
      """;

  private static final String NAMES =
      """
      select c.relname::text
      from pg_catalog.pg_class as c
      join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
      where n.nspname !~ '^pg_' and n.nspname <> 'information_schema' and n.nspname <> all (:excluded)
      union
      select k.conname::text
      from pg_catalog.pg_constraint as k
      join pg_catalog.pg_namespace as n on n.oid = k.connamespace
      where n.nspname !~ '^pg_' and n.nspname <> 'information_schema' and n.nspname <> all (:excluded)
      order by 1
      """;

  static Surroundings read(Connection connection, Collection<String> roles) throws SQLException {
    Map<Long, Relation> relations = new LinkedHashMap<>();
    for (JsonNode doc : docs(connection, filled(file("probed_relations.sql"), roles))) {
      Relation relation = Relation.of(doc);
      relations.put(relation.id(), relation);
    }
    List<Routine> routines =
        docs(connection, filled(file("probed_functions.sql"), roles)).stream()
            .map(Routine::of)
            .toList();
    return new Surroundings(
        relations,
        routines,
        strings(connection, filled(SEQUENCES, List.of())),
        new Wording(
            strings(connection, filled(BODIES, List.of())),
            strings(connection, filled(NAMES, List.of()))));
  }

  Optional<Relation> relation(String name) {
    return relations.values().stream().filter(r -> r.name().equals(name)).findFirst();
  }

  /**
   * Where the rows of a view are stored, in columns of the same names; itself, if it is no view.
   */
  Relation stored(Relation relation) {
    return relation.isTable() || relation.bases().isEmpty()
        ? relation
        : relations.get(relation.bases().get(0));
  }

  /** The tables that a statement on {@code relation} may change. */
  List<Relation> changedThrough(Relation relation) {
    if (relation.isTable()) {
      return List.of(relation);
    }
    if (relation.instead()) {
      return relations.values().stream().filter(Relation::isTable).toList();
    }
    return relation.bases().stream().map(relations::get).toList();
  }

  static String filled(String query, Collection<String> roles) {
    return query
        .replace(":excluded", array(excluded()) + "::name[]")
        .replace(":roles", array(roles) + "::text[]");
  }

  private static Set<String> excluded() {
    Set<String> schemas = new TreeSet<>(PlatformSchemas.ALL);
    schemas.add(HISTORY);
    return schemas;
  }

  private static String array(Collection<String> names) {
    return names.stream()
        .map(name -> "'" + name.replace("'", "''") + "'")
        .collect(Collectors.joining(", ", "array[", "]"));
  }

  private static List<JsonNode> docs(Connection connection, String query) throws SQLException {
    ObjectMapper json = new ObjectMapper();
    List<JsonNode> docs = new ArrayList<>();
    for (String text : strings(connection, query)) {
      try {
        docs.add(json.readTree(text));
      } catch (JsonProcessingException e) {
        throw new SQLException("the catalog gave no JSON", e);
      }
    }
    return docs;
  }

  private static List<String> strings(Connection connection, String query) throws SQLException {
    List<String> strings = new ArrayList<>();
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      try (ResultSet rows = statement.executeQuery(query)) {
        while (rows.next()) {
          strings.add(rows.getString(1));
        }
      }
    }
    return strings;
  }

  static String file(String name) {
    try (InputStream query = Surroundings.class.getResourceAsStream(name)) {
      if (query == null) {
        throw new IllegalStateException("not in this build: " + name);
      }
      return new String(query.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name + " of this build", e);
    }
  }
}
