package dev.pgrehearse.proof.form;

import dev.pgrehearse.proof.subject.CannotBeTried;
import dev.pgrehearse.proof.subject.FreshRows;
import dev.pgrehearse.proof.subject.Row;
import dev.pgrehearse.proof.subject.Subject;
import dev.pgrehearse.proof.subject.TriedColumn;
import dev.pgrehearse.proof.subject.TriedTable.Check;
import dev.pgrehearse.proof.subject.TriedTable.Reference;
import dev.pgrehearse.proof.subject.TriedTable.UniqueIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Rows that a constraint refuses, by name. */
final class ViolationForms {

  /** Several rows of one statement break several constraints, of which one is named. */
  static final String TWO_AT_ONCE = "violate-two-at-once";

  private static final int UNHEARD_OF = 977;

  private ViolationForms() {}

  static List<StatementForm> all() {
    return List.of(
        StatementForm.of("violate-not-null", ViolationForms::notNull),
        StatementForm.of("violate-unique", ViolationForms::unique),
        StatementForm.of("violate-check", ViolationForms::check),
        StatementForm.of("violate-foreign-key", ViolationForms::foreignKey),
        StatementForm.of(TWO_AT_ONCE, ViolationForms::twoAtOnce));
  }

  private static List<Trial> notNull(Subject on) throws CannotBeTried {
    Row row = on.fresh(0);
    List<Trial> trials = new ArrayList<>();
    for (TriedColumn column : on.writable()) {
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
        trials,
        on.table().checks().isEmpty()
            ? "the table has no check"
            : "none of the values that were thought of is refused by a check");
  }

  private static List<Trial> foreignKey(Subject on) throws CannotBeTried {
    List<Trial> trials = new ArrayList<>();
    for (Reference reference : on.table().references()) {
      String name = reference.columns().get(0);
      trials.add(
          refused(
              on,
              reference.name(),
              on.fresh(0).with(name, unheardOf(on, on.table().column(name)))));
    }
    return InsertForms.some(trials, "the table refers to no other");
  }

  /**
   * The second row meets the new key of the first, which breaks a reference too: one of another
   * table to its old key, or its own to what is not there.
   */
  private static List<Trial> twoAtOnce(Subject on) throws CannotBeTried {
    Row fresh = on.fresh(0);
    List<String> sets = new ArrayList<>();
    for (String name : on.key().columns()) {
      sets.add("%s = %s".formatted(name, on.literal(on.table().column(name), fresh.value(name))));
    }
    List<Trial> trials = new ArrayList<>();
    trials.add(Trial.of("the key", update(on, sets)));
    for (Reference reference : on.table().references()) {
      String name = reference.columns().get(0);
      if (!on.key().columns().contains(name)) {
        List<String> more = new ArrayList<>(sets);
        TriedColumn column = on.table().column(name);
        more.add("%s = %s".formatted(name, on.literal(column, unheardOf(on, column))));
        trials.add(Trial.of("the key and " + reference.name(), update(on, more)));
      }
    }
    return trials;
  }

  private static String update(Subject on, List<String> sets) {
    return "update %s set %s".formatted(on.name(), String.join(", ", sets));
  }

  private static Optional<String> unheardOf(Subject on, TriedColumn column) {
    return new FreshRows(on.table()).renewed(column, Optional.of("unheard of"), UNHEARD_OF);
  }

  private static Trial refused(Subject on, String about, Row row) {
    return Trial.of(about, on.insertWhole(row));
  }
}
