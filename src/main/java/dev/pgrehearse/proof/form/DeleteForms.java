package dev.pgrehearse.proof.form;

import dev.pgrehearse.proof.subject.CannotBeTried;
import dev.pgrehearse.proof.subject.Row;
import dev.pgrehearse.proof.subject.Subject;
import dev.pgrehearse.proof.subject.TriedColumn;
import java.util.List;

/** The ways to take rows out, and MERGE, which does everything. */
final class DeleteForms {

  private static final int KNOWS_MERGE = 15;

  private DeleteForms() {}

  static List<StatementForm> all() {
    return List.of(
        StatementForm.of("delete", DeleteForms::delete),
        StatementForm.of("delete-using", DeleteForms::using),
        StatementForm.of("delete-all-rows", DeleteForms::allRows),
        StatementForm.of("delete-others-row", DeleteForms::othersRow),
        StatementForm.of("delete-and-insert", DeleteForms::andInsert),
        StatementForm.of("merge", DeleteForms::merge),
        StatementForm.of("truncate", on -> List.of(Trial.of("", "truncate " + on.name()))));
  }

  private static List<Trial> delete(Subject on) throws CannotBeTried {
    String delete = "delete from %s %s".formatted(on.name(), on.where(on.row()));
    return List.of(Trial.of("", delete), Trial.of("returning", delete + " returning *"));
  }

  private static List<Trial> using(Subject on) throws CannotBeTried {
    return List.of(
        Trial.of(
            "",
            "delete from %s as t using (select 1 as one) as s where s.one = 1 and %s returning t.*"
                .formatted(on.name(), on.isRow("t", on.row()))));
  }

  private static List<Trial> allRows(Subject on) {
    return List.of(Trial.of("", "delete from " + on.name()));
  }

  private static List<Trial> othersRow(Subject on) throws CannotBeTried {
    return List.of(
        Trial.of("", "delete from %s %s".formatted(on.name(), on.where(on.othersRow()))));
  }

  private static List<Trial> andInsert(Subject on) throws CannotBeTried {
    return List.of(
        Trial.of(
            "",
            "delete from %s %s".formatted(on.name(), on.where(on.row())),
            on.insertWhole(on.row())));
  }

  private static List<Trial> merge(Subject on) throws CannotBeTried {
    if (on.serverVersion() < KNOWS_MERGE) {
      throw new CannotBeTried("this server has no MERGE");
    }
    Row row = on.row();
    TriedColumn column = on.plain();
    String merge =
        """
        merge into %s as t
        using (select 1) as s on %s
        when matched then %s
        when not matched then insert (%s) values (%s)"""
            .stripTrailing();
    String names = on.names(on.writable());
    return List.of(
        Trial.of(
            "matched, update",
            merge.formatted(
                on.name(),
                on.isRow("t", row),
                "update set %s = %s".formatted(column.name(), on.other(column, row)),
                names,
                on.values(on.writable(), row))),
        Trial.of(
            "matched, delete",
            merge.formatted(
                on.name(), on.isRow("t", row), "delete", names, on.values(on.writable(), row))),
        Trial.of(
            "not matched",
            merge.formatted(
                on.name(), "false", "do nothing", names, on.values(on.writable(), on.fresh(0)))));
  }
}
