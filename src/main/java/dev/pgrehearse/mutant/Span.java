package dev.pgrehearse.mutant;

/**
 * A stretch of a file.
 *
 * @param start offset of its first character
 * @param end offset behind its last
 */
record Span(int start, int end) {

  Span {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("no such stretch: " + start + " to " + end);
    }
  }

  String of(String text) {
    return text.substring(start, end);
  }
}
