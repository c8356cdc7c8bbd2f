package dev.pgrehearse.advice;

import dev.pgrehearse.finding.Location;

/**
 * A finding that somebody has looked at and decided to live with.
 *
 * @param rule the rule's name
 * @param on the object, as {@link Advice#object} has it, with or without its kind
 * @param because why that is right
 * @param location where it is written
 */
public record Waiver(String rule, String on, String because, Location location) {

  public Waiver {
    if (rule.isBlank() || on.isBlank() || because.isBlank()) {
      throw new IllegalArgumentException("a waiver names a rule, an object and a reason");
    }
  }

  /** Whether this is what it agrees to; the kind of the object may be left out. */
  public boolean covers(Advice advice) {
    return advice.rule().equals(rule)
        && (advice.object().equals(on) || advice.object().endsWith(" " + on));
  }
}
