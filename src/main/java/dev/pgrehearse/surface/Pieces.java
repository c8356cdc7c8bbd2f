package dev.pgrehearse.surface;

import java.util.ArrayList;
import java.util.List;

/** Cuts a list where its commas are: not in quotes, nor in brackets. */
final class Pieces {

  private Pieces() {}

  static List<String> of(String text) {
    List<String> pieces = new ArrayList<>();
    StringBuilder piece = new StringBuilder();
    char quote = 0;
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '(' || c == '[') {
        depth++;
      } else if (c == ')' || c == ']') {
        depth--;
      } else if (c == ',' && depth == 0) {
        pieces.add(piece.toString().strip());
        piece.setLength(0);
        continue;
      }
      piece.append(c);
    }
    if (!piece.toString().isBlank()) {
      pieces.add(piece.toString().strip());
    }
    return pieces;
  }
}
