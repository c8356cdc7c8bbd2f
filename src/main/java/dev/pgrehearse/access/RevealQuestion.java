package dev.pgrehearse.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pgrehearse.access.Access.Names;
import dev.pgrehearse.access.FixtureRows.Row;
import dev.pgrehearse.access.Relation.Column;
import dev.pgrehearse.access.Relation.Reference;
import dev.pgrehearse.access.Relation.Unique;
import dev.pgrehearse.spec.AccessSpec.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whether somebody learns of rows that he cannot read by what his own inserts come to: a key that
 * is taken, a reference that is there.
 */
final class RevealQuestion implements Question {

  private static final String TAKEN = "23505";

  /** A try, and the constraint that would speak. */
  private record Try(String constraint, boolean byRefusal, String sql) {}

  private final Person person;
  private final Relation relation;
  private final List<Try> tries = new ArrayList<>();
  private List<Answer> answers = List.of();

  /**
   * @param insert what has been found out about inserts into {@code relation}
   * @param read what has been found out about reading, by relation
   */
  RevealQuestion(
      Scene scene,
      Person person,
      Relation relation,
      FreshKeys keys,
      InsertQuestion insert,
      Map<Long, SelectQuestion> read) {
    this.person = person;
    this.relation = relation;
    Optional<JsonNode> accepted = relation.isTable() ? insert.accepted() : Optional.empty();
    if (accepted.isEmpty()) {
      return;
    }
    List<String> settable = insert.columns().stream().map(Column::name).toList();
    for (Unique unique : relation.uniques()) {
      List<String> columns = columnsOf(scene, relation, unique);
      if (!columns.isEmpty() && settable.containsAll(columns)) {
        hidden(scene, person, relation, read).stream()
            .filter(row -> unique.columns().stream().allMatch(c -> row.doc().hasNonNull(c)))
            .findFirst()
            .ifPresent(
                row ->
                    tries.add(
                        new Try(
                            unqualified(unique.name()),
                            true,
                            insert.sql(
                                varied(
                                    keys.copy(relation, accepted.get()),
                                    columns,
                                    row.doc(),
                                    columns)))));
      }
    }
    for (Reference reference : relation.references()) {
      Relation target = scene.surroundings().relations().get(reference.to());
      boolean whose =
          reference.columns().stream()
              .anyMatch(
                  column -> scene.whose().all().contains(accepted.get().path(column).asText()));
      if (target != null && !whose && settable.containsAll(reference.columns())) {
        hidden(scene, person, target, read).stream()
            .findFirst()
            .ifPresent(
                row ->
                    tries.add(
                        new Try(
                            reference.name(),
                            false,
                            insert.sql(
                                varied(
                                    keys.copy(relation, accepted.get()),
                                    reference.columns(),
                                    row.doc(),
                                    reference.keys())))));
      }
    }
  }

  /**
   * An index on expressions is tried by its relation's texts. One that says whose a row is tells
   * nothing new, and a uuid is not guessed.
   */
  private static List<String> columnsOf(Scene scene, Relation relation, Unique unique) {
    List<String> columns = new ArrayList<>(unique.columns());
    if (unique.expressions()) {
      relation.columns().stream()
          .filter(Column::text)
          .map(Column::name)
          .filter(name -> !relation.referringColumns().contains(name))
          .forEach(columns::add);
    }
    boolean whose =
        scene.rows().of(relation.id()).stream()
            .anyMatch(
                row ->
                    columns.stream()
                        .anyMatch(c -> scene.whose().all().contains(row.doc().path(c).asText())));
    boolean guessable =
        columns.stream()
            .map(relation::column)
            .anyMatch(column -> column.isPresent() && !column.get().uuid());
    return whose || !guessable ? List.of() : columns;
  }

  private static List<Row> hidden(
      Scene scene, Person person, Relation relation, Map<Long, SelectQuestion> read) {
    SelectQuestion select = read.get(relation.id());
    return scene.rows().of(relation.id()).stream()
        .filter(row -> select == null || !select.visible().contains(row.id()))
        .filter(row -> scene.whose().of(person, row.marks()) == RowClass.OTHER)
        .toList();
  }

  private static ObjectNode varied(
      ObjectNode copy, List<String> columns, JsonNode from, List<String> keys) {
    for (int i = 0; i < columns.size(); i++) {
      copy.set(columns.get(i), from.path(keys.get(i)));
    }
    return copy;
  }

  private static String unqualified(String name) {
    String bare = name.substring(name.lastIndexOf('.') + 1);
    return bare.startsWith("\"") ? bare.substring(1, bare.length() - 1) : bare;
  }

  @Override
  public List<Probe> probes() {
    return answers.isEmpty()
        ? tries.stream().map(t -> Probe.act(person.identity().name(), t.sql())).toList()
        : List.of();
  }

  @Override
  public void hear(List<Answer> heard) {
    answers = List.copyOf(heard);
  }

  @Override
  public List<Cell> cells() {
    Set<String> names = new TreeSet<>();
    for (int i = 0; i < answers.size(); i++) {
      Answer answer = answers.get(i);
      Try tried = tries.get(i);
      boolean speaks =
          tried.byRefusal()
              ? answer.state().equals(TAKEN) && answer.constraint().equals(tried.constraint())
              : !answer.failed();
      if (speaks) {
        names.add(tried.constraint());
      }
    }
    return names.isEmpty()
        ? List.of()
        : List.of(
            new Cell(
                Cell.Kind.RELATIONS,
                relation.name(),
                person.identity().name(),
                "reveals",
                new Names(new TreeSet<>(names))));
  }
}
