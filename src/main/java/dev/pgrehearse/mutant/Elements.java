package dev.pgrehearse.mutant;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The columns and constraints that a create table or alter table brings.
 *
 * @param columns with what stands behind their types
 * @param constraints those of the whole table, as they can be taken out
 */
record Elements(List<ColumnDefinition> columns, List<Constraint> constraints) {

  /**
   * A constraint of a table.
   *
   * @param body from its keyword on, or from the name that it was given
   * @param removal takes it out of its statement; none where the whole statement goes
   */
  record Constraint(Tokens body, List<Edit> removal) {}

  private static final Set<String> CONSTRAINTS =
      Set.of("constraint", "check", "unique", "primary", "foreign", "exclude");

  static Elements of(Statement statement) {
    List<ColumnDefinition> columns = new ArrayList<>();
    List<Constraint> constraints = new ArrayList<>();
    if (statement.is("create table")) {
      int open = statement.tokens().find(0, "(");
      boolean ofQuery = statement.tokens().has("as") || open < 0;
      List<Tokens> items = ofQuery ? List.of() : statement.tokens().inside(open).items();
      for (int i = 0; i < items.size(); i++) {
        if (items.get(i).atAny(0, CONSTRAINTS)) {
          constraints.add(new Constraint(items.get(i), Faults.itemRemoved(items, i)));
        } else if (!items.get(i).at(0, "like") && items.get(i).size() > 1) {
          columns.add(ColumnDefinition.of(items.get(i)));
        }
      }
    } else if (statement.is("alter table")) {
      List<Tokens> actions = AlterTable.actions(statement);
      for (int i = 0; i < actions.size(); i++) {
        Tokens action = actions.get(i);
        if (AlterTable.addsConstraint(action)) {
          constraints.add(
              new Constraint(
                  action.from(1),
                  actions.size() == 1 ? List.of() : Faults.itemRemoved(actions, i)));
        } else if (AlterTable.addsColumn(action) && AlterTable.added(action).size() > 1) {
          columns.add(ColumnDefinition.of(AlterTable.added(action)));
        }
      }
    }
    return new Elements(columns, constraints);
  }
}
