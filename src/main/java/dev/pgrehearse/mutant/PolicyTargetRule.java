package dev.pgrehearse.mutant;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whom a policy is for, and which commands. */
final class PolicyTargetRule implements Rule {

  private static final String GROUP = "policies";
  private static final Operator PUBLIC =
      new Operator("policy-role-public", GROUP, "A policy holds for every role.");
  private static final Operator OTHER =
      new Operator("policy-role-other", GROUP, "A policy holds for another role.");
  private static final Operator ROLE_DROPPED =
      new Operator("policy-role-dropped", GROUP, "A policy holds for one role less.");
  private static final Operator NARROWED =
      new Operator("policy-command-narrowed", GROUP, "A policy for all commands is for one.");
  private static final Operator CHANGED =
      new Operator("policy-command-changed", GROUP, "A policy is for another command.");
  private static final Operator WIDENED =
      new Operator("policy-command-widened", GROUP, "A policy for one command is for all.");

  private final Schema schema;

  PolicyTargetRule(Schema schema) {
    this.schema = schema;
  }

  @Override
  public List<Operator> operators() {
    return List.of(PUBLIC, OTHER, ROLE_DROPPED, NARROWED, CHANGED, WIDENED);
  }

  @Override
  public void plant(Statement statement, Faults faults) {
    if (!Policy.in(statement)) {
      return;
    }
    Policy policy = new Policy(statement);
    roles(policy.roles(), faults);
    if (statement.is("create policy")) {
      commands(policy, faults);
    }
  }

  private void roles(List<Tokens> roles, Faults faults) {
    for (int i = 0; i < roles.size(); i++) {
      Tokens role = roles.get(i);
      faults.replace(PUBLIC, role.span(), "public");
      Optional<String> other = schema.otherRole(role.name(0));
      other
          .filter(name -> roles.stream().noneMatch(listed -> listed.name(0).equals(name)))
          .ifPresent(name -> faults.replace(OTHER, role.span(), name));
      if (roles.size() > 1) {
        faults.removeItem(ROLE_DROPPED, roles, i);
      }
    }
  }

  private static void commands(Policy policy, Faults faults) {
    String now = policy.command().map(command -> command.word(0)).orElse("all");
    for (String other : List.of("select", "insert", "update", "delete")) {
      if (!other.equals(now)) {
        command(policy, other).ifPresent(edits -> faults.edit(changed(now), edits));
      }
    }
    if (!now.equals("all")) {
      policy.command().ifPresent(command -> faults.replace(WIDENED, command.span(), "all"));
    }
  }

  private static Operator changed(String now) {
    return now.equals("all") ? NARROWED : CHANGED;
  }

  /** The edits that make it one for another command; none where it has no predicate for that. */
  private static Optional<List<Edit>> command(Policy policy, String other) {
    boolean wantsUsing = !other.equals("insert");
    boolean wantsCheck = Set.of("insert", "update").contains(other);
    if ((!wantsUsing && policy.check().isEmpty()) || (!wantsCheck && policy.using().isEmpty())) {
      return Optional.empty();
    }
    List<Edit> edits = new ArrayList<>();
    edits.add(
        policy
            .command()
            .map(command -> Edit.replace(command.span(), other))
            .orElseGet(() -> Edit.insert(policy.behindMode(), " for " + other)));
    if (!wantsUsing && policy.using().isPresent()) {
      edits.add(Edit.remove(policy.usingClause()));
    }
    if (!wantsCheck && policy.check().isPresent()) {
      edits.add(Edit.remove(policy.checkClause()));
    }
    return Optional.of(edits);
  }
}
