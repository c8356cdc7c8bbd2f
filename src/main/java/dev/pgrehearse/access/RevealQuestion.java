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
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Whether somebody learns of rows that he cannot read by what his own statements come to: a key
 * that is taken, a reference that is there, a row that comes back.
 */
final class RevealQuestion implements Question {

  private static final String TAKEN = "23505";

  /**
   * A try.
   *
   * @param name of what speaks: a constraint, or what comes back
   * @param speaks whether an answer tells something
   */
  record Try(String name, Probe probe, Predicate<Answer> speaks) {}

  private final Person person;
  private final Relation relation;
  private final List<Try> tries = new ArrayList<>();
  private List<Answer> answers = List.of();

  /**
   * @param insert what has been found out about inserts into {@code relation}
   * @param read what has been found out about reading, by relation
   * @param secrets what he cannot read
   */
  RevealQuestion(
      Scene scene,
      Person person,
      Relation relation,
      FreshKeys keys,
      InsertQuestion insert,
      Map<Long, SelectQuestion> read,
      Secrets secrets) {
    this.person = person;
    this.relation = relation;
    Relation stored = scene.surroundings().stored(relation);
    List<Row> hidden = hidden(scene, person, stored, read);
    Returning returning = new Returning(person, relation, stored, secrets);
    tries.addAll(returning.ofChanges());
    if (insert.accepted().isEmpty()) {
      return;
    }
    JsonNode accepted = insert.accepted().get();
    tries.addAll(returning.ofInserts(insert, keys.copy(relation, accepted), hidden));
    List<String> settable = insert.columns().stream().map(Column::name).toList();
    for (Unique unique : stored.uniques()) {
      // A column of the key that he may not give is left to its default, which others have as well.
      List<String> columns =
          columnsOf(scene, stored, unique).stream().filter(settable::contains).toList();
      if (!columns.isEmpty()) {
        hidden.stream()
            .filter(row -> unique.columns().stream().allMatch(c -> row.doc().hasNonNull(c)))
            .findFirst()
            .ifPresent(
                row -> {
                  ObjectNode copy = keys.copy(relation, accepted);
                  taken(unique, insert.sql(varied(copy, columns, row.doc(), columns)));
                });
      }
    }
    for (Reference reference : stored.references()) {
      Relation target = scene.surroundings().relations().get(reference.to());
      boolean whose =
          reference.columns().stream()
              .anyMatch(column -> scene.whose().all().contains(accepted.path(column).asText()));
      if (target != null && !whose && settable.containsAll(reference.columns())) {
        hidden(scene, person, target, read).stream()
            .findFirst()
            .ifPresent(
                row -> {
                  ObjectNode copy = keys.copy(relation, accepted);
                  there(
                      reference,
                      insert.sql(varied(copy, reference.columns(), row.doc(), reference.keys())));
                });
      }
    }
  }

  private void taken(Unique unique, String sql) {
    String name = unqualified(unique.name());
    tries.add(
        new Try(
            name,
            Probe.act(person.identity().name(), sql),
            answer -> answer.state().equals(TAKEN) && answer.constraint().equals(name)));
  }

  private void there(Reference reference, String sql) {
    tries.add(
        new Try(
            reference.name(),
            Probe.act(person.identity().name(), sql),
            answer -> !answer.failed()));
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
    return answers.isEmpty() ? tries.stream().map(Try::probe).toList() : List.of();
  }

  @Override
  public void hear(List<Answer> heard) {
    answers = List.copyOf(heard);
  }

  @Override
  public List<Cell> cells() {
    Set<String> names = new TreeSet<>();
    for (int i = 0; i < answers.size(); i++) {
      if (tries.get(i).speaks().test(answers.get(i))) {
        names.add(tries.get(i).name());
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
