package dev.pgrehearse.mutant;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The faults that people make in conditions, whatever these stand in.
 *
 * @param dropped one of several that must all hold is missing
 * @param branch one of several of which one must hold is missing
 * @param connector {@code and} for {@code or}, or the other way round
 * @param comparison a test for its contrary
 * @param border one step too far or too near
 * @param not a {@code not} is missing
 */
record ConditionFaults(
    Operator dropped,
    Operator branch,
    Operator connector,
    Operator comparison,
    Operator border,
    Operator not) {

  private static final Map<String, String> CONTRARY = Map.of("=", "<>", "<>", "=", "!=", "=");
  private static final Map<String, String> BORDER =
      Map.of("<", "<=", "<=", "<", ">", ">=", ">=", ">");
  private static final Set<String> COMPARISONS = Set.of("=", "<>", "!=", "<", "<=", ">", ">=");

  static ConditionFaults named(String group, String prefix, String place) {
    return new ConditionFaults(
        new Operator(
            prefix + "-condition-dropped",
            group,
            "One of the conditions of " + place + " is missing."),
        new Operator(
            prefix + "-branch-dropped",
            group,
            "One of the alternatives in " + place + " is missing."),
        new Operator(
            prefix + "-and-or", group, "In " + place + ", and stands for or, or or for and."),
        new Operator(
            prefix + "-comparison-flipped", group, "A test in " + place + " says the contrary."),
        new Operator(
            prefix + "-border-moved", group, "A limit in " + place + " is off by one step."),
        new Operator(prefix + "-not-dropped", group, "A not is missing in " + place + "."));
  }

  List<Operator> operators() {
    return List.of(dropped, branch, connector, comparison, border, not);
  }

  void plant(List<Condition> conditions, Faults faults) {
    for (Condition condition : conditions) {
      operands(condition, faults);
      condition.operands().forEach(operand -> tests(operand, faults));
    }
  }

  private void operands(Condition condition, Faults faults) {
    List<int[]> runs = condition.runs();
    for (int[] run : runs) {
      for (int i = run[0]; i <= run[1] && run[1] > run[0]; i++) {
        boolean first = i == run[0];
        // The first of a run goes with the "and" behind it, not with the "or" before it.
        faults.edit(
            dropped,
            first
                ? List.of(
                    Edit.remove(condition.operands().get(i).span()),
                    Edit.remove(condition.connectors().get(i).span()))
                : condition.without(i, i));
      }
      if (runs.size() > 1) {
        faults.edit(branch, condition.without(run[0], run[1]));
      }
    }
    for (Tokens and : condition.connectors()) {
      faults.replace(connector, and.span(), and.at(0, "and") ? "or" : "and");
    }
    if (condition.allOfWhere() && condition.operands().size() == 1) {
      faults.edit(
          dropped, Edit.remove(condition.where().span()), Edit.remove(condition.whole().span()));
    }
  }

  /** The tests of one operand, not those in its parentheses. */
  private void tests(Tokens operand, Faults faults) {
    for (int i = 0; i < operand.size(); i = Clauses.next(operand, i)) {
      String word = operand.word(i);
      Span span = operand.span(i);
      if (CONTRARY.containsKey(word)) {
        faults.replace(comparison, span, CONTRARY.get(word));
      } else if (BORDER.containsKey(word)) {
        faults.replace(border, span, BORDER.get(word));
      } else if (word.equals("not")) {
        faults.remove(operand.at(i - 1, "is") ? comparison : not, span);
      } else if (word.equals("is") && !operand.at(i + 1, "not")) {
        faults.insert(comparison, span.end(), " not");
      } else if (word.equals("in") && !operand.at(i - 1, "not") && operand.at(i + 1, "(")) {
        faults.insert(comparison, span.start(), "not ");
      }
      border(operand, i)
          .ifPresent(
              number -> {
                faults.replace(border, span, String.valueOf(number + 1));
                faults.replace(border, span, String.valueOf(number - 1));
              });
    }
  }

  /** A whole number next to a comparison, or at one of the ends of a between. */
  private static Optional<Long> border(Tokens operand, int i) {
    boolean compared =
        operand.atAny(i - 1, COMPARISONS)
            || operand.atAny(i + 1, COMPARISONS)
            || operand.at(i - 1, "between")
            || (operand.at(i - 1, "and") && operand.has("between"));
    boolean fraction = operand.at(i + 1, ".");
    return compared && !fraction && operand.word(i).matches("[0-9]{1,9}")
        ? Optional.of(Long.valueOf(operand.word(i)))
        : Optional.empty();
  }
}
