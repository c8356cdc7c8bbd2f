package dev.pgrehearse.advice;

import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Location;
import dev.pgrehearse.finding.Severity;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a rule has to say about one object of a database, whoever made it.
 *
 * @param object a stable key such as {@code table public.orders}, by which it can be waived
 */
public record Advice(String rule, String object, Severity severity, String message, String fix)
    implements Comparable<Advice> {

  private static final Comparator<Advice> ORDER =
      Comparator.comparing(Advice::severity)
          .thenComparing(Advice::rule)
          .thenComparing(Advice::object);

  public Advice {
    if (object.isBlank()) {
      throw new IllegalArgumentException(rule + ": advice is about an object");
    }
  }

  /**
   * Whether both speak of the same: their wording may differ with the privileges of the moment, and
   * of an open table another rule may speak, which knows more of it.
   */
  public boolean isAboutTheSameAs(Advice other) {
    return object.equals(other.object) && Rulebook.areOfOneFault(rule, other.rule);
  }

  /** The same, of an object that has another name now, which is also the one to mend it by. */
  public Advice about(String renamed) {
    return renamed.equals(object)
        ? this
        : new Advice(rule, renamed, severity, in(message, renamed), in(fix, renamed));
  }

  /** The words of both names are the same but for those that have changed. */
  private String in(String text, String renamed) {
    List<String> before = List.of(object.split(" ", -1));
    List<String> after = List.of(renamed.split(" ", -1));
    if (before.size() != after.size()) {
      return text;
    }
    String changed = text;
    for (int i = 0; i < before.size(); i++) {
      if (!before.get(i).equals(after.get(i))) {
        changed =
            changed.replaceAll(
                "(?<![\\w.])" + Pattern.quote(before.get(i)) + "(?!\\w)",
                Matcher.quoteReplacement(after.get(i)));
      }
    }
    return changed;
  }

  /** As a finding of the changeset that brought it about. */
  public Finding asFinding(String changeset, Location location) {
    return new Finding(rule, severity, changeset, location, object + ": " + message, fix, object);
  }

  @Override
  public int compareTo(Advice other) {
    return ORDER.compare(this, other);
  }
}
