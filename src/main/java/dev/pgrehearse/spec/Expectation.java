package dev.pgrehearse.spec;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What a statement of a check must do. */
public sealed interface Expectation {

  /** It succeeds, whatever it returns. */
  record Succeeds() implements Expectation {}

  /** It affects or returns so many rows. */
  record Count(long rows) implements Expectation {}

  /** It returns exactly these rows in this order, values compared as text, empty for null. */
  record Rows(List<List<Optional<String>>> rows) implements Expectation {
    public Rows {
      rows = rows.stream().map(List::copyOf).toList();
    }
  }

  /** It returns one row with one column of this text, empty for null. */
  record Value(Optional<String> value) implements Expectation {}

  /**
   * It is refused with one of these SQLSTATEs (versions of Postgres differ), and where given by
   * this constraint, saying this.
   */
  record Refused(List<String> sqlStates, Optional<String> constraint, Optional<String> message)
      implements Expectation {

    public Refused {
      sqlStates = List.copyOf(sqlStates);
      if (sqlStates.isEmpty()) {
        throw new IllegalArgumentException("a refusal has a SQLSTATE");
      }
    }

    public Refused(String sqlState, Optional<String> constraint, Optional<String> message) {
      this(List.of(sqlState), constraint, message);
    }
  }

  /** Its plan, as run, has these properties. */
  record Plan(List<String> uses, List<String> neverScans, OptionalLong maxBuffers, boolean initPlan)
      implements Expectation {
    public Plan {
      uses = List.copyOf(uses);
      neverScans = List.copyOf(neverScans);
    }
  }
}
