package dev.pgrehearse.rehearsal;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** How long what was worked on. What goes on side by side counts on each side. */
final class TimeSpent {

  /** What there is to work on. */
  enum Work {
    LIQUIBASE("Liquibase"),
    CATALOG("looks at the catalog"),
    ROWS("looks at rows"),
    ADVICE("privileges and rules"),
    ACCESS("access"),
    CHECKS("checks"),
    COPIES("copies of databases"),
    FIXTURES("prelude and fixtures");

    private final String words;

    Work(String words) {
      this.words = words;
    }
  }

  private final Map<Work, Long> nanos = new EnumMap<>(Work.class);

  /**
   * Something was worked on until now.
   *
   * @param since as {@link System#nanoTime} said it
   */
  synchronized void add(Work work, long since) {
    nanos.merge(work, System.nanoTime() - since, Long::sum);
  }

  /** Milliseconds, by what was worked on in words. */
  synchronized Map<String, Long> inMs() {
    Map<String, Long> all = new LinkedHashMap<>();
    nanos.forEach((work, spent) -> all.put(work.words, spent / 1_000_000));
    return Collections.unmodifiableMap(all);
  }
}
