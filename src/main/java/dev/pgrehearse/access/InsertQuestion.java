package dev.pgrehearse.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pgrehearse.access.Access.Unjudged;
import dev.pgrehearse.access.Answer.NewRow;
import dev.pgrehearse.access.FixtureRows.Row;
import dev.pgrehearse.access.Relation.Column;
import dev.pgrehearse.spec.AccessSpec.Person;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** In whose name somebody makes rows: copies of rows of each class, with new keys. */
final class InsertQuestion implements Question {

  private static final int ROWS_OF_A_CLASS = 4;

  private record Template(RowClass rowClass, ObjectNode doc) {}

  private final Scene scene;
  private final Person person;
  private final Relation relation;
  private final List<Column> columns;
  private final boolean all;
  private final List<Template> templates = new ArrayList<>();
  private List<Answer> answers = List.of();
  private Optional<Answer> withoutRows = Optional.empty();

  InsertQuestion(Scene scene, Person person, Relation relation, FreshKeys keys) {
    this.scene = scene;
    this.person = person;
    this.relation = relation;
    List<Column> settable = relation.columns().stream().filter(Column::settable).toList();
    List<Column> granted =
        settable.stream().filter(c -> c.may(person.identity().role(), "insert")).toList();
    this.columns = granted.isEmpty() ? settable : granted;
    this.all = columns.size() == settable.size();
    Map<RowClass, Integer> taken = new EnumMap<>(RowClass.class);
    for (Row row : sources()) {
      RowClass rowClass = scene.whose().of(person, row.marks());
      if (taken.merge(rowClass, 1, Integer::sum) <= ROWS_OF_A_CLASS) {
        templates.add(new Template(rowClass, keys.copy(relation, row.doc())));
      }
    }
    if (!taken.containsKey(RowClass.OWN)) {
      templates.addAll(imagined());
    }
  }

  /** Where he has no row yet: another's or nobody's, with his mark where rows bear one. */
  private List<Template> imagined() {
    List<Column> bearing = columns.stream().filter(this::saysWhose).toList();
    if (person.marks().isEmpty() || bearing.isEmpty()) {
      return List.of();
    }
    String mine = person.marks().iterator().next();
    return templates.stream()
        .map(
            template -> {
              ObjectNode doc = template.doc().deepCopy();
              bearing.forEach(column -> doc.put(column.name(), mine));
              return new Template(RowClass.OWN, doc);
            })
        .toList();
  }

  private boolean saysWhose(Column column) {
    return column.canBear()
        && scene.whose().counts(relation, column.name())
        && sources().stream()
            .anyMatch(row -> scene.whose().all().contains(row.doc().path(column.name()).asText()));
  }

  /** A view's row is made of a base row's columns of the same names. */
  private List<Row> sources() {
    return relation.isTable() || relation.bases().isEmpty()
        ? scene.rows().of(relation.id())
        : scene.rows().of(relation.bases().get(0));
  }

  @Override
  public List<Probe> probes() {
    if (withoutRows.isPresent() || !relation.can("insert") || columns.isEmpty()) {
      return List.of();
    }
    String name = person.identity().name();
    boolean doubtful = answers.stream().anyMatch(answer -> answer.stopped().isPresent());
    if (templates.isEmpty() || doubtful) {
      ObjectNode nothing = JsonNodeFactory.instance.objectNode();
      return List.of(Probe.act(name, Literal.insert(relation, columns, nothing) + " where false"));
    }
    if (!answers.isEmpty()) {
      return List.of();
    }
    List<Relation> watched = scene.surroundings().changedThrough(relation);
    return templates.stream()
        .map(
            template ->
                Probe.change(name, Literal.insert(relation, columns, template.doc()), watched))
        .toList();
  }

  @Override
  public void hear(List<Answer> heard) {
    if (answers.isEmpty() && !templates.isEmpty()) {
      answers = List.copyOf(heard);
    } else {
      withoutRows = Optional.of(heard.get(0));
    }
  }

  @Override
  public List<Cell> cells() {
    List<Answer> all = new ArrayList<>(answers);
    withoutRows.ifPresent(all::add);
    if (all.isEmpty() || all.stream().allMatch(Answer::refusedByPrivilege)) {
      return List.of();
    }
    return List.of(
        new Cell(
            Cell.Kind.RELATIONS, relation.name(), person.identity().name(), "insert", access()));
  }

  private Access access() {
    if (withoutRows.filter(Answer::failed).isPresent()) {
      return new Unjudged("SQLSTATE " + withoutRows.get().state() + " before any row is looked at");
    }
    Tally tally = new Tally();
    Set<RowClass> passed = EnumSet.noneOf(RowClass.class);
    Map<RowClass, String> stopped = new EnumMap<>(RowClass.class);
    for (int i = 0; i < templates.size(); i++) {
      Answer answer = answers.get(i);
      RowClass rowClass = templates.get(i).rowClass();
      if (!answer.failed()) {
        passed.addAll(classesOf(answer, templates.get(i)));
      } else if (!answer.state().equals("42501")) {
        answer
            .stopped()
            .ifPresentOrElse(
                state -> stopped.putIfAbsent(rowClass, state), () -> passed.add(rowClass));
      }
    }
    templates.stream().map(Template::rowClass).distinct().forEach(tally::present);
    passed.forEach(tally::passed);
    stopped.forEach(
        (rowClass, state) -> {
          if (!passed.contains(rowClass)) {
            tally.stopped(rowClass, state);
          }
        });
    if (tally.isEmpty() && !templates.isEmpty() && answers.stream().noneMatch(this::possible)) {
      return new Unjudged("SQLSTATE " + answers.get(0).ofControl().state() + " as superuser too");
    }
    return tally.access(all ? List.of() : columns.stream().map(Column::name).toList());
  }

  /** Whether the superuser can, but for a constraint, so that it is the identity who cannot. */
  private boolean possible(Answer answer) {
    Answer control = answer.ofControl();
    return !control.failed() || control.state().startsWith("23");
  }

  /** In whose name the row is that came of it, which a trigger may have changed. */
  private Set<RowClass> classesOf(Answer answer, Template template) {
    Set<RowClass> classes = EnumSet.noneOf(RowClass.class);
    for (NewRow row : answer.appeared()) {
      if (row.relation() == relation.id() || relation.bases().contains(row.relation())) {
        Relation table = scene.surroundings().relations().get(row.relation());
        Set<String> own = scene.whose().marks(table, row.doc());
        boolean byReference =
            own.isEmpty() && scene.whose().marks(relation, template.doc()).isEmpty();
        classes.add(
            byReference
                ? template.rowClass()
                : scene.whose().of(person, scene.rows().marks(table, row.doc())));
      }
    }
    return classes;
  }

  /** A row that was let in, to be varied. */
  Optional<JsonNode> accepted() {
    for (int i = 0; i < answers.size(); i++) {
      if (!answers.get(i).failed() && !classesOf(answers.get(i), templates.get(i)).isEmpty()) {
        return Optional.of(templates.get(i).doc());
      }
    }
    return Optional.empty();
  }

  String sql(JsonNode doc) {
    return Literal.insert(relation, columns, doc);
  }

  List<Column> columns() {
    return columns;
  }
}
