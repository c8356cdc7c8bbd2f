package dev.pgrehearse.changelog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PhasingTest {

  @TempDir private Path folder;

  /** Each as {@code id label}, {@code id} or {@code id #tag}. */
  private Changelog changelog(String... changesets) throws IOException {
    StringBuilder yaml = new StringBuilder("databaseChangeLog:\n");
    for (String changeset : changesets) {
      List<String> words = List.of(changeset.split(" ", -1));
      String more = words.size() == 1 ? "" : words.get(1);
      yaml.append("  - changeSet: {id: ").append(words.get(0)).append(", author: a, ");
      if (!more.isEmpty() && !more.startsWith("#")) {
        yaml.append("labels: ").append(more).append(", ");
      }
      yaml.append("changes: [")
          .append(
              more.startsWith("#")
                  ? "tagDatabase: {tag: " + more.substring(1) + "}"
                  : "sql: {sql: select 1}")
          .append("]}\n");
    }
    Path file = folder.resolve("c.yaml");
    Files.writeString(file, yaml);
    return Changelog.open(file, folder);
  }

  private static List<String> phases(Changelog changelog) {
    return changelog.changesets().stream().map(Changeset::phase).toList();
  }

  @Test
  void labels_alone_are_phases_and_nothing_is_read_again() throws Exception {
    Changelog changelog = changelog("1 a", "2 a", "3 b");
    assertThat(phases(changelog)).containsExactly("a", "a", "b");
    assertThat(changelog.phasedBy(Set.of("a", "b"))).isSameAs(changelog);
  }

  @Test
  void nobody_speaks_of_what_has_no_label() throws Exception {
    assertThat(phases(changelog("1", "2 #v1", "3"))).containsExactly("", "", "");
  }

  @Test
  void a_tag_ends_a_phase_and_the_rest_has_a_name() throws Exception {
    Changelog changelog = changelog("1", "2 #v1", "3").phasedBy(Set.of("v1"));
    assertThat(phases(changelog)).containsExactly("v1", "v1", "up to 3 (the end)");
    assertThat(changelog.phase("v1")).contains("v1");
    assertThat(changelog.phase("v2")).isEmpty();
  }

  @Test
  void two_names_of_one_changeset_are_one_phase() throws Exception {
    Changelog changelog = changelog("1", "2 #v1").phasedBy(Set.of("v1", "end", "c.yaml"));
    assertThat(changelog.phase("end")).contains("c.yaml");
    assertThat(changelog.phase("v1")).contains("c.yaml");
    assertThat(phases(changelog)).containsOnly("c.yaml");
  }

  @Test
  void the_end_is_the_end_also_where_its_label_was_there_before() throws Exception {
    Changelog changelog = changelog("1 a", "2 b", "3 a").phasedBy(Set.of("end", "b"));
    assertThat(phases(changelog)).containsExactly("a", "b", "end");
    assertThat(changelog.phase("end")).contains("end");
    assertThat(changelog.phase("a")).contains("a");
  }

  @Test
  void a_label_keeps_its_phase_where_the_end_comes_with_it() throws Exception {
    Changelog changelog = changelog("1 a", "2 b").phasedBy(Set.of("end"));
    assertThat(phases(changelog)).containsExactly("a", "b");
    assertThat(changelog.phase("end")).contains("b");
  }

  @Test
  void a_tag_within_a_label_is_a_phase_of_its_own() throws Exception {
    Changelog changelog = changelog("1 a", "2 #v1", "3 a", "4 a").phasedBy(Set.of("v1", "a"));
    assertThat(phases(changelog)).containsExactly("a", "v1", "a", "a");
  }

  @Test
  void a_file_is_named_from_any_folder_where_that_is_one() throws Exception {
    Changelog changelog = changelog("1").phasedBy(Set.of("src/main/resources/c.yaml"));
    assertThat(changelog.phase("src/main/resources/c.yaml")).contains("src/main/resources/c.yaml");
  }
}
