package dev.pgrehearse.finding;

import java.util.Comparator;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * One thing that is wrong.
 *
 * @param rule stable kebab-case name, documented in docs/rules.md
 * @param severity only {@link Severity#ERROR} makes a rehearsal fail
 * @param changeset id of the changeset, or empty where the finding belongs to none
 * @param location file and line to look at, or {@link Location#NONE}
 * @param message what happened, in the user's names
 * @param fix what to do, with text to paste where there is some
 * @param subject the object that message and fix name, or empty: by it findings of one cause are
 *     known although they name different ones
 */
public record Finding(
    String rule,
    Severity severity,
    String changeset,
    Location location,
    String message,
    String fix,
    String subject)
    implements Comparable<Finding> {

  private static final Comparator<Finding> ORDER =
      Comparator.comparing(Finding::severity)
          .thenComparing(Finding::location)
          .thenComparing(Finding::changeset)
          .thenComparing(Finding::rule)
          .thenComparing(Finding::message);

  public Finding {
    if (!rule.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
      throw new IllegalArgumentException("a rule's name is kebab-case, not '" + rule + "'");
    }
    Objects.requireNonNull(severity, "severity");
    Objects.requireNonNull(changeset, "changeset");
    Objects.requireNonNull(location, "location");
    Objects.requireNonNull(subject, "subject");
    if (message.isBlank() || fix.isBlank()) {
      throw new IllegalArgumentException(
          rule + ": a finding says what is wrong and how to mend it");
    }
  }

  /** One that is not about an object. */
  public Finding(
      String rule,
      Severity severity,
      String changeset,
      Location location,
      String message,
      String fix) {
    this(rule, severity, changeset, location, message, fix, "");
  }

  public static Finding error(
      String rule, String changeset, Location location, String message, String fix) {
    return new Finding(rule, Severity.ERROR, changeset, location, message, fix);
  }

  public static Finding warning(
      String rule, String changeset, Location location, String message, String fix) {
    return new Finding(rule, Severity.WARNING, changeset, location, message, fix);
  }

  public static Finding info(
      String rule, String changeset, Location location, String message, String fix) {
    return new Finding(rule, Severity.INFO, changeset, location, message, fix);
  }

  /** The same, of an object that its words name. */
  public Finding about(String object) {
    return new Finding(rule, severity, changeset, location, message, fix, object);
  }

  /** The same in other words. */
  public Finding reworded(UnaryOperator<String> ofMessage, UnaryOperator<String> ofFix) {
    return new Finding(
        rule, severity, changeset, location, ofMessage.apply(message), ofFix.apply(fix), subject);
  }

  @Override
  public int compareTo(Finding other) {
    return ORDER.compare(this, other);
  }
}
