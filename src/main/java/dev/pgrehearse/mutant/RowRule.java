package dev.pgrehearse.mutant;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Rows that a changelog brings, changes or takes away. */
final class RowRule implements Rule {

  private static final String GROUP = "tables";
  private static final Operator ROW =
      new Operator(
          "seed-row-dropped", GROUP, "One of the rows that a changelog brings is missing.");
  private static final Operator LITERAL =
      new Operator(
          "seed-value-changed", GROUP, "A row that a changelog brings says another thing.");
  private static final Operator STATEMENT =
      new Operator("data-statement-dropped", GROUP, "Rows are left as they were.");
  private static final ConditionFaults CONDITIONS =
      ConditionFaults.named(GROUP, "data", "a change to rows");
  private static final Set<String> KINDS = Set.of("insert", "update", "delete", "with");

  @Override
  public List<Operator> operators() {
    List<Operator> all = new ArrayList<>(List.of(ROW, LITERAL, STATEMENT));
    all.addAll(CONDITIONS.operators());
    return all;
  }

  @Override
  public void plant(Statement statement, Faults faults) {
    if (!KINDS.contains(statement.kind())) {
      return;
    }
    Tokens tokens = statement.tokens();
    if (statement.half() == Mutant.Half.FORWARD) {
      faults.drop(STATEMENT);
    }
    CONDITIONS.plant(Clauses.in(tokens), faults);
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.at(i, "values", "(")) {
        rows(tokens, i + 1, faults);
      }
    }
    assigned(tokens, faults);
  }

  private static void rows(Tokens tokens, int from, Faults faults) {
    int end = tokens.next(from);
    while (tokens.at(end, ",", "(")) {
      end = tokens.next(end + 1);
    }
    List<Tokens> rows = tokens.part(from, end).items();
    Set<String> taken = new HashSet<>();
    for (int i = from; i < end; i++) {
      taken.add(tokens.sql(i));
    }
    for (int i = 0; i < rows.size(); i++) {
      if (rows.size() > 1) {
        faults.removeItem(ROW, rows, i);
      }
      for (Tokens value : rows.get(i).inside(0).items()) {
        literal(value, taken, faults);
      }
    }
  }

  private static void literal(Tokens value, Set<String> taken, Faults faults) {
    if (value.size() == 1 || value.at(1, "::")) {
      boolean bool = value.at(0, "true") || value.at(0, "false");
      Literal.other(value, 0, bool ? Set.of() : taken)
          .ifPresent(other -> faults.replace(LITERAL, value.span(0), other));
    }
  }

  /** {@code update … set status = 'x'}. */
  private static void assigned(Tokens tokens, Faults faults) {
    int set = tokens.at(0, "update") ? tokens.find(0, "set") : -1;
    if (set < 0) {
      return;
    }
    for (Tokens item : tokens.part(set + 1, Clauses.end(tokens, set + 1)).items()) {
      int equals = item.find(0, "=");
      if (equals > 0 && equals + 1 < item.size()) {
        literal(item.from(equals + 1), Set.of(), faults);
      }
    }
  }
}
