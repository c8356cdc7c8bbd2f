package dev.pgrehearse.access;

import java.util.Optional;
import java.util.Set;

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

  /** What comes of other verbs: no role is granted them. */
  private static final Set<String> NO_PRIVILEGES =
      Set.of("give", "take", "reveals", CascadeQuestion.DELETE, CascadeQuestion.UPDATE);

  /** Whether the identity may now do something that it was not to. */
  public boolean widened() {
    return more(observed, expected, true);
  }

  /** Likewise between two states, whose rows are not the same. */
  boolean widenedWhateverTheRows() {
    return more(observed, expected, false);
  }

  /** Whether it may no longer do what it was to. A cell can be both. */
  public boolean narrowed() {
    return more(expected, observed, true);
  }

  /** Whether it is done by a foreign key, to rows that the identity has no right to itself. */
  public boolean happensByCascade() {
    return CascadeQuestion.itself(verb).isPresent();
  }

  /** Whether one of the two could not be judged. */
  public boolean unjudged() {
    return observed.filter(Access.Unjudged.class::isInstance).isPresent();
  }

  private static boolean more(Optional<Access> here, Optional<Access> there, boolean counting) {
    if (here.isEmpty() || here.get() instanceof Access.Unjudged) {
      return false;
    }
    return there.isEmpty() || here.get().exceeds(there.get(), counting);
  }

  /** {@code bob may now select more of public.profiles: own → all}. */
  public String sentence() {
    String how = widened() ? (narrowed() ? "differently" : "more") : "less";
    return "%s may %s: %s → %s"
        .formatted(identity, phrase(how), word(verb, expected), word(verb, observed));
  }

  private String phrase(String how) {
    if (verb.equals("reveals")) {
      return "now learn " + how + " about rows of " + object + " that he cannot read";
    }
    String target = verb.equals("execute") ? object : how + " of " + object;
    return "now " + verb + " " + target;
  }

  /** What an identity may do, or why it may not: some verbs are no privileges. */
  public static String word(String verb, Optional<Access> access) {
    return access
        .map(Access::text)
        .orElse(NO_PRIVILEGES.contains(verb) ? "nothing" : "refused by privilege");
  }
}
