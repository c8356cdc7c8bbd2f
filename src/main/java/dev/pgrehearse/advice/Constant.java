package dev.pgrehearse.advice;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The value of a {@code CONST}, as far as it is a text or a boolean. */
final class Constant {

  private static final int HEADER = 4;

  private Constant() {}

  static boolean isNull(Node node) {
    return node.is("CONST") && node.word("constisnull").equals("true");
  }

  static Optional<Boolean> bool(Node node) {
    if (!node.is("CONST") || node.oid("consttype") != 16 || isNull(node)) {
      return Optional.empty();
    }
    return Optional.of(bytes(node)[0] != 0);
  }

  /** What can be read in it: of a text its characters, of an array of texts those of all. */
  static Optional<String> text(Node node) {
    if (!node.is("CONST") || isNull(node) || node.word("constbyval").equals("true")) {
      return Optional.empty();
    }
    byte[] bytes = bytes(node);
    if (node.number("constlen") == -1 && bytes.length >= HEADER) {
      return Optional.of(
          new String(bytes, HEADER, bytes.length - HEADER, StandardCharsets.UTF_8)
              .replace('\0', ' '));
    }
    return Optional.of(new String(bytes, StandardCharsets.UTF_8).replace("\0", ""));
  }

  /** The type and the bytes, to tell two constants apart. */
  static String identity(Node node) {
    return node.word("consttype") + " " + node.fields().getOrDefault("constvalue", List.of());
  }

  private static byte[] bytes(Node node) {
    List<Integer> numbers =
        node.fields().getOrDefault("constvalue", List.of()).stream()
            .skip(1)
            .map(String::valueOf)
            .filter(word -> word.matches("-?\\d+"))
            .map(Integer::parseInt)
            .toList();
    byte[] bytes = new byte[Math.max(1, numbers.size())];
    for (int i = 0; i < numbers.size(); i++) {
      bytes[i] = numbers.get(i).byteValue();
    }
    return bytes;
  }
}
