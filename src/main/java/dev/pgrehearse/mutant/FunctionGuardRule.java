package dev.pgrehearse.mutant;

import java.util.List;
import java.util.Set;

/** What a function refuses, and what it writes. */
final class FunctionGuardRule implements Rule {

  private static final Operator GUARD =
      new Operator(
          "function-guard-dropped", "functions", "A function no longer refuses something.");
  private static final Operator RAISE =
      new Operator(
          "function-raise-dropped", "functions", "A function goes on where it should stop.");
  private static final Operator FACADE_GUARD =
      new Operator(
          "facade-guard-dropped",
          "facades",
          "A facade's trigger no longer notices that the row has changed.");
  private static final Operator WRITE =
      new Operator("function-write-dropped", "functions", "A function leaves out what it writes.");
  private static final Operator ASSIGNMENT =
      new Operator(
          "function-assignment-dropped", "functions", "A function leaves a value as it is.");
  private static final Set<String> NO_EXCEPTION =
      Set.of("notice", "warning", "info", "log", "debug");
  private static final Set<String> STARTS = Set.of(";", "begin", "then", "else", "loop", "");
  private static final Set<String> WRITES = Set.of("insert", "update", "delete", "perform");

  @Override
  public List<Operator> operators() {
    return List.of(FACADE_GUARD, GUARD, RAISE, WRITE, ASSIGNMENT);
  }

  @Override
  public void plant(Statement statement, Faults faults) {
    if (Routine.in(statement)) {
      boolean trigger = new Routine(statement).returnsTrigger();
      new Routine(statement).body().ifPresent(body -> body(body, trigger, faults));
    }
  }

  private static void body(Tokens body, boolean trigger, Faults faults) {
    for (int i = 0; i < body.size(); i++) {
      int end = body.find(i, ";");
      if (end < 0 || !body.atAny(i - 1, STARTS)) {
        continue;
      }
      if (body.at(i, "if")) {
        guard(body, i, trigger, faults);
      } else if (body.at(i, "raise")
          && !body.atAny(i + 1, NO_EXCEPTION)
          && !inGuard(body, i, end)) {
        faults.remove(RAISE, body.span(i, end + 1));
      } else if (body.atAny(i, WRITES)) {
        faults.remove(WRITE, body.span(i, end + 1));
      } else if (body.at(body.afterName(i), ":=")) {
        faults.remove(ASSIGNMENT, body.span(i, end + 1));
      }
    }
  }

  /** {@code if … then raise …; end if;} and nothing else. */
  private static void guard(Tokens body, int start, boolean trigger, Faults faults) {
    int then = then(body, start);
    int end = body.find(then, ";");
    if (then > 0
        && body.at(then + 1, "raise")
        && !body.atAny(then + 2, NO_EXCEPTION)
        && body.at(end + 1, "end", "if", ";")) {
      boolean compares = body.part(start, then).find(1, "distinct") > 0 || old(body, start, then);
      Operator operator = trigger && compares && conflict(body, then, end) ? FACADE_GUARD : GUARD;
      faults.remove(operator, body.span(start, end + 4));
    }
  }

  private static boolean old(Tokens body, int from, int to) {
    return body.part(from, to).find(0, "old") >= 0 || body.part(from, to).find(0, "found") >= 0;
  }

  /** 40001 is what a facade answers when the row changed under its feet. */
  private static boolean conflict(Tokens body, int from, int to) {
    String raise = body.part(from, to).normal();
    return raise.contains("'40001'") || raise.contains("serialization_failure");
  }

  private static int then(Tokens body, int start) {
    int i = start + 1;
    while (i < body.size() && !body.at(i, "then") && !body.at(i, ";")) {
      i = Clauses.next(body, i);
    }
    return body.at(i, "then") ? i : -1;
  }

  /** Such a guard goes as a whole. */
  private static boolean inGuard(Tokens body, int raise, int end) {
    if (!body.at(raise - 1, "then") || !body.at(end + 1, "end", "if", ";")) {
      return false;
    }
    for (int i = raise - 2; i >= 0 && !body.at(i, ";"); i--) {
      if (body.at(i, "if") && body.atAny(i - 1, STARTS) && then(body, i) == raise - 1) {
        return true;
      }
    }
    return false;
  }
}
