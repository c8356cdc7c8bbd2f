package dev.pgrehearse.mutant;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** A file's text and what becomes of it by some edits; what is not edited keeps its layout. */
final class Revision {

  private static final int SHOWN = 90;

  private final String text;
  private final List<Edit> edits;
  private final int first;

  /**
   * @param edits the one that a reader should look at first is the first
   */
  Revision(String text, List<Edit> edits) {
    this.text = text;
    this.first = edits.get(0).span().start();
    this.edits =
        joined(text, edits.stream().sorted(Comparator.comparing(e -> e.span().start())).toList());
  }

  /** Two cuts with nothing but blanks in between are one. */
  private static List<Edit> joined(String text, List<Edit> edits) {
    List<Edit> joined = new ArrayList<>();
    for (Edit edit : edits) {
      Edit last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
      if (last != null
          && last.removes()
          && edit.removes()
          && text.substring(last.span().end(), edit.span().start()).isBlank()) {
        joined.set(
            joined.size() - 1, Edit.remove(new Span(last.span().start(), edit.span().end())));
      } else {
        joined.add(edit);
      }
    }
    return joined;
  }

  String result() {
    StringBuilder result = new StringBuilder();
    int from = 0;
    for (Edit edit : edits) {
      Span span = edit.removes() ? withItsBlanks(edit.span()) : edit.span();
      result.append(text, from, Math.max(from, span.start())).append(edit.text());
      from = Math.max(from, span.end());
    }
    return result.append(text, from, text.length()).toString();
  }

  /** A line of which nothing is left goes whole, and two blanks become one. */
  private Span withItsBlanks(Span span) {
    int before = span.start();
    while (before > 0 && blank(text.charAt(before - 1))) {
      before--;
    }
    int behind = span.end();
    while (behind < text.length() && blank(text.charAt(behind))) {
      behind++;
    }
    boolean startsLine = before == 0 || text.charAt(before - 1) == '\n';
    boolean endsLine = behind == text.length() || text.charAt(behind) == '\n';
    if (startsLine && endsLine) {
      return new Span(before, Math.min(behind + 1, text.length()));
    }
    if (endsLine) {
      return new Span(before, behind);
    }
    if (behind > span.end()) {
      boolean first =
          before < span.start() || startsLine || "([".indexOf(text.charAt(before - 1)) >= 0;
      return new Span(span.start(), first ? behind : span.end());
    }
    boolean last = ")],;".indexOf(text.charAt(behind)) >= 0;
    return new Span(last && !startsLine ? before : span.start(), span.end());
  }

  private static boolean blank(char c) {
    return c == ' ' || c == '\t' || c == '\r';
  }

  /** The line of the first edit, counted from 1. */
  int line() {
    return 1 + (int) text.substring(0, first).chars().filter(c -> c == '\n').count();
  }

  /** The edits in words. */
  String what() {
    return edits.stream().map(this::what).distinct().collect(Collectors.joining(", "));
  }

  private String what(Edit edit) {
    String old = shown(edit.span().of(text));
    String with = shown(edit.text());
    if (edit.inserts()) {
      return "%s was added".formatted(with);
    }
    return edit.removes() ? "%s is gone".formatted(old) : "%s became %s".formatted(old, with);
  }

  private static String shown(String sql) {
    String line = sql.strip().replaceAll("^,\\s*|,$", "").replaceAll("\\s+", " ");
    return "`" + (line.length() > SHOWN ? line.substring(0, SHOWN - 1) + "…" : line) + "`";
  }
}
