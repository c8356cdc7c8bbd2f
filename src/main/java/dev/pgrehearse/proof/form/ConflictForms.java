package dev.pgrehearse.proof.form;

import dev.pgrehearse.proof.subject.CannotBeTried;
import dev.pgrehearse.proof.subject.Subject;
import dev.pgrehearse.proof.subject.TriedColumn;
import dev.pgrehearse.proof.subject.TriedTable.UniqueIndex;
import java.util.ArrayList;
import java.util.List;

/** Upserts: each once with a row that is there and once with one that is not. */
final class ConflictForms {

  private ConflictForms() {}

  static List<StatementForm> all() {
    return List.of(
        StatementForm.of("on-conflict-do-nothing", on -> both(on, "", "on conflict do nothing")),
        StatementForm.of(
            "on-conflict-key-do-nothing",
            on -> eachKey(on, "on conflict (%s) do nothing", "excluded")),
        StatementForm.of(
            "on-conflict-key-do-update",
            on -> eachKey(on, "on conflict (%s) do update set %s = excluded.%2$s", "excluded")),
        StatementForm.of(
            "on-conflict-do-update-default",
            on -> eachKey(on, "on conflict (%s) do update set %s = default", "default")),
        StatementForm.of("on-conflict-on-constraint", ConflictForms::onConstraint));
  }

  private static List<Trial> eachKey(Subject on, String clause, String value) throws CannotBeTried {
    TriedColumn column = value.equals("default") ? withDefault(on) : on.plain();
    List<Trial> trials = new ArrayList<>();
    for (UniqueIndex key : on.table().keys()) {
      if (key.whole()) {
        String columns = String.join(", ", key.columns());
        trials.addAll(both(on, columns + ", ", clause.formatted(columns, column.name())));
      }
    }
    return InsertForms.some(trials, "the table has no key that a conflict could be about");
  }

  private static TriedColumn withDefault(Subject on) throws CannotBeTried {
    return on.writable().stream()
        .filter(c -> c.defaultValue().isPresent() && !on.table().isUnique(c.name()))
        .findFirst()
        .orElseThrow(() -> new CannotBeTried("no column outside of the keys has a default"));
  }

  private static List<Trial> onConstraint(Subject on) throws CannotBeTried {
    List<Trial> trials = new ArrayList<>();
    for (UniqueIndex key : on.table().keys()) {
      if (key.constraint()) {
        trials.addAll(
            both(
                on,
                key.name() + ", ",
                "on conflict on constraint %s do nothing".formatted(key.name())));
      }
    }
    return InsertForms.some(trials, "the table has no unique constraint");
  }

  private static List<Trial> both(Subject on, String about, String clause) throws CannotBeTried {
    return List.of(
        Trial.of(
            about + "a row that is there",
            on.insertWhole(on.row()) + " " + clause + " returning *"),
        Trial.of(
            about + "a new row",
            on.insert(on.writable(), on.fresh(0)) + " " + clause + " returning *"),
        Trial.of(
            about + "a row that is there, without returning",
            on.insertWhole(on.row()) + " " + clause));
  }
}
