package dev.pgrehearse.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pgrehearse.access.FixtureRows.Row;
import dev.pgrehearse.access.Relation.Column;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiPredicate;

/**
 * Makes a copy of a row that no unique index refuses, as far as that can be told from its columns.
 */
final class FreshKeys {

  private static final int LONGEST = 200;
  private static final int KEEPS_LENGTH = 8;

  private final Scene scene;
  private final String purpose;
  private final int gap;
  private int made;

  FreshKeys(Scene scene) {
    this(scene, "", 0);
  }

  /**
   * @param purpose for which others make other keys
   * @param gap that numbers leave after the highest there is
   */
  FreshKeys(Scene scene, String purpose, int gap) {
    this.scene = scene;
    this.purpose = purpose;
    this.gap = gap;
  }

  ObjectNode copy(Relation relation, JsonNode doc) {
    return copy(relation, doc, (column, value) -> isMark(relation, column, value));
  }

  /** Likewise, and also where a mark stands in a column that does not say whose the row is. */
  ObjectNode copyOfKin(Relation relation, JsonNode doc) {
    return copy(
        relation,
        doc,
        (column, value) ->
            isMark(relation, column, value) && scene.whose().counts(relation, column));
  }

  private ObjectNode copy(Relation relation, JsonNode doc, BiPredicate<String, JsonNode> isKept) {
    made++;
    Set<String> unique = new TreeSet<>();
    Set<String> referring = new TreeSet<>();
    boolean expressions = false;
    for (Relation table : tables(relation)) {
      unique.addAll(table.uniqueColumns());
      referring.addAll(table.referringColumns());
      expressions |= table.hasUniqueExpressions();
    }
    ObjectNode copy = doc.deepCopy();
    for (Column column : relation.columns()) {
      String name = column.name();
      boolean renewed = unique.contains(name) || (expressions && column.text());
      if (renewed && !referring.contains(name) && !isKept.test(name, doc.path(name))) {
        renew(relation, column, copy);
      }
    }
    return copy;
  }

  /** A number is one only where it is known to say whose the row is. */
  private boolean isMark(Relation relation, String column, JsonNode value) {
    return value.isNull()
        || (scene.whose().all().contains(value.asText())
            && (!value.isNumber()
                || relation
                    .column(column)
                    .filter(its -> scene.whose().bears(relation, its))
                    .isPresent()));
  }

  private void renew(Relation relation, Column column, ObjectNode copy) {
    String name = column.name();
    String old = copy.path(name).asText();
    if (column.uuid()) {
      String seed = "%s %s %d%s".formatted(relation.name(), name, made, purpose);
      copy.put(name, UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString());
    } else if (column.number()) {
      copy.put(name, highest(relation, name) + gap + made);
    } else if (column.text()) {
      copy.put(name, unlike(relation, name, old, column.length() == 0 ? LONGEST : column.length()));
    }
  }

  /**
   * Another text of the same make: digits stand in names, codes and hexadecimal alike, and a long
   * text keeps its length, which a check may ask for.
   */
  private String unlike(Relation relation, String column, String old, int longest) {
    Set<String> there = new TreeSet<>();
    tables(relation)
        .forEach(
            table ->
                scene.rows().of(table.id()).forEach(r -> there.add(r.doc().path(column).asText())));
    String text = old;
    while (text.equals(old) || there.contains(text)) {
      String end = Integer.toString(made);
      int kept = old.length() < KEEPS_LENGTH ? longest : old.length();
      text = old.substring(0, Math.min(old.length(), Math.max(0, kept - end.length()))) + end;
      made++;
    }
    return text;
  }

  private long highest(Relation relation, String column) {
    return tables(relation).stream()
        .map(Relation::id)
        .map(scene.rows()::of)
        .flatMap(List<Row>::stream)
        .mapToLong(row -> row.doc().path(column).asLong())
        .max()
        .orElse(0);
  }

  private List<Relation> tables(Relation relation) {
    return relation.isTable()
        ? List.of(relation)
        : relation.bases().stream().map(scene.surroundings().relations()::get).toList();
  }
}
