package dev.pgrehearse.proof.answer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether two values are alike, piece by piece: a piece that differs between two runs on one side
 * is the clock's or chance's, and only has to be of the same kind; every other one must be equal. A
 * new uuid on one side stands for the same one on the other wherever it shows.
 */
final class Likeness {

  private static final List<Pattern> KINDS =
      List.of(
          Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"),
          Pattern.compile(
              "\\d{4}-\\d\\d-\\d\\d[ T]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?([+-]\\d\\d(:\\d\\d)?)?"),
          Pattern.compile("\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?"),
          Pattern.compile("\\d+(\\.\\d+)?"),
          Pattern.compile("[0-9A-Za-z]+"));

  private static final Pattern PIECE =
      Pattern.compile(
          "(?s)"
              + String.join("|", KINDS.subList(0, 3).stream().map(Pattern::pattern).toList())
              + "|[0-9A-Za-z]+(\\.\\d+)?|.");

  private final Map<String, String> uuids = new HashMap<>();

  /**
   * Judges one value.
   *
   * @param again what the first side gave when it was asked once more
   */
  boolean alike(Optional<String> one, Optional<String> other, Optional<String> again) {
    if (one.equals(other)) {
      return true;
    }
    if (one.isEmpty() || other.isEmpty() || again.isEmpty()) {
      return false;
    }
    List<String> first = pieces(one.get());
    List<String> second = pieces(other.get());
    List<String> control = pieces(again.get());
    if (first.size() != second.size() || first.size() != control.size()) {
      return false;
    }
    for (int i = 0; i < first.size(); i++) {
      boolean chance = !first.get(i).equals(control.get(i));
      if (!first.get(i).equals(second.get(i))
          && !(chance && sameKind(first.get(i), second.get(i)))) {
        return false;
      }
    }
    return true;
  }

  private boolean sameKind(String one, String other) {
    if (kind(one) == 0 && kind(other) == 0) {
      return uuids.computeIfAbsent(one, key -> other).equals(other);
    }
    return kind(one) == kind(other);
  }

  static boolean isUuid(String text) {
    return kind(text) == 0;
  }

  private static int kind(String piece) {
    for (int i = 0; i < KINDS.size(); i++) {
      if (KINDS.get(i).matcher(piece).matches()) {
        return i;
      }
    }
    return -1;
  }

  private static List<String> pieces(String text) {
    List<String> pieces = new ArrayList<>();
    Matcher piece = PIECE.matcher(text);
    while (piece.find()) {
      pieces.add(piece.group());
    }
    return pieces;
  }
}
