package dev.pgrehearse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Projects of each kind, as lint finds them. */
final class ZooTest {

  private static final int ANIMALS_AT_LEAST = 16;
  private static final int CLEAN_AT_LEAST = 8;

  @TempDir private Path folder;

  static List<ZooAnimal> animals() throws IOException {
    return ZooAnimal.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("animals")
  void lint_says_what_is_expected_and_no_more(ZooAnimal animal) throws IOException {
    Path project = animal.project(folder);
    List<String> arguments = new ArrayList<>(List.of("lint"));
    arguments.addAll(animal.arguments(project, animal.lint()));
    arguments.add(project.resolve(animal.changelog()).toString());

    CommandRun run = CommandRun.of(arguments);

    assertThat(run.err()).isEmpty();
    assertThat(ZooAnimal.heads(run, project)).as(run.out()).isEqualTo(animal.lint().says());
    assertThat(run.exitCode()).isEqualTo(animal.lint().exit());
  }

  /** A finding that nobody would act on is a false alarm: who expects one says why it is none. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("animals")
  void each_finding_is_justified(ZooAnimal animal) throws IOException {
    String page = Files.readString(animal.home().resolve("README.md"));

    assertThat(page).contains("**In the manner of.** ", "**Found.**");
    assertThat(
            Stream.concat(animal.lint().says().stream(), animal.rehearsal().says().stream())
                .map(line -> "- `" + line.split("  ", -1)[1] + "`")
                .distinct())
        .allSatisfy(rule -> assertThat(page).contains(rule));
  }

  @Test
  void half_of_the_projects_are_clean() throws IOException {
    assertThat(animals()).hasSizeGreaterThanOrEqualTo(ANIMALS_AT_LEAST);
    assertThat(animals().stream().filter(ZooAnimal::isClean))
        .hasSizeGreaterThanOrEqualTo(CLEAN_AT_LEAST);
  }
}
