package dev.pgrehearse;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the guide says of the kill rates is what the kept records say, and they reach the goal. */
final class KillRatesTest {

  private static final double GOAL = 0.98;
  private static final Set<String> NO_SURVIVOR_IN = Set.of("policies", "grants", "views");

  @Test
  void the_guide_names_the_rate_of_each_kept_record() throws IOException {
    String guide = Tree.text(Tree.HOME.resolve("docs/guide.md"));
    List<String> systems = new ArrayList<>();
    for (Path file : records()) {
      JsonNode record = new ObjectMapper().readTree(file.toFile());
      JsonNode mutation = record.path("mutation");
      int planted = mutation.path("planted").asInt();
      int killed = mutation.path("killed").asInt();
      systems.add(record.path("system").asText());
      assertThat(guide)
          .contains(
              String.format(
                  Locale.ROOT,
                  "| `%s` | %d | %d | %.1f %% |",
                  record.path("system").asText(),
                  planted,
                  killed,
                  100.0 * killed / planted));
    }
    assertThat(systems).containsExactly("crm", "reorganization", "sovereign-identity");
  }

  @Test
  void every_kept_record_reaches_the_goal_without_a_survivor_where_none_may_be()
      throws IOException {
    for (Path file : records()) {
      JsonNode mutation = new ObjectMapper().readTree(file.toFile()).path("mutation");
      int planted = mutation.path("planted").asInt();
      assertThat((double) mutation.path("killed").asInt() / planted)
          .as(file.toString())
          .isGreaterThanOrEqualTo(GOAL);
      assertThat(mutation.path("survivors")).hasSize(planted - mutation.path("killed").asInt());
      for (JsonNode row : mutation.path("operators")) {
        if (NO_SURVIVOR_IN.contains(row.path("group").asText())) {
          assertThat(row.path("killed").asInt())
              .as(row.path("operator").asText())
              .isEqualTo(row.path("planted").asInt());
        }
      }
    }
  }

  private static List<Path> records() throws IOException {
    try (Stream<Path> files = Files.walk(Tree.HOME.resolve("verification"), 2)) {
      return files
          .filter(file -> file.getFileName().toString().equals("mutation.json"))
          .sorted()
          .toList();
    }
  }
}
