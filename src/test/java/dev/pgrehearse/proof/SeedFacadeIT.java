package dev.pgrehearse.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The template with SECURITY DEFINER triggers, run as it is written, is refused six times over. */
final class SeedFacadeIT {

  private static final String MEMORIES = "public.memory_entries";
  private static final String ANALYTICS = "public.key_usage_analytics";

  private static Server server;
  private static ProofResult result;

  @BeforeAll
  static void prove() throws IOException {
    server = Servers.start(new ServerChoice.Embedded(ServerChoice.DEFAULT_VERSION));
    try (ProvedPair pair = ProvedPair.of(server, file("before.sql"), file("after.sql"))) {
      result = pair.proof().run(name -> {});
    }
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String file(String name) throws IOException {
    return Files.readString(
        Path.of(
            System.getProperty("pgrehearse.home", ""), "verification/examples/seed-facade", name));
  }

  private static List<FacadeDifference> differences(String facade, String form) {
    return result.differences().stream()
        .filter(d -> d.facade().equals(facade) && d.form().equals(form))
        .toList();
  }

  @Test
  void a_new_rows_id_comes_back_as_null() {
    assertThat(differences(MEMORIES, "insert-returning"))
        .extracting(FacadeDifference::words)
        .contains("before id is a new uuid; after null");
  }

  @Test
  void every_upsert_fails() {
    assertThat(differences(MEMORIES, "on-conflict-key-do-update"))
        .isNotEmpty()
        .allMatch(d -> d.kindOfDifference().equals("fails with 42P10"));
    assertThat(differences(MEMORIES, "postgrest-merge-duplicates")).isNotEmpty();
  }

  @Test
  void tables_with_identity_or_generated_columns_take_no_row() {
    assertThat(differences(ANALYTICS, "insert-identity")).isNotEmpty();
    assertThat(differences(ANALYTICS, "insert-generated"))
        .filteredOn(d -> d.identity().equals("service") && d.about().equals("is_slow"))
        .singleElement()
        .matches(d -> d.kindOfDifference().equals("fails with 428C9"));
  }

  @Test
  void null_becomes_the_default() {
    assertThat(differences(MEMORIES, "insert-null-for-default"))
        .extracting(FacadeDifference::words)
        .contains(MEMORIES + ": before memory_type is null; after 'context'");
  }

  @Test
  void users_write_and_give_away_each_others_rows() {
    assertThat(differences(MEMORIES, "insert-for-another"))
        .isNotEmpty()
        .allMatch(d -> d.kindOfDifference().equals("works, and failed with 42501"));
    assertThat(differences(MEMORIES, "update-others-row"))
        .filteredOn(d -> d.identity().equals("alice"))
        .extracting(FacadeDifference::words)
        .containsExactly("before 0 rows changed; after 1 row changed");
    assertThat(differences(MEMORIES, "give-away")).isNotEmpty();
    assertThat(differences(MEMORIES, "delete-others-row")).isNotEmpty();
  }

  @Test
  void an_update_is_lost_without_a_word() {
    assertThat(differences(MEMORIES, "two-sessions-update"))
        .extracting(FacadeDifference::words)
        .containsExactly("before access_count is '3'; after '2'");
    assertThat(differences(MEMORIES, "two-sessions-other-column"))
        .extracting(FacadeDifference::words)
        .containsExactly("before access_count is '2'; after '1'");
  }

  @Test
  void the_page_of_the_example_shows_the_findings_as_they_are() throws IOException {
    String page = file("README.md");
    List<String> forms =
        List.of(
            "insert-returning",
            "on-conflict-key-do-update",
            "insert-null-for-default",
            "insert-for-another",
            "two-sessions-update");
    for (String form : forms) {
      assertThat(page)
          .contains(differences(MEMORIES, form).get(0).words().replace("; after ", "\n  after "));
    }
    assertThat(page)
        .contains(
            differences(ANALYTICS, "insert-generated").stream()
                .filter(d -> d.identity().equals("service"))
                .findFirst()
                .orElseThrow()
                .words()
                .replace("; after ", "\n  after "));
  }
}
