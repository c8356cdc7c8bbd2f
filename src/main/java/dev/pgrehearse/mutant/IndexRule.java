package dev.pgrehearse.mutant;

import java.util.ArrayList;
import java.util.List;

/** Indexes: those that keep rows apart, and those that find them. */
final class IndexRule implements Rule {

  private static final Operator DROPPED =
      new Operator("index-dropped", "performance", "Rows are looked for one by one.");
  private static final Operator UNIQUE_DROPPED =
      new Operator(
          "unique-index-dropped", "tables", "What should be there once can be there twice.");
  private static final Operator PLAIN =
      new Operator("unique-index-plain", "tables", "An index no longer keeps rows apart.");
  private static final Operator WHERE =
      new Operator(
          "index-where-dropped", "tables", "An index holds rows that it should leave out.");
  private static final ConditionFaults CONDITIONS =
      ConditionFaults.named("tables", "index", "a partial index");

  @Override
  public List<Operator> operators() {
    List<Operator> all = new ArrayList<>(List.of(DROPPED, UNIQUE_DROPPED, PLAIN, WHERE));
    all.addAll(CONDITIONS.operators());
    return all;
  }

  @Override
  public void plant(Statement statement, Faults faults) {
    if (!statement.is("create index")) {
      return;
    }
    Tokens tokens = statement.tokens();
    boolean unique = tokens.at(1, "unique");
    faults.drop(unique ? UNIQUE_DROPPED : DROPPED);
    if (unique) {
      faults.remove(PLAIN, tokens.span(1));
    }
    int where = tokens.find(0, "where");
    // Where it keeps nothing apart, more rows in it are no fault, only larger.
    if (unique && where > 0) {
      faults.remove(WHERE, tokens.from(where).span());
      CONDITIONS.plant(Clauses.of(tokens.from(where + 1)), faults);
    }
  }
}
