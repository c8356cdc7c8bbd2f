package dev.pgrehearse.access;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pgrehearse.access.Access.Policy;
import dev.pgrehearse.access.Access.Unjudged;
import dev.pgrehearse.access.FixtureRows.Row;
import dev.pgrehearse.access.Relation.Column;
import dev.pgrehearse.spec.AccessSpec.Person;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which rows of a relation somebody reads. */
final class SelectQuestion implements Question {

  private final Scene scene;
  private final Person person;
  private final Relation relation;
  private final List<Column> columns;
  private final boolean byPlace;
  private final Set<Integer> visible = new TreeSet<>();
  private Optional<Answer> answer = Optional.empty();
  private Tally tally = new Tally();

  SelectQuestion(Scene scene, Person person, Relation relation) {
    this.scene = scene;
    this.person = person;
    this.relation = relation;
    String role = person.identity().role();
    List<Column> granted = relation.columns(role, "select");
    this.columns = granted.isEmpty() ? relation.columns() : granted;
    this.byPlace = relation.hasPlaces() && (relation.may(role, "select") || granted.isEmpty());
  }

  @Override
  public List<Probe> probes() {
    if (answer.isPresent()) {
      return List.of();
    }
    String name = person.identity().name();
    if (byPlace) {
      return List.of(
          Probe.read(
              name,
              "select pg_catalog.jsonb_agg(t.tableoid::text || ' ' || t.ctid::text) from %s as t"
                  .formatted(relation.name())));
    }
    String list = columns.stream().map(Column::quoted).collect(Collectors.joining(", "));
    Probe probe =
        Probe.read(
            name,
            "select pg_catalog.jsonb_agg(pg_catalog.to_jsonb(x)) from (select %s from %s) as x"
                .formatted(list, relation.name()));
    return List.of(relation.hasPlaces() ? probe : probe.controlled());
  }

  @Override
  public void hear(List<Answer> answers) {
    Answer heard = answers.get(0);
    answer = Optional.of(heard);
    if (heard.failed()) {
      return;
    }
    tally = new Tally();
    if (!relation.hasPlaces()) {
      heard.ofControl().rows().forEach(doc -> tally.present(classOf(doc)));
      heard.rows().forEach(doc -> tally.passed(classOf(doc)));
      return;
    }
    if (byPlace) {
      heard
          .rows()
          .forEach(
              place ->
                  scene
                      .rows()
                      .at(relation, place.asText())
                      .ifPresent(row -> visible.add(row.id())));
    } else {
      matchByValues(heard.rows());
    }
    for (Row row : scene.rows().of(relation.id())) {
      RowClass rowClass = scene.whose().of(person, row.marks());
      tally.present(rowClass);
      if (visible.contains(row.id())) {
        tally.passed(rowClass);
      }
    }
  }

  /** Where only some columns may be read, rows are known again by what is in them. */
  private void matchByValues(JsonNode docs) {
    List<String> names = columns.stream().map(Column::name).toList();
    Map<String, List<Integer>> byValues = new HashMap<>();
    for (Row row : scene.rows().of(relation.id())) {
      byValues
          .computeIfAbsent(FixtureRows.values(row.doc(), names), v -> new ArrayList<>())
          .add(row.id());
    }
    docs.forEach(
        doc -> {
          List<Integer> same = byValues.getOrDefault(FixtureRows.values(doc, names), List.of());
          if (!same.isEmpty()) {
            visible.add(same.remove(0));
          }
        });
  }

  private RowClass classOf(JsonNode doc) {
    return scene.whose().of(person, scene.rows().throughView(relation, doc));
  }

  /** The rows that are read; of tables only. */
  Set<Integer> visible() {
    return visible;
  }

  @Override
  public List<Cell> cells() {
    Answer heard = answer.orElseThrow();
    if (heard.refusedByPrivilege()) {
      return List.of();
    }
    return List.of(
        new Cell(
            Cell.Kind.RELATIONS,
            relation.name(),
            person.identity().name(),
            "select",
            access(heard)));
  }

  private Access access(Answer heard) {
    if (heard.refusedByPolicy()) {
      return new Policy();
    }
    if (heard.failed()) {
      return new Unjudged("SQLSTATE " + heard.state());
    }
    boolean all = columns.size() == relation.columns().size();
    if (relation.kind() == 'm') {
      tally.isUnfiltered();
    }
    return tally.access(all ? List.of() : columns.stream().map(Column::name).toList());
  }
}
