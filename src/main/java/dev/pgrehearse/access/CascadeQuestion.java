package dev.pgrehearse.access;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pgrehearse.access.FixtureRows.Row;
import dev.pgrehearse.access.Relation.Column;
import dev.pgrehearse.access.Relation.Reference;
import dev.pgrehearse.spec.AccessSpec.Person;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Which rows of a table somebody deletes or changes through rows that they refer to, and could not
 * himself: what a foreign key does, it does as the owner of the table, and asks no policy.
 */
final class CascadeQuestion implements Question {

  static final String DELETE = "delete-by-cascade";
  static final String UPDATE = "update-by-cascade";

  private static final int ROWS_TRIED = 60;

  private final Scene scene;
  private final Person person;
  private final Relation relation;
  private final FreshKeys keys;
  private final ChangeQuestion update;
  private final ChangeQuestion delete;
  private final Set<Integer> deleted = new TreeSet<>();
  private final Set<Integer> changed = new TreeSet<>();
  private List<Relation> doors = List.of();
  private List<Probe> stopped = List.of();
  private int deletes;
  private int round;

  /**
   * @param update what he may update himself
   * @param delete what he may delete himself
   */
  CascadeQuestion(
      Scene scene,
      Person person,
      Relation relation,
      FreshKeys keys,
      ChangeQuestion update,
      ChangeQuestion delete) {
    this.scene = scene;
    this.person = person;
    this.relation = relation;
    this.keys = keys;
    this.update = update;
    this.delete = delete;
  }

  /** The verb without the detour. */
  static Optional<String> itself(String verb) {
    return switch (verb) {
      case DELETE -> Optional.of("delete");
      case UPDATE -> Optional.of("update");
      default -> Optional.empty();
    };
  }

  @Override
  public List<Probe> probes() {
    round++;
    if (!relation.isTable() || round > 2) {
      return List.of();
    }
    return round == 1 ? atOnce() : stopped;
  }

  private List<Probe> atOnce() {
    doors = doors();
    List<Probe> probes = new ArrayList<>();
    doors.forEach(door -> probes.add(probe("delete from " + door.name())));
    deletes = probes.size();
    newKeys().forEach(sql -> probes.add(probe(sql)));
    return probes;
  }

  private Probe probe(String sql) {
    return new Probe(person.identity().name(), sql, false, List.of(relation.id()), false, false, 0);
  }

  @Override
  public void hear(List<Answer> answers) {
    if (round == 1) {
      answers.subList(0, deletes).forEach(this::hearDelete);
      answers.subList(deletes, answers.size()).forEach(answer -> changed.addAll(gone(answer)));
      stopped = oneByOne(answers);
    } else {
      answers.forEach(this::hearDelete);
    }
  }

  private void hearDelete(Answer answer) {
    List<String> key = relation.key();
    Set<String> there =
        answer.appeared().stream()
            .filter(row -> row.relation() == relation.id())
            .map(row -> FixtureRows.values(row.doc(), key))
            .collect(Collectors.toSet());
    for (int id : gone(answer)) {
      JsonNode doc = scene.rows().row(id).doc();
      (there.contains(FixtureRows.values(doc, key)) ? changed : deleted).add(id);
    }
  }

  private Set<Integer> gone(Answer answer) {
    return answer.gone().stream()
        .filter(id -> scene.rows().row(id).relation().id() == relation.id())
        .collect(Collectors.toSet());
  }

  /** Where one row hides the others by its error. */
  private List<Probe> oneByOne(List<Answer> answers) {
    List<Probe> probes = new ArrayList<>();
    for (int i = 0; i < deletes; i++) {
      Relation door = doors.get(i);
      List<String> key = door.key();
      if (answers.get(i).failed()
          && !answers.get(i).refusedByPrivilege()
          && isReadable(door, key)) {
        scene.rows().of(door.id()).stream()
            .limit(ROWS_TRIED)
            .map(row -> Literal.condition(door, key, row.doc()))
            .map(row -> probe("delete from %s where %s".formatted(door.name(), row)))
            .forEach(probes::add);
      }
    }
    return probes;
  }

  private boolean isReadable(Relation table, List<String> columns) {
    return !columns.isEmpty() && columns.stream().allMatch(name -> may(table, name, "select"));
  }

  private boolean may(Relation table, String column, String verb) {
    return table.column(column).filter(c -> c.may(person.identity().role(), verb)).isPresent();
  }

  /** The tables, or else the views of them, by which he may delete rows that are referred to. */
  private List<Relation> doors() {
    String role = person.identity().role();
    List<Relation> found = new ArrayList<>();
    for (Relation table : above(Reference::followsDeletes, Reference::goesWithDeletes)) {
      if (table.may(role, "delete")) {
        found.add(table);
        continue;
      }
      scene.surroundings().relations().values().stream()
          .filter(view -> !view.isTable() && !view.instead() && view.can("delete"))
          .filter(view -> view.bases().contains(table.id()) && view.may(role, "delete"))
          .forEach(found::add);
    }
    return found;
  }

  /**
   * Tables whose rows take rows of this one along.
   *
   * @param first which references of this table do that
   * @param then which references of those tables, and so on
   */
  private Set<Relation> above(Predicate<Reference> first, Predicate<Reference> then) {
    Set<Relation> found = new LinkedHashSet<>();
    List<Relation> open = new ArrayList<>(referred(relation, first));
    Set<Long> seen = new HashSet<>(Set.of(relation.id()));
    while (!open.isEmpty()) {
      Relation table = open.remove(0);
      if (seen.add(table.id())) {
        found.add(table);
        open.addAll(referred(table, then));
      }
    }
    return found;
  }

  private List<Relation> referred(Relation table, Predicate<Reference> wanted) {
    return table.references().stream()
        .filter(wanted)
        .map(reference -> scene.surroundings().relations().get(reference.to()))
        .filter(Objects::nonNull)
        .toList();
  }

  /** Statements that give rows another key, which this table follows. */
  private List<String> newKeys() {
    List<String> statements = new ArrayList<>();
    for (Reference reference : relation.references()) {
      Relation table = scene.surroundings().relations().get(reference.to());
      if (table == null
          || !reference.followsUpdates()
          || !isReadable(table, reference.keys())
          || !reference.keys().stream().anyMatch(name -> may(table, name, "update"))) {
        continue;
      }
      for (Row row : scene.rows().of(table.id()).stream().limit(ROWS_TRIED).toList()) {
        JsonNode fresh = keys.copy(table, row.doc());
        String set =
            reference.keys().stream()
                .filter(name -> !fresh.path(name).equals(row.doc().path(name)))
                .filter(name -> may(table, name, "update"))
                .map(name -> assignment(table.column(name).orElseThrow(), fresh))
                .collect(Collectors.joining(", "));
        if (!set.isEmpty()) {
          statements.add(
              "update %s set %s where %s"
                  .formatted(
                      table.name(), set, Literal.condition(table, reference.keys(), row.doc())));
        }
      }
    }
    return statements;
  }

  private static String assignment(Column column, JsonNode doc) {
    return column.quoted() + " = " + Literal.of(column, doc.path(column.name()));
  }

  @Override
  public List<Cell> cells() {
    List<Cell> cells = new ArrayList<>();
    cell(DELETE, deleted, delete.passed()).ifPresent(cells::add);
    cell(UPDATE, changed, update.passed()).ifPresent(cells::add);
    return cells;
  }

  private Optional<Cell> cell(String verb, Set<Integer> all, Set<Integer> himself) {
    Set<Integer> beyond = new TreeSet<>(all);
    beyond.removeAll(himself);
    if (beyond.isEmpty()) {
      return Optional.empty();
    }
    Tally tally = new Tally();
    scene.rows().of(relation.id()).forEach(row -> tally.present(classOf(row.id())));
    beyond.forEach(id -> tally.passed(classOf(id)));
    return Optional.of(
        new Cell(
            Cell.Kind.RELATIONS,
            relation.name(),
            person.identity().name(),
            verb,
            tally.access(List.of())));
  }

  private RowClass classOf(int id) {
    return scene.whose().of(person, scene.rows().row(id).marks());
  }
}
