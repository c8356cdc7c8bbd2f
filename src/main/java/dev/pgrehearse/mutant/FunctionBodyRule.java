package dev.pgrehearse.mutant;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a function or a do does. */
final class FunctionBodyRule implements Rule {

  private static final String GROUP = "functions";
  private static final ConditionFaults CONDITIONS =
      ConditionFaults.named(GROUP, "function", "a function");
  private static final Operator LOCK =
      new Operator("function-lock-dropped", GROUP, "A row is read without keeping others from it.");
  private static final Operator ARITHMETIC =
      new Operator("function-sign-flipped", GROUP, "Plus stands for minus, or minus for plus.");
  private static final Operator RETURN =
      new Operator(
          "function-return-changed", GROUP, "A trigger returns no row, or one that it should not.");
  private static final Set<String> MODES = Set.of("nowait", "skip", "locked");

  @Override
  public List<Operator> operators() {
    List<Operator> all = new ArrayList<>(CONDITIONS.operators());
    all.addAll(List.of(LOCK, ARITHMETIC, RETURN));
    return all;
  }

  @Override
  public void plant(Statement statement, Faults faults) {
    if (!Routine.in(statement)) {
      return;
    }
    Routine routine = new Routine(statement);
    routine.body().ifPresent(body -> body(body, routine.returnsTrigger(), faults));
  }

  private static void body(Tokens body, boolean trigger, Faults faults) {
    CONDITIONS.plant(Clauses.in(body), faults);
    for (int i = 0; i < body.size(); i++) {
      lock(body, i, faults);
      sign(body, i, faults);
      if (trigger) {
        returned(body, i, faults);
      }
    }
  }

  /** {@code for update}, {@code for no key update of o skip locked} and so on. */
  private static void lock(Tokens body, int i, Faults faults) {
    int behind = i + 1;
    if (body.at(behind, "no", "key")) {
      behind += 2;
    } else if (body.at(behind, "key")) {
      behind += 1;
    }
    if (!body.at(i, "for") || (!body.at(behind, "update") && !body.at(behind, "share"))) {
      return;
    }
    behind++;
    if (body.at(behind, "of")) {
      behind = body.afterName(behind + 1);
      while (body.at(behind, ",")) {
        behind = body.afterName(behind + 1);
      }
    }
    while (body.atAny(behind, MODES)) {
      behind++;
    }
    faults.remove(LOCK, body.span(i, behind));
  }

  /** Only before a number or an interval: other differences have no sum of the same type. */
  private static void sign(Tokens body, int i, Faults faults) {
    boolean sign = body.at(i, "+") || body.at(i, "-");
    boolean binary = body.word(i - 1).matches("[a-z0-9_\"].*|[)\\]]") && !keyword(body.word(i - 1));
    boolean shift = body.word(i + 1).matches("[0-9]+") || body.at(i + 1, "interval");
    if (sign && binary && shift) {
      faults.replace(ARITHMETIC, body.span(i), body.at(i, "+") ? "-" : "+");
    }
  }

  private static boolean keyword(String word) {
    return Set.of("return", "select", "then", "else", "and", "or", "in", "by", "when", "not")
        .contains(word);
  }

  private static void returned(Tokens body, int i, Faults faults) {
    if (!body.at(i, "return") || !body.at(i + 2, ";")) {
      return;
    }
    switch (body.word(i + 1)) {
      case "new", "old" -> faults.replace(RETURN, body.span(i + 1), "null");
      case "null" -> faults.replace(RETURN, body.span(i + 1), "new");
      default -> {
        // What is returned is computed; its conditions have faults of their own.
      }
    }
  }
}
