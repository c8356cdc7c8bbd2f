package dev.pgrehearse.changelog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import liquibase.database.DatabaseList;
import liquibase.database.core.PostgresDatabase;
import liquibase.precondition.Precondition;
import liquibase.precondition.PreconditionLogic;
import liquibase.precondition.core.DBMSPrecondition;
import liquibase.precondition.core.NotPrecondition;
import liquibase.precondition.core.OrPrecondition;

/** What must hold before a changeset, or a changelog, is run. */
record Preconditions(Optional<PreconditionLogic> written) {

  static Preconditions of(PreconditionLogic written) {
    return new Preconditions(Optional.ofNullable(written));
  }

  /** Those that ask something, however deep they stand. */
  Stream<Precondition> all() {
    List<Precondition> found = new ArrayList<>();
    written.ifPresent(logic -> collect(logic, found));
    return found.stream();
  }

  private static void collect(PreconditionLogic logic, List<Precondition> found) {
    for (Precondition nested : logic.getNestedPreconditions()) {
      if (nested instanceof PreconditionLogic inner) {
        collect(inner, found);
      } else {
        found.add(nested);
      }
    }
  }

  /** Whether they hold on every Postgres, whatever is in it. */
  boolean holdOnPostgres() {
    return written.stream().allMatch(logic -> onPostgres(logic).orElse(false));
  }

  /** Empty where the database has to be asked. */
  private static Optional<Boolean> onPostgres(Precondition precondition) {
    if (precondition instanceof DBMSPrecondition dbms) {
      return Optional.of(
          DatabaseList.definitionMatches(dbms.getType(), new PostgresDatabase(), false));
    }
    if (!(precondition instanceof PreconditionLogic logic)) {
      return Optional.empty();
    }
    List<Optional<Boolean>> each =
        logic.getNestedPreconditions().stream().map(Preconditions::onPostgres).toList();
    if (logic instanceof OrPrecondition) {
      return all(each, false).map(none -> !none);
    }
    Optional<Boolean> every = all(each, true);
    return logic instanceof NotPrecondition ? every.map(holds -> !holds) : every;
  }

  /**
   * Whether each is {@code wanted}; one that is not decides, one that is unknown leaves it open.
   */
  private static Optional<Boolean> all(List<Optional<Boolean>> each, boolean wanted) {
    if (each.contains(Optional.of(!wanted))) {
      return Optional.of(false);
    }
    return each.contains(Optional.<Boolean>empty()) ? Optional.empty() : Optional.of(true);
  }
}
