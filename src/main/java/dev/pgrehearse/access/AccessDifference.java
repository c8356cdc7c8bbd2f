package dev.pgrehearse.access;

import java.util.Optional;

/**
 * A cell that is not what was expected.
 *
 * @param expected nothing where it was to be refused by privilege
 * @param observed nothing where it is refused by privilege
 */
public record AccessDifference(
    Cell.Kind kind,
    String object,
    String identity,
    String verb,
    Optional<Access> expected,
    Optional<Access> observed) {

  /** Whether the identity may now do something that it was not to. */
  public boolean widened() {
    return more(observed, expected);
  }

  /** Whether it may no longer do what it was to. A cell can be both. */
  public boolean narrowed() {
    return more(expected, observed);
  }

  /** Whether one of the two could not be judged. */
  public boolean unjudged() {
    return observed.filter(Access.Unjudged.class::isInstance).isPresent();
  }

  private static boolean more(Optional<Access> here, Optional<Access> there) {
    if (here.isEmpty() || here.get() instanceof Access.Unjudged) {
      return false;
    }
    return there.isEmpty() || here.get().exceeds(there.get());
  }

  /** {@code bob may now select more of public.profiles: own → all}. */
  public String sentence() {
    String how = widened() ? (narrowed() ? "differently" : "more") : "less";
    return "%s may %s: %s → %s".formatted(identity, phrase(how), word(expected), word(observed));
  }

  private String phrase(String how) {
    if (verb.equals("reveals")) {
      return "now learn " + how + " about rows of " + object + " that he cannot read";
    }
    String target = verb.equals("execute") ? object : how + " of " + object;
    return "now " + verb + " " + target;
  }

  static String word(Optional<Access> access) {
    return access.map(Access::text).orElse("refused by privilege");
  }
}
