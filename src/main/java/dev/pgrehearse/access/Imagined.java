package dev.pgrehearse.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pgrehearse.access.FixtureRows.Row;
import dev.pgrehearse.access.Relation.Column;
import dev.pgrehearse.access.Relation.Reference;
import dev.pgrehearse.spec.AccessSpec.Person;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Rows as they would be if they were somebody's who has none yet: other people's or nobody's, made
 * over to him. There are several ways to do that, because it is not known which one a policy asks
 * for.
 */
final class Imagined {

  private final Scene scene;
  private final Person person;
  private final Relation relation;

  /** A view's row is stored in its base, in the columns of the same names. */
  private final Relation stored;

  private final List<Row> sources;
  private final List<Column> bearing;

  /**
   * @param columns those that he may give a value
   * @param sources the rows that there are
   */
  Imagined(Scene scene, Person person, Relation relation, List<Column> columns, List<Row> sources) {
    this.scene = scene;
    this.person = person;
    this.relation = relation;
    this.stored = scene.surroundings().stored(relation);
    this.sources = List.copyOf(sources);
    this.bearing = columns.stream().filter(this::saysWhose).toList();
  }

  private boolean saysWhose(Column column) {
    return scene.whose().counts(stored, column.name())
        && sources.stream().anyMatch(row -> isMark(column, row.doc()));
  }

  private boolean isMark(Column column, JsonNode doc) {
    return scene.whose().isMark(stored, column, doc.path(column.name()));
  }

  private boolean isMark(String column, JsonNode doc) {
    return relation.column(column).filter(its -> isMark(its, doc)).isPresent();
  }

  private static void put(ObjectNode row, Column column, String mark) {
    if (column.number() && mark.matches("-?\\d{1,18}")) {
      row.put(column.name(), Long.parseLong(mark));
    } else {
      row.put(column.name(), mark);
    }
  }

  /** A row made over to him, without those that would still not be his. */
  Set<ObjectNode> of(JsonNode doc) {
    Set<ObjectNode> rows = new LinkedHashSet<>();
    if (person.marks().isEmpty()) {
      return rows;
    }
    ObjectNode owned = owned(doc);
    ObjectNode translated = translated(owned);
    rows.add(owned);
    rows.add(referring(translated, false));
    rows.add(referring(translated, true));
    rows.removeIf(row -> scene.whose().of(person, scene.rows().marks(stored, row)) != RowClass.OWN);
    return rows;
  }

  /** With his mark where it is said whose the row is. */
  private ObjectNode owned(JsonNode doc) {
    ObjectNode row = doc.deepCopy();
    for (Column column : bearing) {
      his(column, doc).ifPresent(mark -> put(row, column, mark));
    }
    return row;
  }

  /**
   * The mark of his that is to him what the mark that stands there, or in other rows, is to others.
   */
  private Optional<String> his(Column column, JsonNode doc) {
    if (isMark(column, doc)) {
      return scene.whose().counterpart(doc.path(column.name()).asText(), person);
    }
    return sources.stream()
        .map(Row::doc)
        .filter(other -> isMark(column, other))
        .findFirst()
        .flatMap(other -> scene.whose().counterpart(other.path(column.name()).asText(), person));
  }

  /** With his marks wherever another's stand. */
  private ObjectNode translated(ObjectNode doc) {
    ObjectNode row = doc.deepCopy();
    for (Column column : relation.columns()) {
      if (isMark(column, doc)) {
        scene
            .whose()
            .counterpart(doc.path(column.name()).asText(), person)
            .ifPresent(mark -> put(row, column, mark));
      }
    }
    return row;
  }

  /**
   * Referring to rows of his, or nobody's, where it refers to rows of others.
   *
   * @param sparing whether it refers to nothing instead, if it can
   */
  private ObjectNode referring(ObjectNode doc, boolean sparing) {
    ObjectNode row = doc.deepCopy();
    for (Reference reference : references()) {
      List<Row> targets = scene.rows().of(reference.to());
      Optional<Row> there =
          targets.stream()
              .filter(
                  target ->
                      FixtureRows.values(target.doc(), reference.keys())
                          .equals(FixtureRows.values(row, reference.columns())))
              .findFirst();
      boolean others =
          there.isEmpty()
              ? reference.columns().stream().noneMatch(column -> row.path(column).isNull())
              : isOf(there.get(), RowClass.TENANT) || isOf(there.get(), RowClass.OTHER);
      if (!others) {
        continue;
      }
      if (sparing && reference.columns().stream().noneMatch(column -> isMark(column, row))) {
        reference.columns().forEach(row::putNull);
        continue;
      }
      first(targets, RowClass.OWN)
          .or(() -> first(targets, RowClass.SHARED))
          .ifPresent(target -> refer(row, reference, target));
    }
    return row;
  }

  private static void refer(ObjectNode row, Reference reference, Row target) {
    for (int i = 0; i < reference.columns().size(); i++) {
      row.set(reference.columns().get(i), target.doc().path(reference.keys().get(i)));
    }
  }

  private Optional<Row> first(List<Row> rows, RowClass rowClass) {
    return rows.stream().filter(row -> isOf(row, rowClass)).findFirst();
  }

  private boolean isOf(Row row, RowClass rowClass) {
    return scene.whose().of(person, row.marks()) == rowClass;
  }

  private List<Reference> references() {
    return stored.references().stream()
        .filter(reference -> reference.columns().stream().allMatch(this::has))
        .filter(reference -> scene.surroundings().relations().containsKey(reference.to()))
        .toList();
  }

  private boolean has(String column) {
    return relation.column(column).isPresent();
  }
}
