package dev.pgrehearse.proof;

import dev.pgrehearse.proof.answer.Answer;
import dev.pgrehearse.proof.answer.Comparison;
import dev.pgrehearse.proof.answer.TrialOutcome;
import dev.pgrehearse.proof.asker.Asker;
import dev.pgrehearse.proof.asker.Cast;
import dev.pgrehearse.proof.asker.Side;
import dev.pgrehearse.proof.form.StatementForm;
import dev.pgrehearse.proof.form.Trial;
import dev.pgrehearse.proof.subject.CannotBeTried;
import dev.pgrehearse.proof.subject.Facade;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tries every form of statement on a facade, as everybody, and on the table that it stands for. */
final class Battery {

  private static final Pattern OID = Pattern.compile("table %(\\d+)");

  private static final int ASKED = 6;

  private final Side before;
  private final Side after;
  private final Ledger ledger;
  private final Set<String> forms;

  Battery(Side before, Side after, Ledger ledger, Set<String> forms) {
    this.forms = Set.copyOf(forms);
    this.before = before;
    this.after = after;
    this.ledger = ledger;
  }

  void prove(Cast cast) throws SQLException {
    for (StatementForm form : StatementForm.battery()) {
      if (forms.contains(form.slug())) {
        prove(cast, form);
      }
    }
  }

  private void prove(Cast cast, StatementForm form) throws SQLException {
    String reason = "";
    boolean tried = false;
    for (Asker asker : cast.subjects().keySet()) {
      if (form.byOwner() && !asker.isMigration()) {
        continue;
      }
      try {
        Cast.Made<List<Trial>> made = cast.made(asker, form.making()::of);
        for (Trial trial : made.of()) {
          compare(cast.facade(), form.slug(), asker, trial.after(made.room()));
        }
        tried = true;
      } catch (CannotBeTried e) {
        reason = e.getMessage();
      }
    }
    if (!tried) {
      ledger.notTried(new NotTried(cast.facade().name(), form.slug(), reason));
    }
  }

  /** What the table alone says to it. */
  Answer onTheTable(Asker asker, Trial trial) throws SQLException {
    return before.run(asker, trial).last();
  }

  void compare(Facade facade, String form, Asker asker, Trial trial) throws SQLException {
    ledger.tried(facade, form);
    Optional<String> difference = difference(asker, trial);
    if (difference.isPresent()) {
      report(facade, form, asker, trial, difference.get());
    }
  }

  /**
   * Does the trial on both sides, and on the first once more where they do not agree. A value that
   * chance picks out of a few may be the same twice: it is asked for until it has had its chance.
   */
  Optional<String> difference(Asker asker, Trial trial) throws SQLException {
    Optional<String> difference = once(asker, trial);
    for (int i = 1; i < ASKED && difference.filter(Comparison::isOfValues).isPresent(); i++) {
      difference = once(asker, trial);
    }
    return difference;
  }

  private Optional<String> once(Asker asker, Trial trial) throws SQLException {
    TrialOutcome old = before.run(asker, trial);
    TrialOutcome now = after.run(asker, trial);
    return new Comparison(old, now, () -> before.run(asker, trial)).difference();
  }

  void report(Facade facade, String form, Asker asker, Trial trial, String words) {
    ledger.differs(
        new FacadeDifference(
            facade.name(),
            facade.kind().word(),
            form,
            trial.about(),
            asker.identity().name(),
            trial.text().replace(String.valueOf(facade.table()), "{oid of the table}"),
            named(words)));
  }

  private String named(String words) {
    Matcher oids = OID.matcher(words);
    return oids.replaceAll(found -> Matcher.quoteReplacement(name(Long.parseLong(found.group(1)))));
  }

  /** As it was before; what is new after goes by its name there. */
  private String name(long oid) {
    return before.name(oid).or(() -> after.name(oid)).orElse("a table that is gone");
  }
}
