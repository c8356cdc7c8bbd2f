package dev.pgrehearse.access;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pgrehearse.access.Access.Unjudged;
import dev.pgrehearse.access.FixtureRows.Row;
import dev.pgrehearse.access.Relation.Column;
import dev.pgrehearse.spec.AccessSpec.Person;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which rows somebody updates or deletes: all at once, then, where one row's error hides the
 * others, each by itself. An update is also tried without reading anything, for then the policies
 * of select do not apply.
 */
final class ChangeQuestion implements Question {

  private static final int BLIND_COLUMNS = 3;
  private static final int ROWS_TRIED = 60;

  private final Scene scene;
  private final Person person;
  private final Relation relation;
  private final String verb;
  private final List<Column> writable;
  private final List<Column> readable;
  private final List<Relation> watched;
  private final OwnRows own;
  private final OwnChanges ofOwn = new OwnChanges();
  private final List<Answer> bulk = new ArrayList<>();
  private final Map<Integer, Answer> single = new LinkedHashMap<>();
  private Optional<Answer> withoutRows = Optional.empty();
  private List<Integer> asked = List.of();
  private int round;

  ChangeQuestion(Scene scene, Person person, Relation relation, String verb, OwnRows own) {
    this.scene = scene;
    this.person = person;
    this.relation = relation;
    this.verb = verb;
    this.own = own;
    String role = person.identity().role();
    this.writable = relation.columns(role, "update").stream().filter(Column::settable).toList();
    this.readable = relation.columns(role, "select");
    this.watched = scene.surroundings().changedThrough(relation);
  }

  @Override
  public List<Probe> probes() {
    round++;
    if (!relation.can(verb) || round > 2) {
      return List.of();
    }
    return round == 1 ? atOnce() : oneByOne();
  }

  private List<Probe> atOnce() {
    if (verb.equals("delete")) {
      return List.of(change("delete from " + relation.name()));
    }
    List<Column> both = writable.stream().filter(readable::contains).toList();
    List<Probe> probes = new ArrayList<>();
    if (!both.isEmpty()) {
      probes.add(change("update %s set %s".formatted(relation.name(), toThemselves(both))));
    } else if (writable.isEmpty()) {
      relation.columns().stream()
          .filter(Column::settable)
          .findFirst()
          .ifPresent(
              column ->
                  probes.add(
                      change(
                          "update %s set %s"
                              .formatted(relation.name(), toThemselves(List.of(column))))));
    }
    blind().forEach(sql -> probes.add(change(sql)));
    return probes;
  }

  private static String toThemselves(List<Column> columns) {
    return columns.stream()
        .map(column -> column.quoted() + " = " + column.quoted())
        .collect(Collectors.joining(", "));
  }

  private List<String> blind() {
    Set<String> avoided = new TreeSet<>(relation.uniqueColumns());
    avoided.addAll(relation.referringColumns());
    List<String> statements = new ArrayList<>();
    for (Column column : writable) {
      if (statements.size() < BLIND_COLUMNS && !avoided.contains(column.name())) {
        example(column)
            .ifPresent(
                value ->
                    statements.add(
                        "update %s set %s = %s"
                            .formatted(relation.name(), column.quoted(), value)));
      }
    }
    return statements;
  }

  /** A value that some row has in this column, and which is nobody's mark. */
  private Optional<String> example(Column column) {
    return sources().stream()
        .flatMap(table -> scene.rows().of(table.id()).stream())
        .map(row -> row.doc().path(column.name()))
        .filter(JsonNode::isValueNode)
        .filter(value -> !value.isNull() && !scene.whose().all().contains(value.asText()))
        .findFirst()
        .map(value -> Literal.of(column, value));
  }

  private List<Relation> sources() {
    return relation.isTable() || relation.bases().isEmpty()
        ? List.of(relation)
        : relation.bases().stream().map(scene.surroundings().relations()::get).toList();
  }

  /** Row by row where they hide each other, and the row that he would have. */
  private List<Probe> oneByOne() {
    List<Probe> probes = new ArrayList<>();
    if (bulk.isEmpty() || bulk.stream().allMatch(Answer::refusedByPrivilege)) {
      return probes;
    }
    Relation source = sources().get(0);
    boolean named = isNamed(source);
    if (named && bulk.get(0).failed() && !bulk.get(0).refusedByPrivilege()) {
      List<Row> rows = scene.rows().of(source.id()).stream().limit(ROWS_TRIED).toList();
      asked = rows.stream().map(Row::id).toList();
      probes.add(Probe.act(person.identity().name(), start() + " where false"));
      rows.forEach(row -> probes.add(ofOne(source, row.doc())));
    }
    probes.addAll(
        ofOwn.probes(
            own.of(person, relation),
            bulk,
            named ? Optional.of(row -> ofOne(source, row.doc())) : Optional.empty()));
    return probes;
  }

  private boolean isNamed(Relation source) {
    List<String> key = source.key();
    return sources().size() == 1
        && !key.isEmpty()
        && (verb.equals("delete") || writable.stream().anyMatch(readable::contains))
        && key.stream().allMatch(name -> readable.stream().anyMatch(c -> c.name().equals(name)));
  }

  private String start() {
    return verb.equals("delete")
        ? "delete from " + relation.name()
        : "update %s set %s"
            .formatted(
                relation.name(),
                toThemselves(writable.stream().filter(readable::contains).toList()));
  }

  private Probe ofOne(Relation source, JsonNode doc) {
    return change(start() + " where " + Literal.condition(source, source.key(), doc));
  }

  private Probe change(String sql) {
    Probe probe = Probe.change(person.identity().name(), sql, watched);
    return relation.isTable() ? probe : probe.controlled();
  }

  @Override
  public void hear(List<Answer> answers) {
    if (round == 1) {
      bulk.addAll(answers);
      return;
    }
    int from = 0;
    if (!asked.isEmpty()) {
      withoutRows = Optional.of(answers.get(from++));
      for (int id : asked) {
        single.put(id, answers.get(from++));
      }
    }
    ofOwn.hear(answers.subList(from, answers.size()));
  }

  @Override
  public List<Cell> cells() {
    if (bulk.isEmpty() || bulk.stream().allMatch(Answer::refusedByPrivilege)) {
      return List.of();
    }
    return List.of(
        new Cell(Cell.Kind.RELATIONS, relation.name(), person.identity().name(), verb, access()));
  }

  /** The rows that he changes or deletes himself. */
  Set<Integer> passed() {
    Set<Integer> passed = new TreeSet<>();
    bulk.forEach(answer -> passed.addAll(answer.gone()));
    single.values().forEach(answer -> passed.addAll(answer.gone()));
    return passed;
  }

  private Access access() {
    if (withoutRows.filter(Answer::failed).isPresent()) {
      return new Unjudged("SQLSTATE " + withoutRows.get().state() + " before any row is looked at");
    }
    Set<Integer> passed = new TreeSet<>();
    Set<Integer> possible = new TreeSet<>();
    Tally tally = new Tally();
    for (Answer answer : bulk) {
      passed.addAll(answer.gone());
      possible.addAll(answer.ofControl().gone());
    }
    for (Map.Entry<Integer, Answer> entry : single.entrySet()) {
      Answer answer = entry.getValue();
      possible.addAll(answer.ofControl().gone());
      passed.addAll(answer.gone());
      if (answer.failed() && !answer.state().equals("42501")) {
        possible.add(entry.getKey());
        if (answer.stopped().isEmpty()) {
          passed.add(entry.getKey());
        }
      }
    }
    if (relation.isTable()) {
      scene.rows().of(relation.id()).forEach(row -> possible.add(row.id()));
    }
    possible.addAll(passed);
    possible.forEach(id -> tally.present(classOf(id)));
    passed.forEach(id -> tally.passed(classOf(id)));
    single.forEach(
        (id, answer) -> {
          if (!passed.contains(id)) {
            answer.stopped().ifPresent(state -> tally.stopped(classOf(id), state));
          }
        });
    ofOwn.count(tally);
    if (tally.isEmpty() && !possible.isEmpty() && !superuserCould()) {
      return new Unjudged(why());
    }
    boolean all =
        verb.equals("delete")
            || writable.size() == relation.columns().stream().filter(Column::settable).count();
    return tally.access(all ? List.of() : writable.stream().map(Column::name).toList());
  }

  private boolean superuserCould() {
    return Stream.concat(bulk.stream(), single.values().stream())
        .map(Answer::ofControl)
        .anyMatch(control -> !control.gone().isEmpty() || control.isStoppedByConstraint());
  }

  private String why() {
    Answer first = bulk.get(0).ofControl();
    return first.failed()
        ? "SQLSTATE " + first.state() + " as superuser too"
        : "as superuser it changes no row either";
  }

  private RowClass classOf(int id) {
    return scene.whose().of(person, scene.rows().row(id).marks());
  }
}
