package dev.pgrehearse.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pgrehearse.access.FixtureRows.Row;
import dev.pgrehearse.access.Relation.Column;
import dev.pgrehearse.spec.AccessSpec.Person;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * References for which there is no foreign key: a uuid that is the key of somebody's row. A policy
 * may follow them all the same.
 */
final class UnspokenReferences {

  private final Scene scene;
  private final Person stranger;
  private final Map<String, Row> somebodys = new HashMap<>();

  UnspokenReferences(Scene scene, Person stranger) {
    this.scene = scene;
    this.stranger = stranger;
    for (Relation relation : scene.surroundings().relations().values()) {
      List<String> key = relation.key();
      if (key.size() == 1 && relation.column(key.get(0)).filter(Column::uuid).isPresent()) {
        scene.rows().of(relation.id()).stream()
            .filter(row -> !row.marks().isEmpty())
            .forEach(row -> somebodys.put(row.doc().path(key.get(0)).asText(), row));
      }
    }
  }

  /** The rows that are named so; not what is a mark, which says itself whose the row is. */
  Stream<Row> of(Relation relation, JsonNode doc) {
    return relation.columns().stream()
        .filter(Column::canBear)
        .map(column -> doc.path(column.name()).asText())
        .filter(value -> !scene.whose().all().contains(value))
        .map(somebodys::get)
        .filter(Objects::nonNull);
  }

  /** Names the stranger's rows instead, where he has some. */
  void madeOver(Relation relation, ObjectNode doc) {
    for (Column column : relation.columns()) {
      String value = doc.path(column.name()).asText();
      Row row = column.canBear() ? somebodys.get(value) : null;
      if (row != null && !scene.whose().all().contains(value) && !isSpoken(relation, column)) {
        String key = row.relation().key().get(0);
        his(row.relation()).ifPresent(own -> doc.set(column.name(), own.doc().path(key)));
      }
    }
  }

  private static boolean isSpoken(Relation relation, Column column) {
    return relation.referringColumns().contains(column.name());
  }

  private Optional<Row> his(Relation relation) {
    return scene.rows().of(relation.id()).stream()
        .filter(row -> scene.whose().of(stranger, row.marks()) == RowClass.OWN)
        .findFirst();
  }
}
