package dev.pgrehearse.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The table of clients in docs/facade-compatibility.md is made of the tables of their pages, and
 * these by the runs of RailsIT, PythonStacksIT, NodeStacksIT and HibernateIT. With {@code
 * -Dpgrehearse.write=true} it is written.
 */
final class StackSummaryTest {

  private static final Path DOCS =
      Path.of(System.getProperty("pgrehearse.home", "")).resolve("docs");
  private static final int STACKS_AT_LEAST = 9;
  private static final String HEAD = "| client | steps | same on the facade |";
  private static final Pattern STEP =
      Pattern.compile(
          "(?m)^\\| (?<step>[^|`]+) \\| `.*` \\| (?<facade>same|`.*`) \\| (?<mended>same|`.*`) \\|$");

  @Test
  void the_page_counts_what_the_clients_pages_say() throws IOException {
    List<String> rows = new ArrayList<>();
    try (Stream<Path> pages = Files.list(DOCS.resolve("clients"))) {
      for (Path page : pages.sorted().toList()) {
        row(page, rows);
      }
    }
    assertThat(rows).hasSizeGreaterThanOrEqualTo(STACKS_AT_LEAST);
    Path file = DOCS.resolve("facade-compatibility.md");
    String text = Files.readString(file);
    int start = text.indexOf(HEAD);
    assertThat(start).isNotNegative();
    int end = text.indexOf("\n\n", start) + 1;
    String written =
        text.substring(0, start)
            + HEAD
            + " same with what its page says | differs in any case |\n|---|---|---|---|---|\n"
            + String.join("", rows)
            + text.substring(end);
    if (Boolean.getBoolean("pgrehearse.write")) {
      Files.writeString(file, written);
    } else {
      assertThat(text).isEqualTo(written);
    }
  }

  private static void row(Path page, List<String> rows) throws IOException {
    String text = Files.readString(page);
    Matcher steps = STEP.matcher(text);
    int all = 0;
    int same = 0;
    int mended = 0;
    List<String> left = new ArrayList<>();
    while (steps.find()) {
      all++;
      same += steps.group("facade").equals("same") ? 1 : 0;
      if (steps.group("mended").equals("same")) {
        mended++;
      } else {
        left.add(steps.group("step").strip());
      }
    }
    if (all > 0) {
      String name = page.getFileName().toString();
      rows.add(
          "| [%s](clients/%s) | %d | %d | %d | %s |\n"
              .formatted(
                  text.lines().findFirst().orElseThrow().replace("# ", ""),
                  name,
                  all,
                  same,
                  mended,
                  left.isEmpty() ? "nothing" : String.join("; ", left)));
    }
  }
}
