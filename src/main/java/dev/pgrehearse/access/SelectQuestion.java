package dev.pgrehearse.access;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pgrehearse.access.Access.Policy;
import dev.pgrehearse.access.Access.Unjudged;
import dev.pgrehearse.access.FixtureRows.Row;
import dev.pgrehearse.access.OwnRows.OwnRow;
import dev.pgrehearse.access.Relation.Column;
import dev.pgrehearse.spec.AccessSpec.Person;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Which rows of a relation somebody reads. */
final class SelectQuestion implements Question {

  private final Scene scene;
  private final Person person;
  private final Relation relation;
  private final OwnRows own;
  private final List<Column> columns;
  private final boolean byPlace;
  private final Set<Integer> visible = new TreeSet<>();
  private Optional<Answer> answer = Optional.empty();
  private Tally tally = new Tally();
  private List<OwnRow> asked = List.of();
  private boolean over;

  SelectQuestion(Scene scene, Person person, Relation relation, OwnRows own) {
    this.scene = scene;
    this.person = person;
    this.relation = relation;
    this.own = own;
    String role = person.identity().role();
    List<Column> granted = relation.columns(role, "select");
    this.columns = granted.isEmpty() ? relation.columns() : granted;
    this.byPlace = relation.hasPlaces() && (relation.may(role, "select") || granted.isEmpty());
  }

  @Override
  public List<Probe> probes() {
    if (over) {
      return List.of();
    }
    if (answer.isPresent()) {
      over = true;
      asked =
          relation.kind() == 'm' || answer.get().failed() ? List.of() : own.of(person, relation);
      return asked.stream().map(row -> read().with(row)).toList();
    }
    Probe read = read();
    return List.of(relation.hasPlaces() ? read : read.controlled());
  }

  private Probe read() {
    String name = person.identity().name();
    if (byPlace) {
      return Probe.read(
          name,
          "select pg_catalog.jsonb_agg(t.tableoid::text || ' ' || t.ctid::text) from %s as t"
              .formatted(relation.name()));
    }
    String list = columns.stream().map(Column::quoted).collect(Collectors.joining(", "));
    return Probe.read(
        name,
        "select pg_catalog.jsonb_agg(pg_catalog.to_jsonb(x)) from (select %s from %s) as x"
            .formatted(list, relation.name()));
  }

  @Override
  public void hear(List<Answer> answers) {
    if (over) {
      hearOfOwn(answers);
      return;
    }
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

  /** Of the ways to imagine a row of his one that he reads is enough. */
  private void hearOfOwn(List<Answer> answers) {
    for (int i = 0; i < answers.size(); i++) {
      if (!answers.get(i).failed() && isRead(asked.get(i), answers.get(i).rows())) {
        tally.present(RowClass.OWN);
        tally.passed(RowClass.OWN);
        return;
      }
    }
  }

  private boolean isRead(OwnRow row, JsonNode read) {
    if (!relation.hasPlaces()) {
      return matches(read, doc -> own.throughView(person, relation, doc) == RowClass.OWN) > 0;
    }
    if (byPlace) {
      return matches(read, place -> scene.rows().at(relation, place.asText()).isEmpty()) > 0;
    }
    List<String> names = columns.stream().map(Column::name).toList();
    String wanted = FixtureRows.values(row.doc(), names);
    Predicate<JsonNode> same = doc -> FixtureRows.values(doc, names).equals(wanted);
    return matches(read, same) > matches(answer.orElseThrow().rows(), same);
  }

  private static long matches(JsonNode docs, Predicate<JsonNode> wanted) {
    return StreamSupport.stream(docs.spliterator(), false).filter(wanted).count();
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
