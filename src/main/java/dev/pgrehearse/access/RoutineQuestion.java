package dev.pgrehearse.access;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pgrehearse.access.Access.Policy;
import dev.pgrehearse.access.Access.Rows;
import dev.pgrehearse.access.Access.Term;
import dev.pgrehearse.access.Access.Yes;
import dev.pgrehearse.access.Routine.Argument;
import dev.pgrehearse.spec.AccessSpec.Person;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Whether somebody can call a function, and whose rows it gives him: with nulls, and with the marks
 * of himself, of his tenant and of another.
 */
final class RoutineQuestion implements Question {

  private final Scene scene;
  private final Person person;
  private final Routine routine;
  private List<Answer> answers = List.of();

  RoutineQuestion(Scene scene, Person person, Routine routine) {
    this.scene = scene;
    this.person = person;
    this.routine = routine;
  }

  @Override
  public List<Probe> probes() {
    if (routine.trigger() || !answers.isEmpty()) {
      return List.of();
    }
    return calls().stream().map(this::call).distinct().toList();
  }

  /** What is passed for each argument that can be a mark: always the same, and in pairs. */
  private List<List<String>> calls() {
    long marked = routine.arguments().stream().filter(Argument::marked).count();
    List<List<String>> calls = new ArrayList<>();
    calls.add(List.of("null"));
    if (marked == 0) {
      return calls;
    }
    List<String> values = values();
    values.forEach(value -> calls.add(List.of(value)));
    for (String first : marked > 1 ? values : List.<String>of()) {
      values.stream()
          .filter(second -> !second.equals(first))
          .forEach(second -> calls.add(List.of(first, second)));
    }
    return calls;
  }

  /** A mark of each class, and two of others. */
  private List<String> values() {
    List<String> values = new ArrayList<>();
    for (RowClass rowClass : RowClass.values()) {
      scene.whose().all().stream()
          .filter(mark -> scene.whose().of(person, Set.of(mark)) == rowClass)
          .limit(rowClass == RowClass.OTHER ? 2 : 1)
          .map(Literal::text)
          .forEach(values::add);
    }
    return values;
  }

  private Probe call(List<String> values) {
    Iterator<String> next = values.iterator();
    String last = values.get(values.size() - 1);
    String arguments =
        routine.arguments().stream()
            .map(
                argument ->
                    (argument.variadic() ? "variadic " : "")
                        + (argument.marked() ? (next.hasNext() ? next.next() : last) : "null")
                        + "::"
                        + argument.type())
            .collect(Collectors.joining(", "));
    String name = person.identity().name();
    return routine.procedure()
        ? Probe.act(name, "call %s(%s)".formatted(routine.call(), arguments))
        : Probe.read(
            name,
            "select pg_catalog.jsonb_agg(pg_catalog.to_jsonb(x)) from %s(%s) as x"
                .formatted(routine.call(), arguments));
  }

  @Override
  public void hear(List<Answer> heard) {
    answers = List.copyOf(heard);
  }

  @Override
  public List<Cell> cells() {
    return routine.may().contains(person.identity().role())
        ? List.of(
            new Cell(
                Cell.Kind.FUNCTIONS, routine.name(), person.identity().name(), "execute", access()))
        : List.of();
  }

  private Access access() {
    List<Answer> heard = answers.stream().filter(answer -> !answer.failed()).toList();
    if (heard.isEmpty() && !answers.isEmpty()) {
      return refused();
    }
    Map<RowClass, Term> terms = new EnumMap<>(RowClass.class);
    if (routine.speaks()) {
      boolean somebodys = heard.stream().anyMatch(a -> !scene.whose().anywhere(a.rows()).isEmpty());
      for (Answer answer : heard) {
        for (JsonNode row : answer.rows()) {
          if (somebodys && !row.isNull()) {
            Set<String> marks = scene.whose().anywhere(row);
            terms.put(scene.whose().of(person, marks), new Term(true, new TreeSet<>()));
          }
        }
      }
    }
    return terms.isEmpty() ? new Yes(new TreeSet<>()) : new Rows(false, terms, List.of());
  }

  private Access refused() {
    if (answers.stream().allMatch(Answer::refusedByPolicy)) {
      return new Policy();
    }
    SortedSet<String> states = new TreeSet<>();
    answers.forEach(answer -> states.add(answer.state()));
    return new Yes(states);
  }
}
