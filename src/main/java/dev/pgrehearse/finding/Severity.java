package dev.pgrehearse.finding;

import java.util.Locale;

/** How much a finding matters; ordered from the gravest. Only {@link #ERROR} fails a rehearsal. */
public enum Severity {
  ERROR,
  WARNING,
  INFO;

  /** The word used in reports and on the terminal. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
