package dev.pgrehearse.proof;

import dev.pgrehearse.proof.asker.Asker;
import dev.pgrehearse.proof.asker.Cast;
import dev.pgrehearse.proof.form.Grammar;
import dev.pgrehearse.proof.form.Step;
import dev.pgrehearse.proof.form.Trial;
import dev.pgrehearse.proof.subject.CannotBeTried;
import dev.pgrehearse.proof.subject.Subject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.sessions.JqwikSession;

/**
 * Several statements one after the other, made by chance, in one transaction that goes on after an
 * error. One that differs is made as short and as simple as it can be, so that it still does. jqwik
 * makes and shrinks them; it is at home in tests, and here outside of one.
 */
final class RandomSequences {

  static final String FORM = "random-sequence";

  private static final int LONGEST = 8;

  /** How many simpler sequences are tried of one that differs. */
  private static final int ATTEMPTS = 500;

  /** For how many values jqwik is to tune its generators: its own default for a property. */
  private static final int SIZE = 1000;

  /** Who does it, and what makes room for it. */
  private record Actor(Asker asker, String room) {}

  private final Battery battery;
  private final Ledger ledger;
  private final long seed;
  private final int count;

  /**
   * Sequences that the same seed makes again.
   *
   * @param count how many for each facade, if none differs
   */
  RandomSequences(Battery battery, Ledger ledger, long seed, int count) {
    this.battery = battery;
    this.ledger = ledger;
    this.seed = seed;
    this.count = count;
  }

  /** Tries them until one differs. */
  void run(Cast cast) throws SQLException {
    JqwikSession.start();
    try {
      untilOneDiffers(cast);
    } finally {
      JqwikSession.finish();
    }
  }

  private void untilOneDiffers(Cast cast) throws SQLException {
    Random random = new Random(seed);
    Set<String> known = ledger.differing(cast.facade());
    List<Asker> people = new ArrayList<>(cast.subjects().keySet());
    int done = 0;
    while (done < count && !people.isEmpty()) {
      Asker asker = people.get(done % people.size());
      Cast.Made<Shrinkable<List<Step>>> made;
      try {
        made = cast.made(asker, subject -> sequences(subject, known).next(random));
      } catch (CannotBeTried e) {
        people.remove(asker);
        if (people.isEmpty()) {
          ledger.notTried(new NotTried(cast.facade().name(), FORM, e.getMessage()));
        }
        continue;
      }
      done++;
      ledger.tried(cast.facade(), FORM);
      Actor actor = new Actor(asker, made.room());
      if (differs(actor, made.of())
          && (reported(cast, actor, shrunk(actor, made.of()))
              || reported(cast, actor, made.of()))) {
        return;
      }
    }
  }

  private static RandomGenerator<List<Step>> sequences(Subject on, Set<String> known)
      throws CannotBeTried {
    return Grammar.of(on, known)
        .list()
        .ofMinSize(1)
        .ofMaxSize(LONGEST)
        .withSizeDistribution(RandomDistribution.uniform())
        .generator(SIZE);
  }

  /** Goes on with the first of jqwik's simpler ones that differs, until none does. */
  private Shrinkable<List<Step>> shrunk(Actor actor, Shrinkable<List<Step>> found)
      throws SQLException {
    Shrinkable<List<Step>> shortest = found;
    Set<List<Step>> tried = new HashSet<>();
    Iterator<Shrinkable<List<Step>>> simpler = shortest.shrink().iterator();
    while (simpler.hasNext() && tried.size() < ATTEMPTS) {
      Shrinkable<List<Step>> candidate = simpler.next();
      if (tried.add(candidate.value()) && differs(actor, candidate)) {
        shortest = candidate;
        simpler = shortest.shrink().iterator();
      }
    }
    return shortest;
  }

  /** What differs once and not again is chance's: new keys that came in another order, say. */
  private boolean reported(Cast cast, Actor actor, Shrinkable<List<Step>> steps)
      throws SQLException {
    Trial trial = trial(actor, steps);
    Optional<String> words = battery.difference(actor.asker(), trial);
    words.ifPresent(said -> battery.report(cast.facade(), FORM, actor.asker(), trial, said));
    return words.isPresent();
  }

  private boolean differs(Actor actor, Shrinkable<List<Step>> steps) throws SQLException {
    return battery.difference(actor.asker(), trial(actor, steps)).isPresent();
  }

  private Trial trial(Actor actor, Shrinkable<List<Step>> steps) {
    return new Trial("seed " + seed, steps.value(), true, actor.room());
  }
}
