package dev.pgrehearse.mutant;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the predicates of a policy say. */
final class PolicyPredicateRule implements Rule {

  private static final String GROUP = "policies";
  private static final Operator CORRELATION =
      new Operator(
          "policy-correlation-dropped",
          GROUP,
          "A subselect no longer looks at the row: any row at all will do.");
  private static final Operator NO_USER =
      new Operator(
          "policy-no-user-allowed", GROUP, "Whoever has no user id passes, as anon has none.");
  private static final Operator UID_NULL =
      new Operator("policy-uid-null", GROUP, "The caller's id is taken for null.");
  private static final Operator UID_OTHER =
      new Operator("policy-uid-other", GROUP, "The caller's id is taken for somebody else's.");
  private static final Operator USER_METADATA =
      new Operator(
          "policy-user-metadata", GROUP, "A claim is read from where users write it themselves.");
  private static final Operator COLUMN =
      new Operator("policy-column-swapped", GROUP, "Another column of the same type is compared.");
  private static final Operator UNWRAPPED =
      new Operator(
          "policy-subselect-unwrapped", "performance", "A function is called once for each row.");
  private static final ConditionFaults CONDITIONS =
      ConditionFaults.named(GROUP, "policy", "a policy");
  private static final String STRANGER = "'00000000-0000-4000-8000-00000000dead'::uuid";

  private final Schema schema;

  PolicyPredicateRule(Schema schema) {
    this.schema = schema;
  }

  @Override
  public List<Operator> operators() {
    List<Operator> all = new ArrayList<>();
    all.add(CORRELATION);
    all.addAll(CONDITIONS.operators());
    all.addAll(List.of(NO_USER, UID_NULL, UID_OTHER, USER_METADATA, COLUMN, UNWRAPPED));
    return all;
  }

  @Override
  public void plant(Statement statement, Faults faults) {
    if (!Policy.in(statement)) {
      return;
    }
    Policy policy = new Policy(statement);
    Aliases aliases = Aliases.of(statement.tokens(), policy.table());
    for (Optional<Tokens> predicate : List.of(policy.using(), policy.check())) {
      predicate
          .filter(tokens -> !tokens.isEmpty())
          .ifPresent(tokens -> predicate(tokens, aliases, faults));
    }
  }

  private void predicate(Tokens predicate, Aliases aliases, Faults faults) {
    List<Condition> conditions = Clauses.of(predicate);
    conditions.forEach(condition -> correlation(condition, faults));
    CONDITIONS.plant(conditions, faults);
    faults.insert(NO_USER, predicate.span().end(), " or auth.uid() is null");
    for (int i = 0; i < predicate.size(); i++) {
      token(predicate, i, aliases, faults);
    }
  }

  /** {@code where o.id = t.order_id} in a subselect: what ties it to the row. */
  private static void correlation(Condition condition, Faults faults) {
    if (!condition.allOfWhere()) {
      return;
    }
    for (int[] run : condition.runs()) {
      for (int i = run[0]; i <= run[1]; i++) {
        if (!ties(condition.operands().get(i))) {
          continue;
        }
        if (condition.operands().size() == 1) {
          faults.edit(
              CORRELATION,
              Edit.remove(condition.where().span()),
              Edit.remove(condition.whole().span()));
        } else if (run[1] > run[0]) {
          int connector = i == run[0] ? i : i - 1;
          faults.edit(
              CORRELATION,
              Edit.remove(condition.operands().get(i).span()),
              Edit.remove(condition.connectors().get(connector).span()));
        }
      }
    }
  }

  /** Two columns of different tables. */
  private static boolean ties(Tokens operand) {
    int equals = operand.find(0, "=");
    if (equals < 1 || operand.afterName(0) != equals) {
      return false;
    }
    String left = operand.name(0);
    String right = operand.name(Math.min(equals + 1, operand.size() - 1));
    boolean columns = operand.afterName(equals + 1) == operand.size() && right.matches(".*[a-z].*");
    return columns && !qualifier(left).equals(qualifier(right));
  }

  private static String qualifier(String name) {
    return name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : "";
  }

  private void token(Tokens tokens, int i, Aliases aliases, Faults faults) {
    if (tokens.at(i, "auth", ".", "uid", "(", ")")) {
      faults.replace(UID_NULL, tokens.span(i, i + 5), "null::uuid");
      faults.replace(UID_OTHER, tokens.span(i, i + 5), STRANGER);
    }
    String word = tokens.word(i);
    if (word.contains("app_metadata")) {
      faults.replace(
          USER_METADATA, tokens.span(i), tokens.sql(i).replace("app_metadata", "user_metadata"));
    }
    if (tokens.at(i, "(", "select") && callOnly(tokens.inside(i).from(1))) {
      faults.replace(
          UNWRAPPED, tokens.span(i, tokens.close(i) + 1), tokens.inside(i).from(1).sql());
    }
    if (!tokens.at(i - 1, ".") || tokens.at(i - 2, ".")) {
      column(tokens, i, aliases, faults);
    }
  }

  /** {@code (select f())}: nothing but a call. */
  private static boolean callOnly(Tokens tokens) {
    if (tokens.isEmpty()) {
      return false;
    }
    int open = tokens.afterName(0);
    boolean call = tokens.at(open, "(") && tokens.close(open) >= open + 1;
    int behind = call ? tokens.close(open) + 1 : -1;
    return call && (behind == tokens.size() || tokens.at(behind, "::"));
  }

  private void column(Tokens tokens, int i, Aliases aliases, Faults faults) {
    int behind = tokens.afterName(i);
    if (tokens.at(behind, "(") || tokens.at(i - 1, "as") || tokens.at(i - 1, "from")) {
      return;
    }
    String name = tokens.name(i);
    aliases
        .table(qualifier(name))
        .flatMap(table -> schema.twin(table, name.substring(name.lastIndexOf('.') + 1)))
        .ifPresent(twin -> faults.replace(COLUMN, tokens.span(behind - 1), twin));
  }
}
