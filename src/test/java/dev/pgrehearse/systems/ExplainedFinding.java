package dev.pgrehearse.systems;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of the table in docs/plpgsql-check.md.
 *
 * @param function with its argument types
 * @param message level and message
 * @param because why the function is right all the same
 */
record ExplainedFinding(String function, String message, String because) {

  private static final Pattern ROW =
      Pattern.compile("\\| `([a-z][^`]*\\([^`]*\\))` \\| `([^`]+)` \\| (.+) \\|");

  ExplainedFinding {
    if (because.isBlank()) {
      throw new IllegalArgumentException(function + ": an explanation has a reason");
    }
  }

  static List<ExplainedFinding> readFrom(Path page) throws IOException {
    List<ExplainedFinding> found = new ArrayList<>();
    for (String line : Files.readAllLines(page)) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        found.add(new ExplainedFinding(row.group(1), row.group(2), row.group(3)));
      }
    }
    return List.copyOf(found);
  }
}
