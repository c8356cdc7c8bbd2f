package dev.pgrehearse.cli;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Does to a good file what slips, bad merges, other editors and bad luck do. */
final class Mutilation {

  /** What means something in one of the formats, or nothing in any. */
  private static final List<String> PIECES =
      List.of(
          "'",
          "\"",
          "`",
          "(",
          ")",
          "[",
          "]",
          "{",
          "}",
          "<",
          ">",
          ":",
          ": ",
          ",",
          ";",
          "|",
          "&a ",
          "*a",
          "*zz",
          "- ",
          "? ",
          "!!int ",
          "!x ",
          "%",
          "@",
          "#",
          " #",
          "$$",
          "$x$",
          "${x}",
          "${",
          "--",
          "/*",
          "*/",
          "\\",
          "\\u0000",
          "\0",
          "\u0007",
          "\t",
          "\r\n",
          "\n",
          "\n\n",
          "---\n",
          "...\n",
          "\uFEFF",
          "\u2028",
          "é",
          "😀",
          "null",
          "~",
          "true",
          "yes",
          "-1",
          "0",
          "1e999",
          "99999999999999999999",
          "[]",
          "{}",
          "''",
          "..",
          "../",
          "/",
          "&lt;",
          "&x;",
          "<![CDATA[",
          "]]>",
          "<!--",
          "--changeset a:b\n",
          "--rollback ",
          "--liquibase formatted sql\n",
          "create policy p on a using (",
          "begin atomic ",
          "end",
          "case ",
          "file: a.yaml",
          "<x/>",
          "((((((((",
          "[[[[[[[[",
          "{{{{{{{{",
          "\"\"",
          "E'\\'",
          "U&'",
          "1:2",
          "2001-01-01",
          ".inf");

  private final Random random;

  Mutilation(long seed) {
    this.random = new Random(seed);
  }

  byte[] of(byte[] good, List<byte[]> others) {
    byte[] text = good;
    for (int times = 1 + random.nextInt(3); times > 0; times--) {
      text = once(text, others);
    }
    return text;
  }

  private byte[] once(byte[] text, List<byte[]> others) {
    int at = random.nextInt(text.length + 1);
    int to = Math.min(text.length, at + 1 + random.nextInt(1 + random.nextInt(40)));
    return switch (random.nextInt(11)) {
      case 0 -> joined(text, 0, at, new byte[0], to, text.length);
      case 1 -> joined(text, 0, to, slice(text, at, to), to, text.length);
      case 2, 3, 4 -> joined(text, 0, at, piece(), at, text.length);
      case 5 -> joined(text, 0, at, piece(), to, text.length);
      case 6 -> joined(text, 0, at, new byte[] {(byte) random.nextInt(256)}, to, text.length);
      case 7 -> slice(text, 0, at);
      case 8 -> lines(text);
      case 9 ->
          joined(text, 0, at, part(others.get(random.nextInt(others.size()))), to, text.length);
      default -> joined(text, 0, at, deep(), at, text.length);
    };
  }

  private byte[] deep() {
    String open =
        List.of("(", "[", "{a: ", "<a>", "- ", "not (", "case when ").get(random.nextInt(7));
    return open.repeat(1 << random.nextInt(12)).getBytes(StandardCharsets.UTF_8);
  }

  private byte[] piece() {
    return PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.UTF_8);
  }

  private byte[] part(byte[] other) {
    int from = random.nextInt(other.length);
    return slice(other, from, Math.min(other.length, from + random.nextInt(80)));
  }

  /** One line goes, comes twice, stands elsewhere or is indented otherwise. */
  private byte[] lines(byte[] text) {
    List<String> lines =
        new ArrayList<>(new String(text, StandardCharsets.ISO_8859_1).lines().toList());
    if (lines.isEmpty()) {
      return text;
    }
    int at = random.nextInt(lines.size());
    String line = lines.get(at);
    switch (random.nextInt(5)) {
      case 0 -> lines.remove(at);
      case 1 -> lines.add(at, line);
      case 2 -> lines.add(random.nextInt(lines.size()), lines.remove(at));
      case 3 -> lines.set(at, "  " + line);
      default -> lines.set(at, line.strip());
    }
    return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] slice(byte[] text, int from, int to) {
    return java.util.Arrays.copyOfRange(text, from, to);
  }

  private static byte[] joined(byte[] text, int from, int to, byte[] between, int again, int end) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(text, from, to - from);
    all.writeBytes(between);
    all.write(text, again, end - again);
    return all.toByteArray();
  }
}
