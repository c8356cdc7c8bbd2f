package dev.pgrehearse.changelog;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The known name that a misspelt one most likely stands for. */
public final class NearestName {

  private final Collection<String> known;

  public NearestName(Collection<String> known) {
    this.known = known;
  }

  /** Nothing when no name is near. */
  public Optional<String> to(String written) {
    Optional<String> longer =
        known.stream()
            .filter(name -> name.regionMatches(true, 0, written, 0, written.length()))
            .min(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()));
    return longer.isPresent() ? longer : misspelt(written);
  }

  private Optional<String> misspelt(String written) {
    return known.stream()
        .filter(name -> distance(name, written) <= Math.max(2, written.length() / 3))
        .min(
            Comparator.<String>comparingInt(name -> distance(name, written))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** Levenshtein's distance, without regard to case. */
  private static int distance(String a, String b) {
    String from = a.toLowerCase(Locale.ROOT);
    String to = b.toLowerCase(Locale.ROOT);
    int[] row = new int[to.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[to.length()];
  }
}
