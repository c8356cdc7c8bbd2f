package dev.pgrehearse.mutant;

import java.util.List;

/** A way back that leaves something out. */
final class RollbackRule implements Rule {

  private static final Operator DROPPED =
      new Operator("rollback-statement-dropped", "rollback", "The way back leaves a step out.");

  @Override
  public List<Operator> operators() {
    return List.of(DROPPED);
  }

  @Override
  public void plant(Statement statement, Faults faults) {
    if (statement.half() == Mutant.Half.ROLLBACK && !statement.is("set")) {
      faults.drop(DROPPED);
    }
  }
}
