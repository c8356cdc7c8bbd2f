package dev.pgrehearse.access;

import dev.pgrehearse.access.Access.Names;
import dev.pgrehearse.spec.AccessSpec.Person;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** All questions about one state: first what is allowed, then what is told beside. */
final class Inquiry {

  private final Scene scene;
  private final List<Person> people;
  private final Predicate<String> wanted;
  private final FreshKeys keys;
  private final OwnRows own;
  private final Map<String, Map<Long, SelectQuestion>> selects = new HashMap<>();
  private final Map<String, Map<Long, InsertQuestion>> inserts = new HashMap<>();
  private final Map<String, Secrets> secrets = new HashMap<>();
  private final Map<Question, Cell> subjects = new HashMap<>();
  private final Map<Question, List<Answer>> refusals = new HashMap<>();

  Inquiry(Scene scene, List<Person> people, Predicate<String> wanted) {
    this.scene = scene;
    this.people = List.copyOf(people);
    this.wanted = wanted;
    this.keys = new FreshKeys(scene);
    this.own = new OwnRows(scene);
  }

  List<Cell> cells(ProbeSession session) throws SQLException {
    List<Question> questions = new ArrayList<>();
    people.forEach(person -> first(person, questions));
    ask(session, questions);
    List<Question> more = new ArrayList<>();
    people.forEach(person -> second(person, more));
    ask(session, more);
    questions.addAll(more);
    List<Cell> cells = new ArrayList<>();
    questions.forEach(question -> cells.addAll(question.cells()));
    cells.addAll(told(questions, cells));
    return cells;
  }

  /** What refusals say of rows that cannot be read, added to what is known to be revealed. */
  private List<Cell> told(List<Question> questions, List<Cell> known) {
    Map<Cell, Set<String>> told = new TreeMap<>();
    for (Question question : questions) {
      Cell subject = subjects.get(question);
      for (Answer answer : refusals.getOrDefault(question, List.of())) {
        if (secrets.get(subject.identity()).isIn(answer)) {
          told.computeIfAbsent(subject, cell -> new TreeSet<>()).add("text of " + answer.state());
        }
      }
    }
    List<Cell> cells = new ArrayList<>();
    told.forEach(
        (subject, names) -> {
          known.stream()
              .filter(cell -> cell.compareTo(subject) == 0)
              .map(Cell::access)
              .filter(Names.class::isInstance)
              .forEach(access -> names.addAll(((Names) access).names()));
          cells.add(subject.with(new Names(new TreeSet<>(names))));
        });
    return cells;
  }

  private void add(
      List<Question> questions, Question question, Cell.Kind kind, String object, Person person) {
    questions.add(question);
    subjects.put(
        question,
        new Cell(kind, object, person.identity().name(), "reveals", new Names(new TreeSet<>())));
  }

  private void first(Person person, List<Question> questions) {
    Map<Long, SelectQuestion> reads = new HashMap<>();
    Map<Long, InsertQuestion> writes = new HashMap<>();
    selects.put(person.identity().name(), reads);
    inserts.put(person.identity().name(), writes);
    Surroundings all = scene.surroundings();
    Set<Long> referred = referred();
    for (Relation relation : all.relations().values()) {
      boolean asked = wanted.test(relation.name());
      if (!asked && !referred.contains(relation.id())) {
        continue;
      }
      SelectQuestion select = new SelectQuestion(scene, person, relation, own);
      reads.put(relation.id(), select);
      questions.add(asked ? select : new Aside(select));
      if (!asked) {
        continue;
      }
      InsertQuestion insert = new InsertQuestion(scene, person, relation, keys, own);
      writes.put(relation.id(), insert);
      ChangeQuestion update = new ChangeQuestion(scene, person, relation, "update", own);
      ChangeQuestion delete = new ChangeQuestion(scene, person, relation, "delete", own);
      questions.add(new CascadeQuestion(scene, person, relation, keys, update, delete));
      List.of(
              insert,
              update,
              delete,
              new HandOverQuestion(scene, person, relation, own),
              new PrivilegeQuestion(person, relation))
          .forEach(
              question -> add(questions, question, Cell.Kind.RELATIONS, relation.name(), person));
    }
    all.routines().stream()
        .filter(routine -> wanted.test(routine.name()))
        .forEach(
            routine ->
                add(
                    questions,
                    new RoutineQuestion(scene, person, routine),
                    Cell.Kind.FUNCTIONS,
                    routine.name(),
                    person));
    all.sequences().stream()
        .filter(wanted)
        .forEach(sequence -> questions.add(new SequenceQuestion(person, sequence)));
  }

  /** What the wanted relations are made of or refer to: what of it is hidden can be told. */
  private Set<Long> referred() {
    Set<Long> referred = new TreeSet<>();
    for (Relation relation : scene.surroundings().relations().values()) {
      if (wanted.test(relation.name())) {
        Relation stored = scene.surroundings().stored(relation);
        referred.add(stored.id());
        stored.references().forEach(reference -> referred.add(reference.to()));
      }
    }
    return referred;
  }

  private void second(Person person, List<Question> questions) {
    String name = person.identity().name();
    secrets.put(name, new Secrets(scene, person, selects.get(name)));
    for (Map.Entry<Long, InsertQuestion> insert : inserts.get(name).entrySet()) {
      Relation relation = scene.surroundings().relations().get(insert.getKey());
      questions.add(
          new RevealQuestion(
              scene,
              person,
              relation,
              keys,
              insert.getValue(),
              selects.get(name),
              secrets.get(name)));
    }
  }

  /** Round by round, all questions at once, until none has anything more to try. */
  private void ask(ProbeSession session, List<Question> questions) throws SQLException {
    List<Question> open = questions;
    while (!open.isEmpty()) {
      List<List<Probe>> asked = open.stream().map(Question::probes).toList();
      session.tell(own.untold());
      List<Answer> answers = session.ask(asked.stream().flatMap(List::stream).toList());
      List<Question> more = new ArrayList<>();
      int from = 0;
      for (int i = 0; i < open.size(); i++) {
        int to = from + asked.get(i).size();
        if (to > from) {
          List<Answer> its = answers.subList(from, to);
          open.get(i).hear(its);
          if (subjects.containsKey(open.get(i))) {
            refusals
                .computeIfAbsent(open.get(i), question -> new ArrayList<>())
                .addAll(
                    its.stream()
                        .filter(answer -> answer.failed() && !answer.isWithoutRow())
                        .toList());
          }
          more.add(open.get(i));
        }
        from = to;
      }
      open = more;
    }
  }

  /** A question that is asked for the sake of others. */
  private record Aside(Question question) implements Question {
    @Override
    public List<Probe> probes() {
      return question.probes();
    }

    @Override
    public void hear(List<Answer> answers) {
      question.hear(answers);
    }

    @Override
    public List<Cell> cells() {
      return List.of();
    }
  }
}
