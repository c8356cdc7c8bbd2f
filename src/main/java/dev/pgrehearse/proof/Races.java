package dev.pgrehearse.proof;

import dev.pgrehearse.server.Database;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Has two sessions change one row of every facade and of its table, and compares. */
final class Races {

  static final String FORM = "two-sessions-update";

  private final Database before;
  private final Database after;
  private final Ledger ledger;

  /**
   * Both are changed for good.
   *
   * @param before a clone that nobody else needs
   * @param after likewise
   */
  Races(Database before, Database after, Ledger ledger) {
    this.before = before;
    this.after = after;
    this.ledger = ledger;
  }

  void run(List<Cast> casts) throws SQLException {
    try (TwoSessions one = TwoSessions.on(before);
        TwoSessions other = TwoSessions.on(after)) {
      for (Cast cast : casts) {
        race(one, other, cast);
      }
    }
  }

  /** As each until they differ: from there on the rows are not the same any more. */
  private void race(TwoSessions one, TwoSessions other, Cast cast) throws SQLException {
    Optional<String> difference = Optional.empty();
    for (Map.Entry<Guise, Subject> who : cast.subjects().entrySet()) {
      try {
        if (difference.isEmpty()) {
          difference = race(one, other, cast.facade(), who.getKey(), who.getValue());
        }
      } catch (CannotBeTried e) {
        if (who.getKey().isMigration()) {
          ledger.notTried(new NotTried(cast.facade().name(), FORM, e.getMessage()));
        }
      }
    }
  }

  private Optional<String> race(
      TwoSessions one, TwoSessions other, Facade facade, Guise guise, Subject on)
      throws SQLException, CannotBeTried {
    String statement = TwoSessions.update(on);
    Outcome old = one.run(guise, on);
    Outcome now = other.run(guise, on);
    Optional<String> difference = new Comparison(old, now, () -> old).difference();
    ledger.tried(facade, FORM);
    difference.ifPresent(
        words ->
            ledger.differs(
                new Difference(
                    facade.name(),
                    facade.kind().word(),
                    FORM,
                    "",
                    guise.identity().name(),
                    statement,
                    words)));
    return difference;
  }
}
