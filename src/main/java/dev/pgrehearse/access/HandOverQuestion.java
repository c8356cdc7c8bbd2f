package dev.pgrehearse.access;

import dev.pgrehearse.access.Access.Rows;
import dev.pgrehearse.access.Access.Term;
import dev.pgrehearse.access.Answer.NewRow;
import dev.pgrehearse.access.FixtureRows.Row;
import dev.pgrehearse.access.Relation.Column;
import dev.pgrehearse.spec.AccessSpec.Person;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Whether somebody gives his rows to others, and takes theirs: by changing the column that says
 * whose a row is, with a filter and without one, for then the policies of select do not apply.
 */
final class HandOverQuestion implements Question {

  private static final int ROWS_OF_A_CLASS = 3;

  private record Move(Column column, RowClass from, RowClass to) {}

  private final Scene scene;
  private final Person person;
  private final Relation relation;
  private final Relation stored;
  private final OwnRows own;
  private final List<Move> moves = new ArrayList<>();
  private final List<Probe> probes = new ArrayList<>();
  private List<Answer> answers = List.of();

  HandOverQuestion(Scene scene, Person person, Relation relation, OwnRows own) {
    this.scene = scene;
    this.own = own;
    this.person = person;
    this.relation = relation;
    this.stored = scene.surroundings().stored(relation);
    if (!relation.can("update") || person.marks().isEmpty()) {
      return;
    }
    for (Column column : relation.columns()) {
      if (column.settable()
          && column.may(person.identity().role(), "update")
          && saysWhose(column)) {
        move(column);
      }
    }
  }

  private boolean saysWhose(Column column) {
    return scene.whose().bears(stored, column)
        && scene.whose().counts(stored, column.name())
        && scene.rows().of(stored.id()).stream()
            .anyMatch(row -> scene.whose().all().contains(row.doc().path(column.name()).asText()));
  }

  private void move(Column column) {
    for (RowClass to : List.of(RowClass.TENANT, RowClass.OTHER)) {
      Optional<String> mark = mark(column, to);
      mark.ifPresent(value -> add(column, RowClass.OWN, to, value));
    }
    Optional<String> mine = mark(column, RowClass.OWN);
    for (RowClass from : List.of(RowClass.TENANT, RowClass.OTHER, RowClass.SHARED)) {
      mine.ifPresent(value -> add(column, from, RowClass.OWN, value));
    }
  }

  /** One that stands in this column already, so that no foreign key refuses it; else any. */
  private Optional<String> mark(Column column, RowClass rowClass) {
    Set<String> there = new TreeSet<>();
    scene.rows().of(stored.id()).forEach(row -> there.add(row.doc().path(column.name()).asText()));
    List<String> fitting =
        scene.whose().all().stream()
            .filter(mark -> scene.whose().of(person, Set.of(mark)) == rowClass)
            .toList();
    return fitting.stream()
        .filter(there::contains)
        .findFirst()
        .or(() -> fitting.stream().findFirst());
  }

  private void add(Column column, RowClass from, RowClass to, String value) {
    String set =
        "update %s set %s = %s::%s"
            .formatted(relation.name(), column.quoted(), Literal.text(value), column.type());
    List<Row> rows =
        scene.rows().of(stored.id()).stream()
            .filter(row -> scene.whose().of(person, row.marks()) == from)
            .limit(ROWS_OF_A_CLASS)
            .toList();
    if (rows.isEmpty()) {
      if (from == RowClass.OWN) {
        own.of(person, relation)
            .forEach(row -> plan(new Move(column, from, to), probe(set).with(row)));
      }
      return;
    }
    plan(new Move(column, from, to), set);
    List<String> key = stored.key();
    if (!key.isEmpty() && key.stream().allMatch(name -> relation.column(name).isPresent())) {
      rows.forEach(
          row ->
              plan(
                  new Move(column, from, to),
                  set + " where " + Literal.condition(relation, key, row.doc())));
    }
  }

  private void plan(Move move, String sql) {
    plan(move, probe(sql));
  }

  private void plan(Move move, Probe probe) {
    moves.add(move);
    probes.add(probe);
  }

  private Probe probe(String sql) {
    List<Long> watched =
        scene.surroundings().changedThrough(relation).stream().map(Relation::id).toList();
    return new Probe(person.identity().name(), sql, false, watched, false, false, 0);
  }

  @Override
  public List<Probe> probes() {
    return answers.isEmpty() ? List.copyOf(probes) : List.of();
  }

  @Override
  public void hear(List<Answer> heard) {
    answers = List.copyOf(heard);
  }

  @Override
  public List<Cell> cells() {
    Map<String, Map<RowClass, Term>> terms = new TreeMap<>();
    Map<String, Set<String>> columns = new TreeMap<>();
    for (int i = 0; i < answers.size(); i++) {
      Move move = moves.get(i);
      if (moved(answers.get(i), move)) {
        boolean give = move.from() == RowClass.OWN;
        String verb = give ? "give" : "take";
        terms
            .computeIfAbsent(verb, v -> new EnumMap<>(RowClass.class))
            .put(give ? move.to() : move.from(), new Term(true, new TreeSet<>()));
        columns.computeIfAbsent(verb, v -> new TreeSet<>()).add(move.column().name());
      }
    }
    List<Cell> cells = new ArrayList<>();
    terms.forEach(
        (verb, classes) ->
            cells.add(
                new Cell(
                    Cell.Kind.RELATIONS,
                    relation.name(),
                    person.identity().name(),
                    verb,
                    new Rows(false, classes, List.copyOf(columns.get(verb))))));
    return cells;
  }

  /** Whether of some table a row of the one class is gone and one of the other has come. */
  private boolean moved(Answer answer, Move move) {
    Set<Long> left = new TreeSet<>();
    for (int id : answer.gone()) {
      if (id < 0 && move.from() == RowClass.OWN) {
        left.add(stored.id());
        continue;
      }
      Row row = scene.rows().row(id);
      if (scene.whose().of(person, row.marks()) == move.from()) {
        left.add(row.relation().id());
      }
    }
    return answer.appeared().stream()
        .filter(row -> left.contains(row.relation()))
        .anyMatch(row -> scene.whose().of(person, marks(row)) == move.to());
  }

  private Set<String> marks(NewRow row) {
    return scene.whose().marks(scene.surroundings().relations().get(row.relation()), row.doc());
  }
}
