package dev.pgrehearse.mutant;

import java.util.ArrayList;
import java.util.List;

/**
 * What is true or false, at one level of parentheses: operands with {@code and} and {@code or}
 * between them.
 *
 * @param whole all of it
 * @param operands in order; one of them may hold conditions of its own
 * @param connectors what stands behind each operand but the last
 * @param where the {@code where} before it, where it is all that this says
 */
record Condition(Tokens whole, List<Tokens> operands, List<Tokens> connectors, Tokens where) {

  Condition {
    operands = List.copyOf(operands);
    connectors = List.copyOf(connectors);
  }

  /** Reads one level; what is inside parentheses or a case is part of an operand. */
  static Condition of(Tokens whole, Tokens where) {
    List<Tokens> operands = new ArrayList<>();
    List<Tokens> connectors = new ArrayList<>();
    int from = 0;
    boolean between = false;
    for (int i = 0; i < whole.size(); i = Clauses.next(whole, i)) {
      if (whole.at(i, "between")) {
        between = true;
      } else if (whole.at(i, "and") && between) {
        between = false;
      } else if (whole.at(i, "and") || whole.at(i, "or")) {
        operands.add(whole.part(from, i));
        connectors.add(whole.part(i, i + 1));
        from = i + 1;
      }
    }
    operands.add(whole.from(from));
    return new Condition(whole, operands, connectors, where);
  }

  boolean allOfWhere() {
    return !where.isEmpty();
  }

  /** The operands of each run of {@code and}, as their first and last index. */
  List<int[]> runs() {
    List<int[]> runs = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < connectors.size(); i++) {
      if (connectors.get(i).at(0, "or")) {
        runs.add(new int[] {from, i});
        from = i + 1;
      }
    }
    runs.add(new int[] {from, operands.size() - 1});
    return runs;
  }

  /** The edits that take operands out, and the connector that is then one too many. */
  List<Edit> without(int first, int last) {
    Tokens connector = first > 0 ? connectors.get(first - 1) : connectors.get(last);
    Span span = new Span(operands.get(first).span().start(), operands.get(last).span().end());
    return List.of(Edit.remove(span), Edit.remove(connector.span()));
  }
}
