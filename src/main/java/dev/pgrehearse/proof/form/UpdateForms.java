package dev.pgrehearse.proof.form;

import dev.pgrehearse.proof.subject.CannotBeTried;
import dev.pgrehearse.proof.subject.Row;
import dev.pgrehearse.proof.subject.Subject;
import dev.pgrehearse.proof.subject.TriedColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The ways to change rows. */
final class UpdateForms {

  private static final int KNOWS_OLD_AND_NEW = 18;

  private UpdateForms() {}

  static List<StatementForm> all() {
    return List.of(
        StatementForm.of("update-each-column", UpdateForms::eachColumn),
        StatementForm.of("update-returning", UpdateForms::returning),
        StatementForm.of("returning-old-and-new", UpdateForms::oldAndNew),
        StatementForm.of("update-key", UpdateForms::key),
        StatementForm.of(
            "update-to-default",
            on -> toDefault(on, c -> !c.generated() && c.identity().isEmpty())),
        StatementForm.of(
            "update-identity-to-default", on -> toDefault(on, c -> !c.identity().isEmpty())),
        StatementForm.of(
            "update-generated-to-default", on -> toDefault(on, TriedColumn::generated)),
        StatementForm.of("update-to-null", UpdateForms::toNull),
        StatementForm.of("update-from", UpdateForms::from),
        StatementForm.of("update-all-rows", UpdateForms::allRows),
        StatementForm.of("update-no-row", UpdateForms::noRow),
        StatementForm.of("update-others-row", UpdateForms::othersRow),
        StatementForm.of("give-away", UpdateForms::giveAway));
  }

  private static List<Trial> eachColumn(Subject on) throws CannotBeTried {
    Row row = on.row();
    List<Trial> trials = new ArrayList<>();
    for (TriedColumn column : on.writable()) {
      trials.add(Trial.of(column.name(), set(on, column, on.other(column, row), row)));
    }
    return InsertForms.some(trials, "no column may be changed");
  }

  private static List<Trial> returning(Subject on) throws CannotBeTried {
    Row row = on.row();
    TriedColumn column = on.plain();
    return List.of(
        Trial.of("", set(on, column, on.other(column, row), row) + " returning *"),
        Trial.of(
            "two statements",
            set(on, column, on.other(column, row), row),
            "select * from %s %s".formatted(on.name(), on.where(row))));
  }

  private static List<Trial> oldAndNew(Subject on) throws CannotBeTried {
    if (on.serverVersion() < KNOWS_OLD_AND_NEW) {
      throw new CannotBeTried("this server cannot return both the old and the new row");
    }
    Row row = on.row();
    TriedColumn column = on.plain();
    return List.of(
        Trial.of("", set(on, column, on.other(column, row), row) + " returning old.*, new.*"));
  }

  private static List<Trial> key(Subject on) throws CannotBeTried {
    Row row = on.row();
    List<Trial> trials = new ArrayList<>();
    for (String name : on.key().columns()) {
      TriedColumn column = on.table().column(name);
      trials.add(
          Trial.of(
              name,
              set(on, column, on.literal(column, on.fresh(0).value(name)), row) + " returning *"));
    }
    return trials;
  }

  private static List<Trial> toDefault(Subject on, Predicate<TriedColumn> which)
      throws CannotBeTried {
    Row row = on.row();
    List<TriedColumn> columns = new ArrayList<>();
    List<Trial> trials = new ArrayList<>();
    on.table().columns().stream().filter(which).forEach(columns::add);
    for (TriedColumn column : columns) {
      trials.add(Trial.of(column.name(), set(on, column, "default", row)));
    }
    return InsertForms.some(trials, "the table has no column of this kind");
  }

  private static List<Trial> toNull(Subject on) throws CannotBeTried {
    Row row = on.row();
    List<Trial> trials = new ArrayList<>();
    for (TriedColumn column : on.writable()) {
      trials.add(Trial.of(column.name(), set(on, column, "null", row)));
    }
    return InsertForms.some(trials, "no column may be changed");
  }

  private static List<Trial> from(Subject on) throws CannotBeTried {
    TriedColumn column = on.plain();
    Row row = on.row();
    return List.of(
        Trial.of(
            "",
            "update %1$s as t set %2$s = s.value from (select %3$s as value) as s where %4$s returning t.*"
                .formatted(on.name(), column.name(), on.other(column, row), on.isRow("t", row))),
        Trial.of(
            "itself",
            "update %1$s as t set %2$s = s.%2$s from %1$s as s where %3$s"
                .formatted(on.name(), column.name(), on.isRow("t", row))));
  }

  private static List<Trial> allRows(Subject on) throws CannotBeTried {
    TriedColumn column = on.plain();
    return List.of(Trial.of("", "update %1$s set %2$s = %2$s".formatted(on.name(), column.name())));
  }

  private static List<Trial> noRow(Subject on) throws CannotBeTried {
    TriedColumn column = on.plain();
    return List.of(
        Trial.of(
            "",
            "update %1$s set %2$s = %2$s where false returning *"
                .formatted(on.name(), column.name())));
  }

  private static List<Trial> othersRow(Subject on) throws CannotBeTried {
    TriedColumn column = on.plain();
    Row row = on.othersRow();
    return List.of(Trial.of("", set(on, column, on.other(column, row), row)));
  }

  private static List<Trial> giveAway(Subject on) throws CannotBeTried {
    Row row = on.row();
    Row theirs = on.othersRow();
    List<Trial> trials = new ArrayList<>();
    for (TriedColumn column : on.ownerColumns()) {
      Optional<String> other = theirs.value(column.name());
      if (column.writable() && other.isPresent() && !other.equals(row.value(column.name()))) {
        trials.add(Trial.of(column.name(), set(on, column, on.literal(column, other), row)));
        trials.add(
            Trial.of(
                column.name() + ", to take",
                set(on, column, on.literal(column, row.value(column.name())), theirs)));
      }
    }
    return InsertForms.some(trials, "no column says whose a row is");
  }

  private static String set(Subject on, TriedColumn column, String value, Row row)
      throws CannotBeTried {
    return "update %s set %s = %s %s".formatted(on.name(), column.name(), value, on.where(row));
  }
}
