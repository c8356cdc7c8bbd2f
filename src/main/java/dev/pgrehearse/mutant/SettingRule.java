package dev.pgrehearse.mutant;

import java.util.List;

/** Settings of the transaction, such as a lock timeout; in both halves. */
final class SettingRule implements Rule {

  private static final Operator DROPPED =
      new Operator("set-local-dropped", "rollback", "A statement may wait for a lock for ever.");
  private static final Operator PLAIN =
      new Operator("set-local-plain", "rollback", "A setting outlives its transaction.");

  @Override
  public List<Operator> operators() {
    return List.of(DROPPED, PLAIN);
  }

  @Override
  public void plant(Statement statement, Faults faults) {
    if (statement.tokens().at(0, "set", "local")) {
      faults.drop(DROPPED);
      faults.remove(PLAIN, statement.tokens().span(1));
    }
  }
}
