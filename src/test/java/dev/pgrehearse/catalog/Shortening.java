package dev.pgrehearse.catalog;

import dev.pgrehearse.catalog.WatchStep.Manner;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes a sequence that differs as short as it can be, so that it still does: without half of its
 * steps, without a quarter, without one, then without single statements, and each by itself. jqwik
 * would make names and manners by chance anew.
 */
final class Shortening {

  /** Plays a sequence, and says how it differs, if it does. */
  interface Trial {
    Optional<String> difference(List<WatchStep> steps) throws SQLException;
  }

  private final Trial trial;
  private int attempts;
  private List<WatchStep> shortest;
  private String words;

  private Shortening(Trial trial, List<WatchStep> found, String words, int attempts) {
    this.trial = trial;
    this.shortest = found;
    this.words = words;
    this.attempts = attempts;
  }

  /**
   * What the shortest one found came to.
   *
   * @param attempts how many are tried at most
   */
  static String of(Trial trial, List<WatchStep> found, String words, int attempts)
      throws SQLException {
    Shortening shortening = new Shortening(trial, found, words, attempts);
    for (int size = found.size() / 2; size > 0; size /= 2) {
      shortening.withoutPieces(size);
    }
    shortening.withoutStatements();
    shortening.inSimpleManners();
    return shortening.words;
  }

  private void withoutPieces(int size) throws SQLException {
    for (int from = shortest.size() - size; from >= 0; from -= size) {
      List<WatchStep> shorter = new ArrayList<>(shortest.subList(0, from));
      shorter.addAll(shortest.subList(from + size, shortest.size()));
      attempt(shorter);
    }
  }

  private void withoutStatements() throws SQLException {
    for (int i = shortest.size() - 1; i >= 0; i--) {
      for (int j = shortest.get(i).draws().size() - 1; j >= 0; j--) {
        WatchStep step = shortest.get(i);
        List<Draw> draws = new ArrayList<>(step.draws());
        draws.remove(j);
        attempt(with(i, new WatchStep(step.manner(), draws)));
      }
    }
  }

  private void inSimpleManners() throws SQLException {
    for (int i = 0; i < shortest.size(); i++) {
      attempt(with(i, new WatchStep(Manner.EACH, shortest.get(i).draws())));
    }
  }

  private List<WatchStep> with(int index, WatchStep step) {
    List<WatchStep> changed = new ArrayList<>(shortest);
    changed.set(index, step);
    return changed;
  }

  private void attempt(List<WatchStep> candidate) throws SQLException {
    if (attempts-- > 0 && !candidate.equals(shortest)) {
      Optional<String> difference = trial.difference(candidate);
      if (difference.isPresent()) {
        shortest = candidate;
        words = difference.get();
      }
    }
  }
}
