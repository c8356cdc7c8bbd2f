package dev.pgrehearse.mutant;

import java.util.List;

/** Whether policies are asked at all. */
final class RowSecurityRule implements Rule {

  private static final Operator DISABLED =
      new Operator("rls-not-enabled", "policies", "Row level security is not switched on.");
  private static final Operator NOT_FORCED =
      new Operator(
          "rls-not-forced", "policies", "Policies do not hold for the owner of the table.");

  @Override
  public List<Operator> operators() {
    return List.of(DISABLED, NOT_FORCED);
  }

  @Override
  public void plant(Statement statement, Faults faults) {
    if (!statement.is("alter table")) {
      return;
    }
    List<Tokens> actions = AlterTable.actions(statement);
    for (int i = 0; i < actions.size(); i++) {
      if (actions.get(i).at(0, "enable", "row", "level")) {
        AlterTable.drop(DISABLED, actions, i, faults);
      } else if (actions.get(i).at(0, "force", "row", "level")) {
        AlterTable.drop(NOT_FORCED, actions, i, faults);
      }
    }
  }
}
