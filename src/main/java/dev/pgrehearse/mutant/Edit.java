package dev.pgrehearse.mutant;

/** Other text in the place of a stretch of a file. */
record Edit(Span span, String text) {

  static Edit remove(Span span) {
    return new Edit(span, "");
  }

  static Edit replace(Span span, String text) {
    return new Edit(span, text);
  }

  static Edit insert(int at, String text) {
    return new Edit(new Span(at, at), text);
  }

  boolean removes() {
    return text.isEmpty();
  }

  boolean inserts() {
    return span.start() == span.end();
  }
}
