package dev.pgrehearse.mutant;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Rows that a changelog brings, changes or takes away. What a row says is not touched: only a
 * second copy of the text could notice, and a copy proves nothing.
 */
final class RowRule implements Rule {

  private static final String GROUP = "tables";
  private static final Operator ROW =
      new Operator(
          "seed-row-dropped", GROUP, "One of the rows that a changelog brings is missing.");
  private static final Operator STATEMENT =
      new Operator("data-statement-dropped", GROUP, "Rows are left as they were.");
  private static final ConditionFaults CONDITIONS =
      ConditionFaults.named(GROUP, "data", "a change to rows");
  private static final Set<String> KINDS = Set.of("insert", "update", "delete", "with");

  @Override
  public List<Operator> operators() {
    List<Operator> all = new ArrayList<>(List.of(ROW, STATEMENT));
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
  }

  private static void rows(Tokens tokens, int from, Faults faults) {
    int end = tokens.next(from);
    while (tokens.at(end, ",", "(")) {
      end = tokens.next(end + 1);
    }
    List<Tokens> rows = tokens.part(from, end).items();
    for (int i = 0; i < rows.size() && rows.size() > 1; i++) {
      faults.removeItem(ROW, rows, i);
    }
  }
}
