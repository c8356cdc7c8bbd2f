package dev.pgrehearse.proof.form;

import dev.pgrehearse.proof.subject.CannotBeTried;
import dev.pgrehearse.proof.subject.FreshRows;
import dev.pgrehearse.proof.subject.Row;
import dev.pgrehearse.proof.subject.Subject;
import dev.pgrehearse.proof.subject.TriedColumn;
import dev.pgrehearse.proof.subject.TriedTable.UniqueIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;

/**
 * Statements by chance, of a table's columns and of the values that are in it. Of several ways to
 * go on the simplest is always the first: to it jqwik shrinks.
 */
public final class Grammar {

  private static final int RENEWED = 1000;

  private final Subject on;
  private final Set<String> known;
  private final List<Row> rows;
  private final List<Row> fresh;
  private final List<TriedColumn> writable;

  private Grammar(Subject on, Set<String> known) {
    this.on = on;
    this.known = Set.copyOf(known);
    this.rows = on.table().rows();
    this.fresh = on.ownFresh().stream().limit(2).toList();
    this.writable = on.writable();
  }

  /**
   * Statements for one person.
   *
   * @param known forms of which it is known that they differ: they are not found once more
   * @throws CannotBeTried where the table has no row to make them of
   */
  public static Arbitrary<Step> of(Subject on, Set<String> known) throws CannotBeTried {
    on.row();
    on.fresh(0);
    return new Grammar(on, known).statement().map(Step.Sql::new);
  }

  private Arbitrary<String> statement() {
    List<Tuple2<Integer, Arbitrary<String>>> forms = new ArrayList<>();
    forms.add(Tuple.of(1, select()));
    if (!known.contains("delete")) {
      forms.add(Tuple.of(1, delete()));
    }
    if (!known.contains("update-each-column") && !writable.isEmpty()) {
      forms.add(Tuple.of(3, update()));
    }
    if (!known.contains("insert-some-columns")) {
      forms.add(Tuple.of(2, Combinators.combine(insert(), returning()).as(String::concat)));
    }
    List<UniqueIndex> keys = on.table().keys().stream().filter(UniqueIndex::whole).toList();
    if (!known.contains("on-conflict-key-do-update") && !keys.isEmpty() && !writable.isEmpty()) {
      forms.add(Tuple.of(1, upsert(keys)));
    }
    return Arbitraries.frequencyOf(forms);
  }

  private Arbitrary<String> select() {
    Arbitrary<String> what = Arbitraries.frequency(Tuple.of(3, "*"), Tuple.of(1, "count(*)"));
    return Combinators.combine(what, where())
        .as((shown, where) -> "select %s from %s%s".formatted(shown, on.name(), where));
  }

  private Arbitrary<String> delete() {
    return Combinators.combine(where(), returning())
        .as((where, returning) -> "delete from %s%s%s".formatted(on.name(), where, returning));
  }

  private Arbitrary<String> update() {
    Arbitrary<List<Assignment>> sets =
        Arbitraries.of(writable)
            .flatMap(column -> value(column).map(value -> new Assignment(column.name(), value)))
            .list()
            .ofMinSize(1)
            .ofMaxSize(Math.min(2, writable.size()))
            .uniqueElements(Assignment::column);
    Arbitrary<String> which = known.contains(ViolationForms.TWO_AT_ONCE) ? oneRow() : where();
    return Combinators.combine(sets, which, returning())
        .as(
            (set, where, returning) ->
                "update %s set %s%s%s"
                    .formatted(
                        on.name(),
                        String.join(", ", set.stream().map(Assignment::text).toList()),
                        where,
                        returning));
  }

  private record Assignment(String column, String value) {
    String text() {
      return column + " = " + value;
    }
  }

  private Arbitrary<String> upsert(List<UniqueIndex> keys) {
    Arbitrary<String> insert =
        Arbitraries.oneOf(Arbitraries.of(rows).map(row -> on.insert(writable, row)), insert());
    Arbitrary<String> columns = Arbitraries.of(keys).map(key -> String.join(", ", key.columns()));
    Arbitrary<String> action =
        Arbitraries.frequencyOf(
            Tuple.of(1, Arbitraries.just("nothing")),
            Tuple.of(
                2,
                Arbitraries.of(writable)
                    .map(column -> "update set %1$s = excluded.%1$s".formatted(column.name()))));
    return Combinators.combine(insert, columns, action, returning())
        .as("%s on conflict (%s) do %s%s"::formatted);
  }

  private Arbitrary<String> insert() {
    return Arbitraries.of(fresh).flatMap(row -> Combinators.combine(cells(row)).as(this::insert));
  }

  /** For each column what an insert gives it, if anything. */
  private List<Arbitrary<Optional<String>>> cells(Row row) {
    List<TriedColumn> needed = on.needed();
    return writable.stream().map(column -> cell(column, row, needed.contains(column))).toList();
  }

  private Arbitrary<Optional<String>> cell(TriedColumn column, Row row, boolean needed) {
    Arbitrary<Optional<String>> given = value(column).map(Optional::of);
    return needed
        ? Arbitraries.frequencyOf(
            Tuple.of(
                5, Arbitraries.just(Optional.of(on.literal(column, row.value(column.name()))))),
            Tuple.of(1, given))
        : Arbitraries.frequencyOf(
            Tuple.of(2, Arbitraries.just(Optional.empty())), Tuple.of(1, given));
  }

  private String insert(List<Optional<String>> cells) {
    List<Integer> given =
        IntStream.range(0, cells.size()).filter(i -> cells.get(i).isPresent()).boxed().toList();
    if (given.isEmpty()) {
      return "insert into %s default values".formatted(on.name());
    }
    return "insert into %s (%s) values (%s)"
        .formatted(
            on.name(),
            on.names(given.stream().map(writable::get).toList()),
            String.join(", ", given.stream().map(i -> cells.get(i).orElseThrow()).toList()));
  }

  private Arbitrary<String> returning() {
    return Arbitraries.oneOf(
        Arbitraries.just(""),
        Arbitraries.just(" returning *"),
        Arbitraries.of(on.table().columns()).map(column -> " returning " + column.name()));
  }

  private Arbitrary<String> where() {
    List<TriedColumn> columns = on.table().columns();
    return Arbitraries.frequencyOf(
        Tuple.of(1, Arbitraries.just("")),
        Tuple.of(2, oneRow()),
        Tuple.of(1, Arbitraries.of(columns).map(c -> " where %s is null".formatted(c.name()))),
        Tuple.of(
            1, Combinators.combine(Arbitraries.of(columns), Arbitraries.of(rows)).as(this::like)));
  }

  private Arbitrary<String> oneRow() {
    return Arbitraries.of(rows).map(row -> " " + on.where(row));
  }

  private String like(TriedColumn column, Row row) {
    return " where %s::text = %s"
        .formatted(column.name(), row.value(column.name()).map(Subject::quoted).orElse("null"));
  }

  private Arbitrary<String> value(TriedColumn column) {
    List<Tuple2<Integer, Arbitrary<String>>> ways = new ArrayList<>();
    ways.add(Tuple.of(1, Arbitraries.just("null")));
    // A key by chance tells two rows of one sequence apart in another way each time.
    if (column.identity().isEmpty() && !isInKey(column) && !known.contains("update-to-default")) {
      ways.add(Tuple.of(1, Arbitraries.just("default")));
    }
    ways.add(
        Tuple.of(2, Arbitraries.of(rows).map(row -> on.literal(column, row.value(column.name())))));
    ways.add(Tuple.of(1, Arbitraries.of(rows).map(row -> on.other(column, row))));
    ways.add(
        Tuple.of(
            1, Arbitraries.integers().between(1, RENEWED).map(number -> renewed(column, number))));
    return Arbitraries.frequencyOf(ways);
  }

  private String renewed(TriedColumn column, int number) {
    return on.literal(
        column, new FreshRows(on.table()).renewed(column, Optional.of("proof"), number));
  }

  private boolean isInKey(TriedColumn column) {
    return on.table().keys().stream().anyMatch(key -> key.columns().contains(column.name()));
  }
}
