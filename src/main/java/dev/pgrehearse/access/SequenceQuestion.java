package dev.pgrehearse.access;

import dev.pgrehearse.access.Access.Yes;
import dev.pgrehearse.spec.AccessSpec.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Whether somebody takes, reads and sets the numbers of a sequence. */
final class SequenceQuestion implements Question {

  private static final List<String> VERBS = List.of("usage", "select", "update");

  private final Person person;
  private final String sequence;
  private List<Answer> answers = List.of();

  SequenceQuestion(Person person, String sequence) {
    this.person = person;
    this.sequence = sequence;
  }

  @Override
  public List<Probe> probes() {
    if (!answers.isEmpty()) {
      return List.of();
    }
    String name = person.identity().name();
    String literal = Literal.text(sequence);
    return List.of(
        Probe.act(name, "select pg_catalog.nextval(%s)".formatted(literal)),
        Probe.act(name, "select last_value from " + sequence),
        Probe.act(name, "select pg_catalog.setval(%s, 1)".formatted(literal)));
  }

  @Override
  public void hear(List<Answer> heard) {
    answers = List.copyOf(heard);
  }

  @Override
  public List<Cell> cells() {
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < VERBS.size(); i++) {
      if (!answers.get(i).state().equals("42501")) {
        cells.add(
            new Cell(
                Cell.Kind.SEQUENCES,
                sequence,
                person.identity().name(),
                VERBS.get(i),
                new Yes(new TreeSet<>())));
      }
    }
    return cells;
  }
}
