package dev.pgrehearse.proof.form;

import dev.pgrehearse.proof.subject.CannotBeTried;
import dev.pgrehearse.proof.subject.Row;
import dev.pgrehearse.proof.subject.Subject;
import dev.pgrehearse.proof.subject.TriedColumn;
import java.util.ArrayList;
import java.util.List;

/** The ways to put rows in. */
final class InsertForms {

  private static final int OTHERS = 8;

  private InsertForms() {}

  static List<StatementForm> all() {
    return List.of(
        StatementForm.of("insert-all-columns", InsertForms::allColumns),
        StatementForm.of("insert-some-columns", InsertForms::someColumns),
        StatementForm.of("insert-returning", InsertForms::returning),
        StatementForm.of("insert-default-values", InsertForms::defaultValues),
        StatementForm.of("insert-default-keyword", InsertForms::defaultKeyword),
        StatementForm.of("insert-null-for-default", InsertForms::nullForDefault),
        StatementForm.of("insert-identity", InsertForms::identity),
        StatementForm.of("insert-generated", InsertForms::generated),
        StatementForm.of("insert-several-rows", InsertForms::severalRows),
        StatementForm.of("insert-from-select", InsertForms::fromSelect),
        StatementForm.of("insert-for-another", InsertForms::forAnother));
  }

  private static List<Trial> allColumns(Subject on) throws CannotBeTried {
    return List.of(Trial.of("", on.insert(on.writable(), on.fresh(0))));
  }

  private static List<Trial> someColumns(Subject on) throws CannotBeTried {
    return List.of(Trial.of("", on.insert(on.needed(), on.fresh(0))));
  }

  private static List<Trial> returning(Subject on) throws CannotBeTried {
    return List.of(
        Trial.of("defaults", on.insert(on.needed(), on.fresh(0)) + " returning *"),
        Trial.of("all columns", on.insert(on.writable(), on.fresh(0)) + " returning *"));
  }

  private static List<Trial> defaultValues(Subject on) {
    return List.of(Trial.of("", "insert into %s default values returning *".formatted(on.name())));
  }

  private static List<Trial> defaultKeyword(Subject on) throws CannotBeTried {
    List<TriedColumn> columns = on.writable();
    List<TriedColumn> needed = on.needed();
    Row row = on.fresh(0);
    List<String> values =
        columns.stream()
            .map(c -> needed.contains(c) ? on.literal(c, row.value(c.name())) : "default")
            .toList();
    // In two rows, of which only one leaves columns to their defaults, Postgres fills them in
    // another way.
    String other = on.ownFresh().size() > 1 ? ", (" + on.values(columns, on.fresh(1)) + ")" : "";
    return List.of(
        Trial.of(
            "",
            "insert into %s (%s) values (%s)%s returning *"
                .formatted(on.name(), on.names(columns), String.join(", ", values), other)));
  }

  private static List<Trial> nullForDefault(Subject on) throws CannotBeTried {
    Row row = on.fresh(0);
    List<Trial> trials = new ArrayList<>();
    for (TriedColumn column : on.writable()) {
      if (!column.required() && column.fillsItself()) {
        List<TriedColumn> columns = new ArrayList<>(on.needed());
        if (!columns.contains(column)) {
          columns.add(column);
        }
        trials.add(
            Trial.of(
                column.name(),
                on.insert(columns, row.with(column.name(), java.util.Optional.empty()))
                    + " returning "
                    + column.name()));
      }
    }
    return some(trials, "no column that takes NULL has a default");
  }

  private static List<Trial> identity(Subject on) throws CannotBeTried {
    List<Trial> trials = new ArrayList<>();
    Row row = on.fresh(0);
    for (TriedColumn column : on.table().columns()) {
      if (!column.identity().isEmpty()) {
        List<TriedColumn> columns = new ArrayList<>(on.writable());
        columns.remove(column);
        String names = on.names(columns).isEmpty() ? "" : ", " + on.names(columns);
        String values = columns.isEmpty() ? "" : ", " + on.values(columns, row);
        for (String overriding :
            List.of("", " overriding system value", " overriding user value")) {
          trials.add(
              Trial.of(
                  column.name() + overriding,
                  "insert into %s (%s%s)%s values (900000%s) returning *"
                      .formatted(on.name(), column.name(), names, overriding, values)));
        }
        trials.add(
            Trial.of(
                column.name() + " left to itself",
                on.insert(columns, row) + " returning " + column.name()));
      }
    }
    return some(trials, "there is no identity column");
  }

  private static List<Trial> generated(Subject on) throws CannotBeTried {
    List<Trial> trials = new ArrayList<>();
    Row row = on.fresh(0);
    for (TriedColumn column : on.table().columns()) {
      if (column.generated()) {
        List<TriedColumn> columns = new ArrayList<>(on.writable());
        trials.add(
            Trial.of(column.name(), on.insert(columns, row) + " returning " + column.name()));
        columns.add(column);
        trials.add(Trial.of(column.name() + " given", on.insert(columns, row)));
        trials.add(
            Trial.of(
                column.name() + " changed",
                "update %s set %s = %s %s"
                    .formatted(
                        on.name(), column.name(), on.other(column, on.row()), on.where(on.row()))));
      }
    }
    return some(trials, "there is no generated column");
  }

  private static List<Trial> severalRows(Subject on) throws CannotBeTried {
    List<TriedColumn> columns = on.writable();
    return List.of(
        Trial.of(
            "",
            "insert into %s (%s) values (%s), (%s) returning *"
                .formatted(
                    on.name(),
                    on.names(columns),
                    on.values(columns, on.fresh(0)),
                    on.values(columns, on.fresh(1)))));
  }

  private static List<Trial> fromSelect(Subject on) throws CannotBeTried {
    List<TriedColumn> columns = on.writable();
    Row row = on.fresh(0);
    List<String> values =
        columns.stream()
            .map(
                c ->
                    on.table().isUnique(c.name())
                        ? on.literal(c, row.value(c.name()))
                        : "t." + c.name())
            .toList();
    return List.of(
        Trial.of(
            "",
            "insert into %1$s (%2$s) select %3$s from %1$s as t where %4$s returning *"
                .formatted(
                    on.name(),
                    on.names(columns),
                    String.join(", ", values),
                    on.isRow("t", on.row()))));
  }

  private static List<Trial> forAnother(Subject on) throws CannotBeTried {
    List<Trial> trials = new ArrayList<>();
    List<Row> others = on.freshOfOthers();
    for (Row row : others.subList(0, Math.min(OTHERS, others.size()))) {
      trials.add(Trial.of("row %d".formatted(trials.size() + 1), on.insert(on.writable(), row)));
    }
    return some(trials, "no row shows that it is somebody else's");
  }

  static List<Trial> some(List<Trial> trials, String reason) throws CannotBeTried {
    if (trials.isEmpty()) {
      throw new CannotBeTried(reason);
    }
    return trials;
  }
}
