package dev.pgrehearse.proof;

import dev.pgrehearse.proof.Table.Check;
import dev.pgrehearse.proof.Table.Reference;
import dev.pgrehearse.proof.Table.UniqueIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Rows that a constraint refuses, by name. */
final class ViolationForms {

  private static final int UNHEARD_OF = 977;

  private ViolationForms() {}

  static List<StatementForm> all() {
    return List.of(
        StatementForm.of("violate-not-null", ViolationForms::notNull),
        StatementForm.of("violate-unique", ViolationForms::unique),
        StatementForm.of("violate-check", ViolationForms::check),
        StatementForm.of("violate-foreign-key", ViolationForms::foreignKey));
  }

  private static List<Trial> notNull(Subject on) throws CannotBeTried {
    Row row = on.fresh(0);
    List<Trial> trials = new ArrayList<>();
    for (Column column : on.writable()) {
      if (column.required()) {
        trials.add(refused(on, column.name(), row.with(column.name(), Optional.empty())));
      }
    }
    return InsertForms.some(trials, "every column takes NULL");
  }

  private static List<Trial> unique(Subject on) throws CannotBeTried {
    Row there = on.row();
    List<Trial> trials = new ArrayList<>();
    for (UniqueIndex key : on.table().keys()) {
      Row row = on.fresh(0);
      for (String column : key.columns()) {
        row = row.with(column, there.value(column));
      }
      trials.add(refused(on, key.name(), row));
    }
    return InsertForms.some(trials, "the table has no unique index");
  }

  private static List<Trial> check(Subject on) throws CannotBeTried {
    List<Trial> trials = new ArrayList<>();
    for (Check check : on.table().checks()) {
      if (on.violating().containsKey(check.name())) {
        Row row = on.violating().get(check.name());
        trials.add(refused(on, check.name(), row));
      }
    }
    return InsertForms.some(
        trials, "there is no check, or none of the values that were thought of is refused by one");
  }

  private static List<Trial> foreignKey(Subject on) throws CannotBeTried {
    List<Trial> trials = new ArrayList<>();
    for (Reference reference : on.table().references()) {
      String name = reference.columns().get(0);
      Column column = on.table().column(name);
      trials.add(
          refused(
              on,
              reference.name(),
              on.fresh(0)
                  .with(
                      name,
                      new FreshRows(on.table())
                          .renewed(column, Optional.of("unheard of"), UNHEARD_OF))));
    }
    return InsertForms.some(trials, "the table refers to no other");
  }

  private static Trial refused(Subject on, String about, Row row) {
    return Trial.of(about, on.insertWhole(row));
  }
}
