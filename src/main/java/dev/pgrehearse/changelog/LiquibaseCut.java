package dev.pgrehearse.changelog;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import liquibase.GlobalConfiguration;
import liquibase.exception.UnexpectedLiquibaseException;
import liquibase.util.StringUtil;
import liquibase.util.grammar.TokenMgrError;

/**
 * Cuts SQL into the calls that Liquibase sends, with its own tokens and to the same result as
 * {@link StringUtil#processMultiLineSQL}. That method keeps every token under a random key and
 * looks ahead from each of them: 100,000 lines take it half a minute, and a gigabyte.
 */
final class LiquibaseCut {

  private static final List<String> NOT_BEHIND_BEGIN =
      List.of("transaction", "trans", "tran", "dialog", "conversation", "distributed");
  private static final List<String> NOT_BEHIND_END = List.of("transaction", "trans", "tran");

  private final LiquibasePieces pieces;
  private final boolean split;
  private final Optional<String> delimiter;
  private final Once<Pattern> delimiterPattern;
  private final Deque<String> ahead = new ArrayDeque<>();
  private Optional<String> previous = Optional.empty();
  private int blocks;

  private LiquibaseCut(LiquibasePieces pieces, boolean split, Optional<String> delimiter) {
    this.pieces = pieces;
    this.split = split;
    this.delimiter = delimiter;
    this.delimiterPattern =
        new Once<>(() -> Pattern.compile("[\\s\n\r]*" + lowerCase(delimiter.orElse(""))));
  }

  /** SQL with a character that Liquibase's grammar has no token for is one call as it stands. */
  static Calls calls(String sql, boolean stripComments, boolean split, Optional<String> delimiter) {
    String sent = sql.replace("\r", "");
    try {
      if (strict() && delimiter.filter("/"::equals).isPresent()) {
        return new Calls(
            List.of(StringUtil.processMultiLineSQL(sent, stripComments, split, "/")), true);
      }
      LiquibasePieces pieces = new LiquibasePieces(sent, stripComments, delimiter);
      return new Calls(new LiquibaseCut(pieces, split, delimiter).cut(), pieces.comments());
    } catch (TokenMgrError | UnexpectedLiquibaseException e) {
      return new Calls(List.of(sql), false);
    }
  }

  /** Liquibase's strict mode cuts at slashes, and only there, in another way. */
  private static boolean strict() {
    return Boolean.TRUE.equals(GlobalConfiguration.STRICT.getCurrentValue());
  }

  private List<String> cut() {
    List<String> calls = new ArrayList<>();
    StringBuilder call = new StringBuilder();
    while (!ahead.isEmpty() || pieces.hasNext()) {
      String piece = ahead.isEmpty() ? pieces.next() : ahead.remove();
      countBlocks(piece);
      if (blocks == 0 && split && delimits(piece)) {
        add(calls, call);
        call.setLength(0);
      } else if (!call.isEmpty() || !piece.trim().isEmpty()) {
        call.append(piece);
      }
      previous = Optional.of(piece);
    }
    add(calls, call);
    return calls;
  }

  /** {@code String.trim} as in Liquibase: blanks beyond ASCII are text to it. */
  private static void add(List<String> calls, StringBuilder call) {
    String trimmed = call.toString().trim();
    if (!trimmed.isEmpty()) {
      calls.add(trimmed);
    }
  }

  private void countBlocks(String piece) {
    if (piece.equalsIgnoreCase("begin") && !isNext(NOT_BEHIND_BEGIN)) {
      blocks++;
    } else if (blocks > 0 && piece.equalsIgnoreCase("end") && !isNext(NOT_BEHIND_END)) {
      blocks--;
    }
  }

  private boolean isNext(List<String> words) {
    while (pieces.hasNext() && (ahead.isEmpty() || ahead.getLast().trim().isEmpty())) {
      ahead.add(pieces.next());
    }
    return !ahead.isEmpty() && words.stream().anyMatch(ahead.getLast().trim()::equalsIgnoreCase);
  }

  private boolean delimits(String piece) {
    if (delimiter.isEmpty()) {
      boolean alone = previous.isEmpty() || previous.get().endsWith("\n");
      return piece.equals(";") || (alone && (piece.equals("/") || piece.equalsIgnoreCase("go")));
    }
    String wanted = delimiter.get();
    if (wanted.equals("/") && previous.isPresent() && !previous.get().endsWith("\n")) {
      return false;
    }
    return piece.equalsIgnoreCase(wanted)
        || (wanted.length() != 1 && matches(previous.orElse("null") + piece));
  }

  private boolean matches(String lastTwo) {
    return delimiterPattern.get().matcher(lowerCase(lastTwo)).matches();
  }

  private static String lowerCase(String text) {
    return text.toLowerCase(Locale.getDefault());
  }
}
