package dev.pgrehearse.access;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words that functions have ready for what they say, and the names that the server says: they
 * come from the changelog, whatever stands in rows.
 */
final class Wording {

  private static final Pattern COMMENT = Pattern.compile("--[^\\n]*");
  private static final Pattern LITERAL = Pattern.compile("'((?:[^']|'')*)'");
  private static final String QUOTES = "''";
  private static final Pattern GAP = Pattern.compile("%(?:\\d+\\$)?[sIL]?");

  private final Set<String> pieces = new TreeSet<>();

  Wording(Collection<String> bodies, Collection<String> names) {
    for (String body : bodies) {
      Matcher literal = LITERAL.matcher(COMMENT.matcher(body).replaceAll(""));
      while (literal.find()) {
        pieces.addAll(List.of(GAP.split(literal.group(1).replace(QUOTES, "'"))));
      }
    }
    pieces.addAll(names);
  }

  /**
   * Whether {@code words} say {@code value} otherwise than as a part of something longer that they
   * would say anyway. Where it stands alone, as in a gap that was filled, nobody knows.
   */
  boolean leaves(String words, String value) {
    List<String> longer =
        pieces.stream()
            .filter(piece -> piece.length() > value.length() && piece.contains(value))
            .filter(words::contains)
            .toList();
    for (int at = words.indexOf(value); at >= 0; at = words.indexOf(value, at + 1)) {
      if (!isWithin(words, at, at + value.length(), longer)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isWithin(String words, int from, int to, List<String> pieces) {
    for (String piece : pieces) {
      for (int at = words.indexOf(piece);
          at >= 0 && at <= from;
          at = words.indexOf(piece, at + 1)) {
        if (to <= at + piece.length()) {
          return true;
        }
      }
    }
    return false;
  }
}
