package dev.pgrehearse.spec;

import java.util.Locale;

/** When a query is measured. */
public enum Moment {
  /** On the database that the changelog starts from. */
  BEFORE,
  /** At the end of the changelog. */
  AFTER;

  /** As files write it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
