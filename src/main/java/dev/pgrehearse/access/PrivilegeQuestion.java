package dev.pgrehearse.access;

import dev.pgrehearse.access.Access.Yes;
import dev.pgrehearse.spec.AccessSpec.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * The verbs that know no rows. Truncate is really done; the others can only be asked of the
 * catalog.
 */
final class PrivilegeQuestion implements Question {

  private static final List<String> OF_THE_CATALOG = List.of("references", "trigger", "maintain");

  private final Person person;
  private final Relation relation;
  private List<Answer> answers = List.of();

  PrivilegeQuestion(Person person, Relation relation) {
    this.person = person;
    this.relation = relation;
  }

  @Override
  public List<Probe> probes() {
    return answers.isEmpty() && relation.isTable()
        ? List.of(Probe.act(person.identity().name(), "truncate " + relation.name()))
        : List.of();
  }

  @Override
  public void hear(List<Answer> heard) {
    answers = List.copyOf(heard);
  }

  @Override
  public List<Cell> cells() {
    List<Cell> cells = new ArrayList<>();
    if (!answers.isEmpty() && !answers.get(0).state().equals("42501")) {
      cells.add(cell("truncate"));
    }
    if (relation.isTable()) {
      OF_THE_CATALOG.stream()
          .filter(verb -> relation.may(person.identity().role(), verb))
          .forEach(verb -> cells.add(cell(verb)));
    }
    return cells;
  }

  private Cell cell(String verb) {
    return new Cell(
        Cell.Kind.RELATIONS,
        relation.name(),
        person.identity().name(),
        verb,
        new Yes(new TreeSet<>()));
  }
}
