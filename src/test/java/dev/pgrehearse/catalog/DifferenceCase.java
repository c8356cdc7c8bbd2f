package dev.pgrehearse.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One entry of differences.sql or of once_missed.sql.
 *
 * @param seen the sentences expected, one that ends in "…" by its beginning
 */
record DifferenceCase(
    String title,
    String given,
    String change,
    String undo,
    List<String> seen,
    int from,
    int until) {

  static List<DifferenceCase> all() throws IOException {
    return of("differences.sql");
  }

  static List<DifferenceCase> onceMissed() throws IOException {
    return of("once_missed.sql");
  }

  private static List<DifferenceCase> of(String resource) throws IOException {
    return Arrays.stream(read(resource).split("(?m)^-- case: "))
        .skip(1)
        .map(DifferenceCase::parsed)
        .toList();
  }

  static String read(String resource) throws IOException {
    try (InputStream file = DifferenceCase.class.getResourceAsStream(resource)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static DifferenceCase parsed(String text) {
    StringBuilder given = new StringBuilder();
    StringBuilder change = new StringBuilder();
    StringBuilder undo = new StringBuilder();
    List<String> seen = new ArrayList<>();
    int from = 15;
    int until = 99;
    StringBuilder part = change;
    List<String> lines = text.lines().toList();
    for (String line : lines.subList(1, lines.size())) {
      if (line.equals("-- given")) {
        part = given;
      } else if (line.equals("-- undo")) {
        part = undo;
      } else if (line.startsWith("-- seen: ")) {
        seen.add(line.substring("-- seen: ".length()));
      } else if (line.startsWith("-- from ")) {
        from = Integer.parseInt(line.substring("-- from ".length()));
      } else if (line.startsWith("-- until ")) {
        until = Integer.parseInt(line.substring("-- until ".length()));
      } else if (line.startsWith("--")) {
        throw new IllegalArgumentException("what is this in a case: " + line);
      } else {
        part.append(line).append('\n');
      }
    }
    return new DifferenceCase(
        lines.get(0),
        given.toString().strip(),
        change.toString().strip(),
        undo.toString().strip(),
        List.copyOf(seen),
        from,
        until);
  }

  boolean runsOn(int version) {
    return from <= version && version <= until;
  }

  static boolean isSeen(String expected, String sentence) {
    return expected.endsWith("…")
        ? sentence.startsWith(expected.substring(0, expected.length() - 1))
        : sentence.equals(expected);
  }
}
