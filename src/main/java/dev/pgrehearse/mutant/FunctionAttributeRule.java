package dev.pgrehearse.mutant;

import java.util.List;

/** With whose rights a function runs, and what Postgres may think of it. */
final class FunctionAttributeRule implements Rule {

  private static final String GROUP = "functions";
  private static final Operator DEFINER =
      new Operator("function-definer", GROUP, "A function runs with the rights of its owner.");
  private static final Operator INVOKER =
      new Operator("function-invoker", GROUP, "A function runs with the rights of its caller.");
  private static final Operator SEARCH_PATH =
      new Operator(
          "function-search-path-dropped", GROUP, "The caller chooses where names are looked up.");
  private static final Operator STRICT =
      new Operator("function-strict-dropped", GROUP, "A function is called with null.");
  private static final Operator VOLATILITY =
      new Operator(
          "function-volatility-changed", GROUP, "A function sees rows as of another moment.");
  private static final Operator VOLATILE =
      new Operator(
          "function-made-volatile", "performance", "A function is called once for each row.");

  @Override
  public List<Operator> operators() {
    return List.of(DEFINER, INVOKER, SEARCH_PATH, STRICT, VOLATILITY, VOLATILE);
  }

  @Override
  public void plant(Statement statement, Faults faults) {
    if (!statement.createsRoutine()) {
      return;
    }
    Routine routine = new Routine(statement);
    Tokens tokens = statement.tokens();
    security(routine, tokens, faults);
    searchPath(routine, tokens, faults);
    strict(routine, tokens, faults);
    if (statement.is("create function")) {
      volatility(routine, tokens, faults);
    }
  }

  private static void security(Routine routine, Tokens tokens, Faults faults) {
    int security = routine.attribute("security");
    if (security < 0) {
      faults.insert(DEFINER, routine.attributesEnd(), " security definer");
    } else if (tokens.at(security + 1, "definer")) {
      faults.replace(INVOKER, tokens.span(security + 1), "invoker");
    } else {
      faults.replace(DEFINER, tokens.span(security + 1), "definer");
    }
  }

  private static void searchPath(Routine routine, Tokens tokens, Faults faults) {
    int set = routine.attribute("set", "search_path");
    if (set < 0) {
      return;
    }
    int end = set + 4;
    while (tokens.at(end, ",")) {
      end += 2;
    }
    faults.remove(SEARCH_PATH, tokens.span(set, end));
  }

  private static void strict(Routine routine, Tokens tokens, Faults faults) {
    int strict = routine.attribute("strict");
    int returnsNull = routine.attribute("returns", "null", "on", "null", "input");
    if (strict >= 0) {
      faults.remove(STRICT, tokens.span(strict));
    } else if (returnsNull >= 0) {
      faults.remove(STRICT, tokens.span(returnsNull, returnsNull + 5));
    }
  }

  private static void volatility(Routine routine, Tokens tokens, Faults faults) {
    int now = routine.attribute("volatile");
    int stable = routine.attribute("stable");
    int immutable = routine.attribute("immutable");
    if (stable >= 0) {
      faults.replace(VOLATILE, tokens.span(stable), "volatile");
    } else if (immutable >= 0) {
      faults.replace(VOLATILE, tokens.span(immutable), "volatile");
    } else if (now >= 0) {
      faults.replace(VOLATILITY, tokens.span(now), "stable");
    } else {
      faults.insert(VOLATILITY, routine.attributesEnd(), " stable");
    }
  }
}
