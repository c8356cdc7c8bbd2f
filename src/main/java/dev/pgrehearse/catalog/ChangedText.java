package dev.pgrehearse.catalog;

import java.util.List;

/**
 * Two values in one sentence: the first line that differs, and of a long line only what matters.
 */
record ChangedText(String from, String to) {
  private static final int LONGEST = 160;
  private static final int CONTEXT = 40;

  String words() {
    List<String> before = from.lines().toList();
    List<String> after = to.lines().toList();
    if (from.indexOf('\n') < 0 && to.indexOf('\n') < 0) {
      return sentence(from, to);
    }
    int line = 0;
    while (line < before.size()
        && line < after.size()
        && before.get(line).equals(after.get(line))) {
      line++;
    }
    if (line == before.size() && line == after.size()) {
      return "in its line breaks only";
    }
    String was = lineOrNothing(before, line);
    String is = lineOrNothing(after, line);
    return "in line %d %s"
        .formatted(
            line + 1,
            was.strip().equals(is.strip())
                ? sentence('"' + was + '"', '"' + is + '"')
                : sentence(was.strip(), is.strip()));
  }

  private static String lineOrNothing(List<String> lines, int line) {
    return line < lines.size() ? lines.get(line) : "";
  }

  private static String sentence(String from, String to) {
    int same = 0;
    while (same < from.length() && same < to.length() && from.charAt(same) == to.charAt(same)) {
      same++;
    }
    int start = Math.max(from.length(), to.length()) <= LONGEST ? 0 : Math.max(0, same - CONTEXT);
    return "from %s to %s".formatted(excerpt(from, start), excerpt(to, start));
  }

  private static String excerpt(String text, int start) {
    if (text.isEmpty()) {
      return "nothing";
    }
    int end = Math.min(text.length(), start + LONGEST);
    return (start > 0 ? "…" : "") + text.substring(start, end) + (end < text.length() ? "…" : "");
  }
}
