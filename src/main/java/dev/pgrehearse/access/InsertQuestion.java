package dev.pgrehearse.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pgrehearse.access.Access.Unjudged;
import dev.pgrehearse.access.Answer.NewRow;
import dev.pgrehearse.access.FixtureRows.Row;
import dev.pgrehearse.access.OwnRows.OwnRow;
import dev.pgrehearse.access.Relation.Column;
import dev.pgrehearse.spec.AccessSpec.Person;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** In whose name somebody makes rows: copies of rows of each class, with new keys. */
final class InsertQuestion implements Question {

  private static final int ROWS_OF_A_CLASS = 4;
  private static final String TAKEN = "23505";

  /**
   * A row to be tried.
   *
   * @param imagined made over to him, in one of several ways
   * @param beside a row of which what it needs has to be there
   */
  private record Template(
      RowClass rowClass, boolean imagined, ObjectNode doc, Optional<OwnRow> beside) {

    Template(RowClass rowClass, boolean imagined, ObjectNode doc) {
      this(rowClass, imagined, doc, Optional.empty());
    }

    Template with(ObjectNode other) {
      return new Template(rowClass, imagined, other, beside);
    }
  }

  private final Scene scene;
  private final Person person;
  private final Relation relation;
  private final FreshKeys keys;
  private final List<Column> columns;
  private final boolean all;
  private final List<Template> templates = new ArrayList<>();
  private final List<Answer> answers = new ArrayList<>();
  private final Map<Integer, ObjectNode> renewed = new LinkedHashMap<>();
  private Optional<Answer> withoutRows = Optional.empty();
  private int round;

  InsertQuestion(Scene scene, Person person, Relation relation, FreshKeys keys, OwnRows own) {
    this.scene = scene;
    this.person = person;
    this.relation = relation;
    this.keys = keys;
    List<Column> settable = relation.columns().stream().filter(Column::settable).toList();
    List<Column> granted =
        settable.stream().filter(c -> c.may(person.identity().role(), "insert")).toList();
    this.columns = granted.isEmpty() ? settable : granted;
    this.all = columns.size() == settable.size();
    Map<RowClass, Integer> taken = new EnumMap<>(RowClass.class);
    for (Row row : sources()) {
      RowClass rowClass = scene.whose().of(person, row.marks());
      if (taken.merge(rowClass, 1, Integer::sum) <= ROWS_OF_A_CLASS) {
        templates.add(new Template(rowClass, false, keys.copy(relation, row.doc())));
      }
    }
    if (!taken.containsKey(RowClass.OWN)) {
      Imagined imagined = new Imagined(scene, person, relation, columns, sources());
      Set<ObjectNode> rows = new LinkedHashSet<>();
      templates.forEach(template -> rows.addAll(imagined.of(template.doc())));
      rows.forEach(row -> templates.add(new Template(RowClass.OWN, true, row)));
      own.of(person, relation).stream()
          .filter(row -> relation.isTable() && !row.needs().isEmpty())
          .map(row -> new Template(RowClass.OWN, true, row.doc(), Optional.of(row.needed())))
          .forEach(templates::add);
    }
  }

  private List<Row> sources() {
    return scene.rows().of(scene.surroundings().stored(relation).id());
  }

  @Override
  public List<Probe> probes() {
    round++;
    if (!relation.can("insert") || columns.isEmpty() || round > 2) {
      return List.of();
    }
    if (round == 1 && !templates.isEmpty()) {
      return templates.stream().map(this::attempt).toList();
    }
    List<Probe> probes = new ArrayList<>();
    renewed.forEach((i, doc) -> probes.add(attempt(templates.get(i).with(doc))));
    if (templates.isEmpty()
        || answers.stream()
            .anyMatch(answer -> !answer.isWithoutRow() && answer.stopped().isPresent())) {
      ObjectNode nothing = JsonNodeFactory.instance.objectNode();
      String sql = Literal.insert(relation, columns, nothing) + " where false";
      probes.add(Probe.act(person.identity().name(), sql));
    }
    return probes;
  }

  private Probe attempt(Template template) {
    List<Relation> watched = scene.surroundings().changedThrough(relation);
    Probe probe = Probe.change(person.identity().name(), sql(template.doc()), watched);
    return template.beside().map(probe::with).orElse(probe);
  }

  @Override
  public void hear(List<Answer> heard) {
    if (round == 1 && !templates.isEmpty()) {
      answers.addAll(heard);
      for (int i = 0; i < heard.size(); i++) {
        ObjectNode doc = templates.get(i).doc();
        ObjectNode again = keys.copyOfKin(relation, doc);
        if (heard.get(i).state().equals(TAKEN) && hasOtherMarks(doc, again)) {
          renewed.put(i, again);
        }
      }
      return;
    }
    Iterator<Answer> next = heard.iterator();
    for (Map.Entry<Integer, ObjectNode> entry : renewed.entrySet()) {
      Answer answer = next.next();
      if (!answer.failed()) {
        int i = entry.getKey();
        answers.set(i, answer);
        templates.set(i, templates.get(i).with(entry.getValue()));
      }
    }
    next.forEachRemaining(answer -> withoutRows = Optional.of(answer));
  }

  private boolean hasOtherMarks(JsonNode doc, JsonNode again) {
    return columns.stream()
        .map(Column::name)
        .filter(name -> scene.whose().all().contains(doc.path(name).asText()))
        .anyMatch(name -> !again.path(name).equals(doc.path(name)));
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
    Tally tally = tally();
    if (tally.isEmpty() && !templates.isEmpty() && answers.stream().noneMatch(this::possible)) {
      return new Unjudged("SQLSTATE " + answers.get(0).ofControl().state() + " as superuser too");
    }
    return tally.access(all ? List.of() : columns.stream().map(Column::name).toList());
  }

  /**
   * Each copy counts, so that it shows when only some of a class are let in. Of the ways to imagine
   * a row the best counts alone.
   */
  private Tally tally() {
    Tally tally = new Tally();
    Set<RowClass> passed = EnumSet.noneOf(RowClass.class);
    Map<RowClass, String> stopped = new EnumMap<>(RowClass.class);
    boolean imagined = false;
    for (int i = 0; i < templates.size(); i++) {
      Template template = templates.get(i);
      if (answers.get(i).isWithoutRow()) {
        continue;
      }
      Set<RowClass> reached = reached(answers.get(i), template);
      answers.get(i).stopped().ifPresent(state -> stopped.putIfAbsent(template.rowClass(), state));
      if (!template.imagined() || (reached.contains(RowClass.OWN) && !imagined)) {
        tally.present(template.rowClass());
        reached.stream().filter(c -> c != template.rowClass()).forEach(tally::present);
        reached.forEach(tally::passed);
        imagined |= template.imagined();
      }
      passed.addAll(reached);
    }
    if (!imagined && templates.stream().anyMatch(Template::imagined)) {
      tally.present(RowClass.OWN);
    }
    stopped.forEach(
        (rowClass, state) -> {
          if (!passed.contains(rowClass)) {
            tally.stopped(rowClass, state);
          }
        });
    return tally;
  }

  /** In whose name a row came into being, or would have but for a constraint. */
  private Set<RowClass> reached(Answer answer, Template template) {
    if (!answer.failed()) {
      return classesOf(answer, template);
    }
    boolean constraint = !answer.state().equals("42501") && answer.stopped().isEmpty();
    return constraint ? EnumSet.of(classOfWhatIsGiven(template)) : EnumSet.noneOf(RowClass.class);
  }

  /**
   * Whose it would be by the columns that he may give a value: a row is not his who cannot say so.
   */
  private RowClass classOfWhatIsGiven(Template template) {
    if (scene.whose().marks(relation, template.doc()).isEmpty()) {
      return template.rowClass();
    }
    ObjectNode given = JsonNodeFactory.instance.objectNode();
    columns.forEach(column -> given.set(column.name(), template.doc().path(column.name())));
    return scene.whose().of(person, scene.rows().marks(relation, given));
  }

  /** Whether the superuser can, but for a constraint, so that it is the identity who cannot. */
  private boolean possible(Answer answer) {
    Answer control = answer.ofControl();
    return !control.failed() || control.isStoppedByConstraint();
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

  /** A row that was let in, to be varied; his own rather than another's. */
  Optional<JsonNode> accepted() {
    return IntStream.range(0, answers.size())
        .filter(i -> !answers.get(i).failed() && templates.get(i).beside().isEmpty())
        .filter(i -> !classesOf(answers.get(i), templates.get(i)).isEmpty())
        .mapToObj(templates::get)
        .min(Comparator.comparing(Template::rowClass))
        .map(Template::doc);
  }

  String sql(JsonNode doc) {
    return Literal.insert(relation, columns, doc);
  }

  List<Column> columns() {
    return columns;
  }
}
