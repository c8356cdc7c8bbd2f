package dev.pgrehearse.proof;

import dev.pgrehearse.proof.answer.Comparison;
import dev.pgrehearse.proof.answer.TrialOutcome;
import dev.pgrehearse.proof.asker.Asker;
import dev.pgrehearse.proof.asker.Cast;
import dev.pgrehearse.proof.subject.CannotBeTried;
import dev.pgrehearse.proof.subject.Facade;
import dev.pgrehearse.proof.subject.Subject;
import dev.pgrehearse.server.Database;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Has two sessions change one row of every facade and of its table, and compares. */
final class Races {

  static final String SAME = "two-sessions-update";
  static final String ELSEWHERE = "two-sessions-other-column";

  private final Database before;
  private final Database after;
  private final Ledger ledger;
  private final String form;

  /**
   * Both are changed for good.
   *
   * @param before a clone that nobody else needs
   * @param after likewise
   */
  Races(Database before, Database after, Ledger ledger, String form) {
    this.before = before;
    this.after = after;
    this.ledger = ledger;
    this.form = form;
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
    for (Map.Entry<Asker, Subject> who : cast.subjects().entrySet()) {
      try {
        if (difference.isEmpty()) {
          difference = race(one, other, cast.facade(), who.getKey(), who.getValue());
        }
      } catch (CannotBeTried e) {
        if (who.getKey().isMigration()) {
          ledger.notTried(new NotTried(cast.facade().name(), form, e.getMessage()));
        }
      }
    }
  }

  private Optional<String> race(
      TwoSessions one, TwoSessions other, Facade facade, Asker asker, Subject on)
      throws SQLException, CannotBeTried {
    String first = TwoSessions.update(on);
    String second = form.equals(SAME) ? first : TwoSessions.elsewhere(on);
    TrialOutcome old = one.run(asker, on, first, second);
    TrialOutcome now = other.run(asker, on, first, second);
    Optional<String> difference = new Comparison(old, now, () -> old).difference();
    ledger.tried(facade, form);
    difference.ifPresent(
        words ->
            ledger.differs(
                new FacadeDifference(
                    facade.name(),
                    facade.kind().word(),
                    form,
                    "",
                    asker.identity().name(),
                    first + ";\n" + second,
                    words)));
    return difference;
  }
}
