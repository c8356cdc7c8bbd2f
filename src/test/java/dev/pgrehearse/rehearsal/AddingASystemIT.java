package dev.pgrehearse.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import dev.pgrehearse.spec.Spec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/adding-a-system.md shows files; they are files, and what it says of them comes true. */
final class AddingASystemIT {

  private static final Path HOME = Path.of(System.getProperty("pgrehearse.home", ""));
  private static final Path EXAMPLE = HOME.resolve("verification/examples/notes");

  /** A line that names a file, an empty line, and a block of code with its whole content. */
  private static final Pattern SHOWN_FILE =
      Pattern.compile(
          "(?m)^`([^`\n]+)`:\n\n```[a-z]*\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);

  @Test
  void the_example_is_rehearsed_without_a_finding() {
    try (Server server = Servers.start(new ServerChoice.Embedded(ServerChoice.DEFAULT_VERSION))) {
      RehearsalResult result =
          Rehearsal.of(new Spec(EXAMPLE).read("notes")).run(server, Progress.none());
      assertThat(result.findings()).isEmpty();
      assertThat(result.changesets())
          .extracting(played -> played.changeset().id(), played -> played.roundTrip().name())
          .contains(
              org.assertj.core.groups.Tuple.tuple("010_scrub/10_mask_addresses", "IRREVERSIBLE"),
              org.assertj.core.groups.Tuple.tuple("030_kinds/20_tasks", "IDENTICAL"),
              org.assertj.core.groups.Tuple.tuple("010_pinned/10_pinned_at", "IDENTICAL"));
      assertThat(result.checks()).isGreaterThan(20);
    }
  }

  @Test
  void the_guide_shows_the_files_as_they_are() throws IOException {
    Matcher shown = SHOWN_FILE.matcher(Files.readString(HOME.resolve("docs/adding-a-system.md")));
    List<String> files = new ArrayList<>();
    while (shown.find()) {
      files.add(shown.group(1));
      assertThat(Files.readString(EXAMPLE.resolve(shown.group(1))))
          .as("%s, as docs/adding-a-system.md shows it", shown.group(1))
          .isEqualTo(shown.group(2));
    }
    assertThat(files).hasSizeGreaterThanOrEqualTo(8).doesNotHaveDuplicates();
  }
}
