package dev.pgrehearse.mutant;

import java.util.List;

/** A policy as a whole, and its two predicates. */
final class PolicyRule implements Rule {

  private static final String GROUP = "policies";
  private static final Operator DROPPED =
      new Operator("policy-dropped", GROUP, "A policy is missing.");
  private static final Operator USING_TRUE =
      new Operator("policy-using-true", GROUP, "A policy lets everybody at every row.");
  private static final Operator USING_FALSE =
      new Operator("policy-using-false", GROUP, "A policy lets nobody at any row.");
  private static final Operator CHECK_TRUE =
      new Operator("policy-check-true", GROUP, "A policy lets every row be written.");
  private static final Operator CHECK_DROPPED =
      new Operator(
          "policy-check-dropped", GROUP, "What may be written is no longer checked by itself.");
  private static final Operator MODE =
      new Operator(
          "policy-mode-flipped", GROUP, "A policy restricts instead of permitting, or permits.");

  @Override
  public List<Operator> operators() {
    return List.of(DROPPED, USING_TRUE, USING_FALSE, CHECK_TRUE, CHECK_DROPPED, MODE);
  }

  @Override
  public void plant(Statement statement, Faults faults) {
    if (!Policy.in(statement)) {
      return;
    }
    Policy policy = new Policy(statement);
    policy
        .using()
        .ifPresent(
            using -> {
              faults.replace(USING_TRUE, using.span(), "true");
              faults.replace(USING_FALSE, using.span(), "false");
            });
    policy
        .check()
        .ifPresent(
            check -> {
              faults.replace(CHECK_TRUE, check.span(), "true");
              // Without a check, Postgres takes the using clause for it.
              if (policy.using().filter(using -> !using.saysWhat(check)).isPresent()) {
                faults.remove(CHECK_DROPPED, policy.checkClause());
              }
            });
    if (statement.is("create policy")) {
      faults.drop(DROPPED);
      mode(policy, faults);
    }
  }

  private static void mode(Policy policy, Faults faults) {
    policy
        .mode()
        .ifPresentOrElse(
            mode ->
                faults.replace(
                    MODE, mode.span(), mode.at(0, "permissive") ? "restrictive" : "permissive"),
            () -> faults.insert(MODE, policy.behindTable(), " as restrictive"));
  }
}
