package dev.pgrehearse.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pgrehearse.access.FixtureRows.Row;
import dev.pgrehearse.access.Relation.Column;
import dev.pgrehearse.access.Relation.Reference;
import dev.pgrehearse.spec.AccessSpec.Person;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Rows of somebody's who has none in a table, so that "own" does not turn up with the first row of
 * his that the fixtures hold. Unlike a stranger's, such a row may allow him something elsewhere: it
 * is there only while he is tried on it, and taken back with what he tried.
 */
final class OwnRows {

  private static final int TEMPLATES = 2;
  private static final int MOST = 4;

  /** Further than there are rows. */
  private static final int ONLY_WHAT_IS_NEEDED = 1_000_000;

  /** Notes it for its partition, and for what that is a partition of, under one number. */
  private static final String INSERT =
      """
      with recursive sown (tab, tid, doc) as (
          insert into %1$s as t (%2$s) overriding system value
          select %2$s from pg_catalog.jsonb_populate_record(null::%1$s, %3$s::jsonb)
          returning t.tableoid, t.ctid, pg_catalog.to_jsonb(t)
      ),
      kin (rel) as (
          select s.tab from sown as s
          union all
          select i.inhparent
          from kin as k
          join pg_catalog.pg_inherits as i on i.inhrelid = k.rel
      )
      insert into pg_temp.pgrehearse_known (id, rel, tab, tid, doc) overriding system value
      select %4$d, k.rel, s.tab, s.tid, s.doc
      from sown as s
      cross join kin as k
      """;

  /**
   * One way to make a row over to him.
   *
   * @param id by which the server knows it; no row of the fixtures has such a number
   * @param needs the rows of his that it refers to, and which have to be made before it
   * @param doc what is in it
   * @param sql what makes it
   */
  record OwnRow(int id, Set<Integer> needs, ObjectNode doc, String sql) {

    /** What it refers to, without itself. */
    OwnRow needed() {
      return new OwnRow(id - ONLY_WHAT_IS_NEEDED, needs, doc, "select");
    }
  }

  private record Place(String person, long relation) {}

  private final Scene scene;
  private final FreshKeys keys;
  private final Map<String, Scene> scenes = new HashMap<>();
  private final Map<Place, List<OwnRow>> known = new HashMap<>();
  private final List<OwnRow> fresh = new ArrayList<>();
  private int made;

  OwnRows(Scene scene) {
    this.scene = scene;
    this.keys = new FreshKeys(scene, "own", Witnesses.ROOM_FOR_SEQUENCES);
  }

  /**
   * The ways to imagine a row of his in a relation, or in the table where a view's rows are stored;
   * none where he has one, or where nobody has.
   */
  List<OwnRow> of(Person person, Relation relation) {
    Relation stored = scene.surroundings().stored(relation);
    Place place = new Place(person.identity().name(), stored.id());
    List<OwnRow> rows = known.get(place);
    if (rows == null) {
      known.put(place, List.of());
      rows = imagined(person, stored);
      known.put(place, rows);
    }
    return rows;
  }

  /** What the server has not been told of yet. */
  List<OwnRow> untold() {
    List<OwnRow> rows = List.copyOf(fresh);
    fresh.clear();
    return rows;
  }

  /** Whose a row is that a view shows, which may be one of these. */
  RowClass throughView(Person person, Relation view, JsonNode doc) {
    return scene.whose().of(person, mine(person).rows().throughView(view, doc));
  }

  /** The rows there are, with those that are imagined for him. */
  private Scene mine(Person person) {
    return scenes.computeIfAbsent(
        person.identity().name(),
        name -> new Scene(scene.surroundings(), scene.rows().copy(), scene.whose()));
  }

  private List<OwnRow> imagined(Person person, Relation table) {
    List<Row> there = scene.rows().of(table.id());
    if (!table.isTable() || person.marks().isEmpty() || has(person, there)) {
      return List.of();
    }
    List<Row> templates =
        there.stream().filter(row -> !row.marks().isEmpty()).limit(TEMPLATES).toList();
    if (templates.isEmpty()) {
      return List.of();
    }
    table.references().stream()
        .map(reference -> scene.surroundings().relations().get(reference.to()))
        .filter(target -> target != null && target.isTable())
        .forEach(target -> of(person, target));
    Scene mine = mine(person);
    List<Column> columns = table.columns().stream().filter(c -> !c.computed()).toList();
    Imagined imagined = new Imagined(mine, person, table, columns, mine.rows().of(table.id()));
    Set<ObjectNode> docs = new LinkedHashSet<>();
    templates.forEach(row -> docs.addAll(imagined.of(keys.copy(table, row.doc()))));
    List<OwnRow> rows = new ArrayList<>();
    docs.stream().limit(MOST).forEach(doc -> rows.add(row(mine, table, columns, doc)));
    fresh.addAll(rows);
    rows.stream().filter(row -> !row.needs().isEmpty()).map(OwnRow::needed).forEach(fresh::add);
    rows.stream().findFirst().ifPresent(row -> mine.rows().imagine(row.id(), table, row.doc()));
    return List.copyOf(rows);
  }

  private boolean has(Person person, List<Row> rows) {
    return rows.stream().anyMatch(row -> scene.whose().of(person, row.marks()) == RowClass.OWN);
  }

  private OwnRow row(Scene mine, Relation table, List<Column> columns, ObjectNode doc) {
    int id = --made;
    Set<Integer> needs = new TreeSet<>();
    for (Reference reference : table.references()) {
      String wanted = FixtureRows.values(doc, reference.columns());
      mine.rows().of(reference.to()).stream()
          .filter(row -> row.id() < 0)
          .filter(row -> FixtureRows.values(row.doc(), reference.keys()).equals(wanted))
          .forEach(row -> needs.add(row.id()));
    }
    String list = columns.stream().map(Column::quoted).collect(Collectors.joining(", "));
    return new OwnRow(
        id, needs, doc, INSERT.formatted(table.name(), list, Literal.text(doc.toString()), id));
  }
}
