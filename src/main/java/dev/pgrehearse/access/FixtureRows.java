package dev.pgrehearse.access;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pgrehearse.access.Relation.Reference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The rows there are, each with its marks. */
final class FixtureRows {

  /**
   * One row.
   *
   * @param place where it is, as {@code tableoid ctid}
   * @param marks by which it is somebody's; grows while references are followed
   */
  record Row(int id, Relation relation, String place, JsonNode doc, Set<String> marks) {}

  private final Surroundings surroundings;
  private final Whose whose;
  private final SeedRows labels;
  private final Map<Integer, Row> rows = new LinkedHashMap<>();
  private final Map<Long, List<Row>> byRelation = new HashMap<>();
  private final Map<String, Row> byPlace = new HashMap<>();
  private final Map<String, Map<String, Set<String>>> referred = new HashMap<>();

  /**
   * @param labels what is known already of whose a row is
   */
  FixtureRows(Surroundings surroundings, Whose whose, SeedRows labels) {
    this.labels = labels;
    this.surroundings = surroundings;
    this.whose = whose;
  }

  /** The same rows, to which others can be added. */
  FixtureRows copy() {
    FixtureRows copy = new FixtureRows(surroundings, whose, labels);
    copy.rows.putAll(rows);
    byRelation.forEach((relation, its) -> copy.byRelation.put(relation, new ArrayList<>(its)));
    copy.byPlace.putAll(byPlace);
    return copy;
  }

  void add(int id, Relation relation, String place, JsonNode doc) {
    Set<String> marks = new TreeSet<>(whose.marks(relation, doc));
    if (marks.isEmpty()) {
      marks.addAll(labels.marks(relation, doc));
    }
    Row row = new Row(id, relation, place, doc, marks);
    rows.put(id, row);
    byRelation.computeIfAbsent(relation.id(), r -> new ArrayList<>()).add(row);
    byPlace.put(relation.id() + " " + place, row);
  }

  /** A row that is not there, whose it is by its columns or by what it refers to. */
  void imagine(int id, Relation relation, JsonNode doc) {
    Row row = new Row(id, relation, "imagined " + id, doc, new TreeSet<>(marks(relation, doc)));
    rows.put(id, row);
    byRelation.computeIfAbsent(relation.id(), r -> new ArrayList<>()).add(row);
    referred.keySet().removeIf(index -> index.startsWith(relation.id() + " "));
  }

  /** A row without a mark is whose the row is that it refers to, and so on. */
  void followReferences() {
    boolean changed = true;
    while (changed) {
      changed = false;
      referred.clear();
      for (Row row : rows.values()) {
        if (row.marks().isEmpty()) {
          changed |= row.marks().addAll(byReference(row.relation(), row.doc()));
        }
      }
    }
  }

  /** The marks of any row of {@code relation}, its own or those of what it refers to. */
  Set<String> marks(Relation relation, JsonNode doc) {
    Set<String> own = whose.marks(relation, doc);
    return own.isEmpty() ? byReference(relation, doc) : own;
  }

  private Set<String> byReference(Relation relation, JsonNode doc) {
    Set<String> marks = new TreeSet<>();
    for (Reference reference : relation.references()) {
      if (reference.columns().stream().allMatch(column -> whose.counts(relation, column))) {
        marks.addAll(
            index(reference.to(), reference.keys())
                .getOrDefault(values(doc, reference.columns()), Set.of()));
      }
    }
    return marks;
  }

  private Map<String, Set<String>> index(long relation, List<String> keys) {
    return referred.computeIfAbsent(
        relation + " " + keys,
        key -> {
          Map<String, Set<String>> index = new HashMap<>();
          of(relation).forEach(row -> index.put(values(row.doc(), keys), row.marks()));
          return index;
        });
  }

  /** The marks of base rows that a view's row shows the key of. */
  Set<String> throughView(Relation view, JsonNode doc) {
    Set<String> marks = new TreeSet<>(whose.marks(view, doc));
    if (!marks.isEmpty()) {
      return marks;
    }
    for (long base : view.bases()) {
      Relation table = surroundings.relations().get(base);
      List<String> key = table.key();
      if (!key.isEmpty() && key.stream().allMatch(doc::hasNonNull)) {
        marks.addAll(index(base, key).getOrDefault(values(doc, key), Set.of()));
      }
    }
    return marks;
  }

  static String values(JsonNode doc, List<String> columns) {
    List<String> values = new ArrayList<>();
    columns.forEach(column -> values.add(doc.path(column).toString()));
    return values.toString();
  }

  List<Row> of(long relation) {
    return Collections.unmodifiableList(byRelation.getOrDefault(relation, List.of()));
  }

  Optional<Row> at(Relation relation, String place) {
    return Optional.ofNullable(byPlace.get(relation.id() + " " + place));
  }

  Row row(int id) {
    return rows.get(id);
  }
}
