package dev.pgrehearse.proof;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement with another outcome on the facade than on the table.
 *
 * @param facade its name
 * @param kind how it takes writes
 * @param form slug of the statement form
 * @param about what tells the statement apart from others of its form, or empty
 * @param identity as whom
 * @param statement what was done
 * @param words both outcomes
 * @param mend what to do about it, where more is known than that the two are to be alike
 */
public record FacadeDifference(
    String facade,
    String kind,
    String form,
    String about,
    String identity,
    String statement,
    String words,
    Optional<String> mend) {

  private static final Pattern FAILURE = Pattern.compile("fails with ([0-9A-Z]{5,8})");

  /** Likewise, with nothing to be done but to make the two alike. */
  FacadeDifference(
      String facade,
      String kind,
      String form,
      String about,
      String identity,
      String statement,
      String words) {
    this(facade, kind, form, about, identity, statement, words, Optional.empty());
  }

  /** Without a user's values: SQLSTATEs, or that the result is another. */
  String kindOfDifference() {
    int middle = words.indexOf("; after ");
    String old = failure(words.substring(0, middle));
    String now = failure(words.substring(middle));
    if (words.contains("'only the view'")) {
      return "silently hits only the view";
    }
    if (old.isEmpty() && now.isEmpty()) {
      return "another result";
    }
    return now.isEmpty() ? "works, and failed with " + old : "fails with " + now;
  }

  private static String failure(String side) {
    Matcher failure = FAILURE.matcher(side);
    return failure.find() ? failure.group(1) : "";
  }
}
