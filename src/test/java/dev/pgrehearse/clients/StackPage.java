package dev.pgrehearse.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page under docs/clients: what to write, in a block of code that the test runs, and behind it
 * the table of what each step came to. With {@code -Dpgrehearse.write=true} the table is written
 * instead of compared.
 */
record StackPage(Path file) {

  private static final int STEPS_AT_LEAST = 20;
  private static final String HEAD =
      """
      | step | on the table | on the facade | with what is written here |
      |---|---|---|---|
      """;

  static StackPage of(String name) {
    return new StackPage(
        Path.of(System.getProperty("pgrehearse.home", ""))
            .resolve("docs/clients")
            .resolve(name + ".md"));
  }

  /** The page's block of code in that language. */
  String code(String language) throws IOException {
    Matcher block =
        Pattern.compile("(?ms)^```%s\\n(.*?)^```$".formatted(language))
            .matcher(Files.readString(file));
    assertThat(block.find()).as("a block of %s in %s", language, file.getFileName()).isTrue();
    return block.group(1);
  }

  /** Steps and what they came to, as a script prints them: one a line, with a tab between. */
  static Map<String, String> outcomes(String printed) {
    Map<String, String> outcomes = new LinkedHashMap<>();
    printed
        .lines()
        .forEach(
            line -> {
              String[] parts = line.split("\t", 2);
              assertThat(parts).as(line).hasSize(2);
              assertThat(outcomes.put(parts[0], parts[1])).as("twice: %s", line).isNull();
            });
    return outcomes;
  }

  void holds(Map<String, String> table, Map<String, String> facade, Map<String, String> mended)
      throws IOException {
    assertThat(table).hasSizeGreaterThanOrEqualTo(STEPS_AT_LEAST);
    assertThat(facade.keySet()).containsExactlyElementsOf(table.keySet());
    assertThat(mended.keySet()).containsExactlyElementsOf(table.keySet());
    StringBuilder rows = new StringBuilder(HEAD);
    table.forEach(
        (step, outcome) ->
            rows.append(
                "| %s | %s | %s | %s |\n"
                    .formatted(
                        step,
                        cell(outcome),
                        against(outcome, facade.get(step)),
                        against(outcome, mended.get(step)))));
    String page = Files.readString(file);
    int head = page.indexOf(HEAD.lines().findFirst().orElseThrow());
    assertThat(head).as("a table in %s", file.getFileName()).isNotNegative();
    String written = page.substring(0, head) + rows;
    if (Boolean.getBoolean("pgrehearse.write")) {
      Files.writeString(file, written);
    } else {
      assertThat(page).isEqualTo(written);
    }
  }

  private static String against(String table, String other) {
    return other.equals(table) ? "same" : cell(other);
  }

  private static String cell(String outcome) {
    return "`%s`".formatted(outcome.replace("|", "\\|"));
  }
}
