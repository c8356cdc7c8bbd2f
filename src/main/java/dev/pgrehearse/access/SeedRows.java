package dev.pgrehearse.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pgrehearse.access.FixtureRows.Row;
import dev.pgrehearse.access.Relation.Column;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Rows of a state in which it is known whose they are, for states in which a table is still empty,
 * or in which a row does not yet show whose it will be.
 */
public final class SeedRows {

  private record Seed(JsonNode doc, Set<String> marks) {}

  private final Map<String, List<Seed>> seeds = new LinkedHashMap<>();
  private final Map<String, Set<String>> byKey = new HashMap<>();

  /** No rows. */
  SeedRows() {}

  SeedRows(Surroundings surroundings, FixtureRows rows) {
    for (Relation relation : surroundings.relations().values()) {
      List<Row> its = relation.isTable() ? rows.of(relation.id()) : List.of();
      for (Row row : its) {
        byKey.put(place(relation, row.doc()), row.marks());
      }
      if (!its.isEmpty()) {
        seeds.put(
            relation.name(),
            its.stream().map(row -> new Seed(row.doc(), new TreeSet<>(row.marks()))).toList());
      }
    }
  }

  /** Whose a row is known to be; nothing where it is unknown. */
  Set<String> marks(Relation relation, JsonNode doc) {
    return Collections.unmodifiableSet(byKey.getOrDefault(place(relation, doc), Set.of()));
  }

  private static String place(Relation relation, JsonNode doc) {
    List<String> key = relation.key();
    return relation.name() + " " + (key.isEmpty() ? doc : FixtureRows.values(doc, key));
  }

  boolean has(Relation relation) {
    return seeds.containsKey(relation.name());
  }

  /** A statement that puts them in, with the columns that are there already. */
  String insert(Relation relation) {
    List<Seed> its = seeds.get(relation.name());
    List<Column> columns =
        relation.columns().stream()
            .filter(column -> !column.computed())
            .filter(column -> its.stream().anyMatch(seed -> seed.doc().has(column.name())))
            .toList();
    ArrayNode docs = JsonNodeFactory.instance.arrayNode();
    its.forEach(
        seed -> {
          ObjectNode doc = docs.addObject();
          columns.forEach(column -> doc.set(column.name(), seed.doc().path(column.name())));
        });
    String list = columns.stream().map(Column::quoted).collect(Collectors.joining(", "));
    return """
        insert into %s (%s) overriding system value
        select %s from pg_catalog.jsonb_populate_recordset(null::%s, %s::jsonb)"""
        .formatted(relation.name(), list, list, relation.name(), Literal.text(docs.toString()));
  }
}
