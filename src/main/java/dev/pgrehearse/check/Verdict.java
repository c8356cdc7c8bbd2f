package dev.pgrehearse.check;

import dev.pgrehearse.spec.Expectation;
import dev.pgrehearse.spec.Step;
import java.util.List;
import java.util.Optional;

/** Holds what came against what was expected. */
final class Verdict {

  private final Step step;

  Verdict(Step step) {
    this.step = step;
  }

  /** "expected …, came …", or empty when the expectation holds. */
  Optional<String> problem(Outcome outcome) {
    Expectation expectation = step.expectation();
    if (expectation instanceof Expectation.Refused refused) {
      return refused(refused, outcome);
    }
    if (outcome.isRefused()) {
      return differs(inWords(expectation), outcome);
    }
    if (expectation instanceof Expectation.Plan plan) {
      return new ExplainedPlan(outcome.rows().get(0).get(0).orElse("[]")).problem(plan);
    }
    boolean holds =
        expectation instanceof Expectation.Succeeds
            || (expectation instanceof Expectation.Count count && count.rows() == outcome.count())
            || (expectation instanceof Expectation.Rows rows && rows.rows().equals(outcome.rows()))
            || (expectation instanceof Expectation.Value value
                && List.of(List.of(value.value())).equals(outcome.rows()));
    return holds ? Optional.empty() : differs(inWords(expectation), outcome);
  }

  private static Optional<String> refused(Expectation.Refused refused, Outcome outcome) {
    boolean holds =
        refused.sqlStates().contains(outcome.sqlState())
            && refused.constraint().map(outcome.constraint()::equals).orElse(true)
            && refused.message().map(outcome.message()::contains).orElse(true);
    return holds ? Optional.empty() : differs(inWords(refused), outcome);
  }

  private static Optional<String> differs(String expected, Outcome outcome) {
    return Optional.of("expected " + expected + ", came " + outcome.inWords());
  }

  private static String inWords(Expectation expectation) {
    if (expectation instanceof Expectation.Count count) {
      return count.rows() + (count.rows() == 1 ? " row" : " rows");
    }
    if (expectation instanceof Expectation.Value value) {
      return "the value " + value.value().orElse("null");
    }
    if (expectation instanceof Expectation.Rows rows) {
      return rows.rows().isEmpty()
          ? "no rows"
          : String.join(", ", rows.rows().stream().map(Outcome::inWords).toList());
    }
    if (expectation instanceof Expectation.Refused refused) {
      return "SQLSTATE "
          + String.join(" or ", refused.sqlStates())
          + refused.constraint().map(name -> " on constraint " + name).orElse("")
          + refused.message().map(text -> " saying '" + text + "'").orElse("");
    }
    return "success";
  }
}
