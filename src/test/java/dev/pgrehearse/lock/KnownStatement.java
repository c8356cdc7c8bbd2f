package dev.pgrehearse.lock;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A line of statements.txt.
 *
 * @param from the first major version that takes it
 * @param before what is there already
 * @param sql one or more statements, in one transaction
 * @param alone whether it takes no transaction
 * @param locks those that stop writes, by table
 * @param rules that it is told by
 */
record KnownStatement(
    int from, String before, String sql, boolean alone, String locks, List<String> rules) {

  private static final String ALONE = "alone: ";

  static List<KnownStatement> all() throws IOException {
    try (var file = KnownStatement.class.getResourceAsStream("/lock/statements.txt")) {
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(KnownStatement::of)
          .toList();
    }
  }

  private static KnownStatement of(String line) {
    List<String> parts = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
    if (parts.size() != 5) {
      throw new IllegalArgumentException("five columns, please: " + line);
    }
    String sql = parts.get(2);
    return new KnownStatement(
        Integer.parseInt(parts.get(0)),
        parts.get(1),
        sql.startsWith(ALONE) ? sql.substring(ALONE.length()) : sql,
        sql.startsWith(ALONE),
        parts.get(3),
        Stream.of(parts.get(4).split(", ")).filter(rule -> !rule.equals("-")).toList());
  }
}
